/** What the county calls a safe household. */
export const safeHouseholdsZh = {
  heading: '平安家庭标准',
  lead: '一年里一家人做到这几项就是平安家庭。只数做了什么；发布后不改，只能从以后的一天起换新的一版。',
  loading: '正在取标准',
  inForce: '现行第 {{version}} 版，{{day}}起',
  coming: '第 {{version}} 版，{{day}}起',
  none: '还没有发布过，居民看不到这一项。',
  kinds: {
    members: '家里至少几个人参加',
    deeds: '至少做几件事',
    kinds: '至少做几类事',
    months: '至少几个月做过事',
    points: '一年至少多少分',
  },
  atLeast: {
    members: '家里有 {{count}} 个人参加',
    deeds: '一起做了 {{count}} 件事',
    kinds: '做过 {{count}} 类事',
    months: '有 {{count}} 个月做过事',
    points: '一年得到 {{count}} 分',
  },
  form: {
    heading: '发布新的一版',
    hint: '不要求的留空。',
    from: '从哪天起',
    fromMissing: '选明天或更晚的一天。',
    wrong: '填 1 到 10000 的整数，或留空。',
    nothing: '至少填一项。',
    send: '发布',
    done: '发布了。',
  },
};
