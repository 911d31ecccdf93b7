import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  activity_not_found: {
    status: 404,
    zh: '没有这个活动。',
    en: 'There is no such activity.',
  },
  participant_not_found: {
    status: 404,
    zh: '名单上没有这个人。',
    en: 'Nobody of that kind is on the list.',
  },
  activity_cancelled: {
    status: 409,
    zh: '这个活动已经取消了。',
    en: 'This activity was called off.',
  },
  sign_up_over: {
    status: 409,
    zh: '报名已经截止。',
    en: 'The time to sign up is over.',
  },
  signed_up_already: {
    status: 409,
    zh: '您已经报过名了。',
    en: 'You have signed up already.',
  },
  priority_first: {
    status: 409,
    zh: '{time} 以前先请累计满 {points} 分的居民报名，之后人人都可以报。',
    en: 'Until {time} those who have ever earned {points} points sign up first; then everybody can.',
  },
  at_the_same_time: {
    status: 409,
    zh: '这个时间您已经报了“{title}”。要换，请先取消那一个。',
    en: 'You have signed up for “{title}” at that time. Please withdraw there first.',
  },
  no_seat_to_give_up: {
    status: 409,
    zh: '您没有报名，或者已经取消了。',
    en: 'You have not signed up, or have withdrawn already.',
  },
  begun_already: {
    status: 409,
    zh: '活动已经开始，不用再取消；没有来不会扣分。',
    en: 'It has begun: there is no need to withdraw. Not coming costs no points.',
  },
  code_wrong: {
    status: 422,
    zh: '这不是活动的签到码，请扫组织者屏幕上的码。',
    en: 'This is no code of an activity. Please scan the one on the organiser’s screen.',
  },
  code_over: {
    status: 409,
    zh: '这个码已经过时了，请扫屏幕上现在的码。',
    en: 'This code is over. Please scan the one that the screen shows now.',
  },
  not_now: {
    status: 409,
    zh: '现在不在签到、签退的时间里。请找组织者登记。',
    en: 'This is not the time to sign in or out. Please ask the organiser.',
  },
  no_seat: {
    status: 409,
    zh: '名额满了，您没有座位。请找组织者，有空位会给您登记。',
    en: 'All seats are taken and you have none. Please ask the organiser, who can put you on the list.',
  },
  signed_in_already: {
    status: 409,
    zh: '已经签到了，不用再签。',
    en: 'You are signed in already.',
  },
  not_signed_in: {
    status: 409,
    zh: '还没有签到，不能签退。请找组织者登记。',
    en: 'You have not signed in, so you cannot sign out. Please ask the organiser.',
  },
  signed_out_already: {
    status: 409,
    zh: '已经签退，时间记过了。',
    en: 'You are signed out already, and your time was counted.',
  },
  organiser_is_participant: {
    status: 403,
    zh: '发布、亮码、登记的人和参加者不能是同一个人。只是同名的，请由发布人以外、不同名的工作人员登记到名单上，再由另一位核对。',
    en: 'Whoever publishes the activity, shows its code or enters the line does not take part. If it is only the same name, please have a colleague of another name, who did not publish it, enter the line and a second one confirm it.',
  },
  participant_nameless: {
    status: 409,
    zh: '这个账号还没有姓名，分不清是不是组织者本人。请先在“我的资料”里或到窗口填好姓名，再签到、登记。',
    en: 'This account has no name yet, so it cannot be told apart from the organiser. Please give the name in the profile or at the window first.',
  },
  counted_already: {
    status: 409,
    zh: '这个人的时间已经记过了（{minutes} 分钟），不会再记一次。',
    en: 'The time of this person was counted already ({minutes} minutes); it is not counted again.',
  },
  presence_times: {
    status: 422,
    zh: '时间对不上这个活动，请核对来、去的时间。',
    en: 'These times do not fit the activity. Please check when they came and left.',
  },
  not_yet: {
    status: 422,
    zh: '时间还没有到，不能先登记。',
    en: 'That time has not come yet.',
  },
  sheet_too_late: {
    status: 409,
    zh: '活动结束已超过 {days} 天，不能再补登记。',
    en: 'It ended more than {days} days ago: nothing is entered any more.',
  },
  who_was_it: {
    status: 422,
    zh: '请从名单上选人，或填手机号；没有手机号的，填姓名和住处。只填一样。',
    en: 'Please choose somebody from the list, or give a phone number; of somebody without one, the name and the home. One of the three.',
  },
  person_unknown: {
    status: 404,
    zh: '这个手机号还没有注册。请先在“代办”里替他登记（受理员、网格员都能办），再补这一行。',
    en: 'Nobody has registered with this number. Please have them registered first, under “For somebody”, by intake or the grid worker.',
  },
  person_unknown_named: {
    status: 404,
    zh: '那里没有叫这个名字、又没有手机号的账号。有号码的请填号码；没有账号的请先在窗口办。',
    en: 'Nobody of that name lives there with an account that has no number. Please give the number of who has one; who has no account gets one at the window.',
  },
  person_several: {
    status: 409,
    zh: '那里没有手机号、叫这个名字的不止一个人，分不清是哪一位。请选到网格，或先在窗口给本人补上号码。',
    en: 'Several without a number have that name there, and nobody can tell which it is. Please choose the grid, or have a number added at the window first.',
  },
  times_wrong: {
    status: 422,
    zh: '开始要早于结束，报名截止不能晚于结束，最长三天。',
    en: 'It begins before it ends, sign-up closes by its end, and it takes three days at most.',
  },
  time_past: {
    status: 422,
    zh: '开始和报名截止都要在以后。',
    en: 'It begins, and sign-up closes, in the future.',
  },
  too_far_ahead: {
    status: 422,
    zh: '太早了，请在开始前四百天以内发布。',
    en: 'That is too far ahead: at most four hundred days.',
  },
  priority_wrong: {
    status: 422,
    zh: '优先报名要在以后、报名截止以前结束。',
    en: 'The early sign-up ends in the future and before sign-up closes.',
  },
  words_missing: {
    status: 422,
    zh: '请填写完整，不能只有空格。',
    en: 'Please fill this in: blanks alone say nothing.',
  },
  kept_too_many: {
    status: 422,
    zh: '留给第一次参加的名额要少于总名额。',
    en: 'Fewer seats are kept for first-timers than there are.',
  },
  area_not_yours: {
    status: 404,
    zh: '没有这个区域，或不归您管。',
    en: 'There is no such area, or it is not yours.',
  },
  activity_begun: {
    status: 409,
    zh: '已经有人签到，不能再改时间。',
    en: 'Somebody has signed in: the time cannot be changed any more.',
  },
  activity_counted: {
    status: 409,
    zh: '已经记了时间，不能再取消。',
    en: 'Time was counted already: it cannot be called off any more.',
  },
  not_counted: {
    status: 409,
    zh: '还没有记时间，没有可以撤回的。',
    en: 'Nothing was counted, so there is nothing to take back.',
  },
  taken_back_already: {
    status: 409,
    zh: '已经撤回了。',
    en: 'It was taken back already.',
  },
  list_changed: {
    status: 409,
    zh: '名单刚刚变过，有的已经核对或撤回。请重新看一遍再核对。',
    en: 'The list has changed: some of it was confirmed or taken back. Please look at it again first.',
  },
  confirmed_by_another: {
    status: 403,
    zh: '剩下的要由另一位组织者核对：是您自己登记的，或和登记、核对的人同名。',
    en: 'What is left is for another organiser to confirm: you entered it, or the name is that of who entered or confirms it.',
  },
  entered_yourself: {
    status: 403,
    zh: '登记的人不能自己撤回，请另一位工作人员来办。',
    en: 'Whoever entered it does not take it back: please ask a colleague.',
  },
  not_there: {
    status: 409,
    zh: '参加过的人才能评价。',
    en: 'Only those who were there can say how it was.',
  },
  no_hours: {
    status: 409,
    zh: '这段时间没有志愿时长。',
    en: 'There are no volunteer hours between these days.',
  },
  name_first: {
    status: 409,
    zh: '请先在个人资料里填好姓名，证明上要写。',
    en: 'Please fill in your name in your profile first: it stands on the certificate.',
  },
  days_wrong: {
    status: 422,
    zh: '开始的日子要在结束以前，结束不能晚于今天。',
    en: 'The first day comes before the last, and the last is not after today.',
  },
  certificate_not_found: {
    status: 404,
    zh: '没有这个编号的证明，或本人已注销。请核对编号。',
    en: 'There is no certificate of this number, or its owner has left. Please check the number.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
});
