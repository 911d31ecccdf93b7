/** Name, home grid and age: once for a new phone, later as my data. */
export const profileZh = {
  title: '头一回来，认识一下',
  editTitle: '我的资料',
  ageTitle: '您的年龄',
  line: '填好名字和住的网格，报上来的事能更快派到跟前的人。',
  gift: '填好以后看一遍新手指引，送一份新人见面礼，一人一次。',
  name: '怎么称呼您',
  nameHint: '工作人员看到的名字遮住中间（张*芳），公示里从不出现。',
  nameMissing: '填一个称呼，别人叫得出就行。',
  town: '镇（街道）',
  community: '社区（村）',
  grid: '网格',
  choose: '请选择',
  gridMissing: '一级一级选到网格。',
  gridHint: '不知道是哪个网格，就选离家最近的。',
  ageGroup: '年龄段（可不填）',
  ageGroupHint:
    '有的奖品请某个年龄段的人先换。不填也能用所有功能，填了随时可以撤回；没有人单独看到。',
  ageGroups: {
    '18_34': '18–34 岁',
    '35_59': '35–59 岁',
    '60_plus': '60 岁以上',
    none: '不填',
  },
  save: '好了',
  later: '以后再填',
};

export type ProfileTexts = typeof profileZh;
