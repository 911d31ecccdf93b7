/** What a newcomer is shown, page by page. */
export const tourZh = {
  title: '新手指引',
  step: '第 {{n}} 页，共 {{of}} 页',
  next: '下一页',
  previous: '上一页',
  finish: '看完了，领见面礼',
  finishAgain: '看完了',
  done: '谢谢您看完',
  doneGift: '见面礼这就入账，在“积分”里能看到。一人一次。',
  doneProfile: '填好名字和住处，见面礼就到。',
  profile: '去填一下',
  points: '看看积分',
  pages: {
    danger: {
      title: '有危险，先打电话',
      line: '着火打 119，有人受伤、打架打 110、120。不要为了积分靠近危险，那样不计分。',
    },
    report: {
      title: '看见了，就报一件',
      line: '拍张照、定个位、说一句。没网也能写，连上网自己发。办的人看不到您是谁。',
    },
    follow: {
      title: '办到哪一步，您都看得到',
      line: '二十四小时内有人回应。办完请您来确认，不满意可以要求重办。',
    },
    points: {
      title: '每一分都写着为什么',
      line: '细则人人可看。点赞、转发、签到、拉人进来都不给分；提意见、有纠纷、去投诉，一分也不扣。',
    },
    together: {
      title: '一起做，一起用',
      line: '报名活动、当志愿者、参加议事会。攒的分可以换东西，也可以送给村里。不会用手机，社区窗口一样办。',
    },
  },
};
