/** Words around what a newcomer is shown. */
export const tourZh = {
  title: '新手指引',
  step: '第 {{n}} 页，共 {{of}} 页',
  next: '下一页',
  previous: '上一页',
  finish: '看完了，领见面礼',
  finishAgain: '看完了',
  done: '谢谢您看完',
  doneGift: '见面礼在“积分”里能看到。一人一次：这个手机号以前领过的，要工作人员看过再入账。',
  doneProfile: '填好名字和住处，见面礼就到。',
  profile: '去填一下',
  points: '看看积分',
};
