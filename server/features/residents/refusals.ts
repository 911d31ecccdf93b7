import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  code_wrong: {
    status: 422,
    zh: '验证码不对或已过期，请重新获取。',
    en: 'The code is wrong or has expired. Please request a new one.',
  },
  code_just_sent: {
    status: 429,
    zh: '验证码刚发过，请 {seconds} 秒后再要一次。',
    en: 'A code has just been sent. Please ask again in {seconds} seconds.',
  },
  codes_too_many: {
    status: 429,
    zh: '获取验证码的次数用完了，请在 {time} 以后再试；急事请打热线或到社区窗口办理。',
    en: 'No more codes for now. Please try again after {time}; the hotline and the community window are there meanwhile.',
  },
  tries_too_many: {
    status: 429,
    zh: '验证码输错的次数太多，为了您的账号安全，请在 {time} 以后再试；急事请打热线或到社区窗口办理。',
    en: 'Too many wrong codes. To keep the account safe, please try again after {time}; the hotline and the community window are there meanwhile.',
  },
  effort_needed: {
    status: 422,
    zh: '这会儿发验证码前要先核对一下，手机会自动完成，请再按一次。',
    en: 'A short check is needed before a code is sent; the phone does it by itself. Please press again.',
  },
  sms_limited: {
    status: 429,
    zh: '短信运营商提示这个号码收得太频繁，请过一小时再试；也可以到社区窗口办理。',
    en: 'The SMS provider says that this number gets too many messages. Please try again in an hour, or go to the community window.',
  },
  phone_refused: {
    status: 422,
    zh: '这个手机号收不到短信，请检查号码。',
    en: 'This phone number cannot receive messages. Please check it.',
  },
  sms_unavailable: {
    status: 503,
    zh: '短信暂时发不出去，请稍后再试；也可以到社区窗口办理。',
    en: 'Messages cannot be sent right now. Please try later, or go to the community window.',
  },
  grid_unknown: {
    status: 422,
    zh: '没有这个网格，请重新选择。',
    en: 'There is no such grid. Please choose again.',
  },
  too_young: {
    status: 403,
    zh: '未满 14 周岁不能有自己的账号。请家长登录后在“我的 · 家庭”里把您加进去，您做的好事由家长来上报。',
    en: 'Under 14 nobody has an account of their own. Please ask a parent to sign in and add you under “Me · Household”; what you do is reported by them.',
  },
  birth_impossible: {
    status: 422,
    zh: '这个出生年月不对，请再看一看。',
    en: 'This month of birth cannot be right. Please check it.',
  },
  age_is_known: {
    status: 422,
    zh: '出生年月已经登记过，不能自己改；写错了请带证件到社区窗口更正。',
    en: 'The month of birth is on record and cannot be changed here. If it is wrong, please go to the community window with a paper.',
  },
  guardian_is_adult: {
    status: 409,
    zh: '您是家里孩子的监护人，监护人要满 18 周岁。请看看出生年月是不是选错了；要改成未成年，请先撤回对孩子的同意。',
    en: 'You are the guardian of a child, and a guardian is 18 or more. Please check the month of birth; to be under 18, withdraw your consent for the child first.',
  },
  under_14_sure: {
    status: 409,
    zh: '您选的是未满 14 周岁。选错了，改过来就行，什么都没有变；真的未满 14 周岁，请再确认一次。',
    en: 'You chose to be under 14. If that was a mistake, choose again: nothing has changed. If you are under 14, please say so once more.',
  },
  under_14_at_window: {
    status: 409,
    zh: '这个账号已经在用，不能在这里改成未满 14 周岁。请家长带证件陪同到社区窗口核实；其实选错了的，也到窗口改。核实前按未成年人保护，记录和积分都在。',
    en: 'This account is in use and cannot be set to under 14 here. Please go to the community window with a parent and a paper; a month picked by mistake is put right there, too. Until then you are protected as a minor, and nothing on record is lost.',
  },
  age_in_doubt: {
    status: 409,
    zh: '您说过未满 14 周岁，要等社区窗口核实：请家长带证件陪同来办；其实已成年的，带身份证来。核实前记录和积分都在。',
    en: 'You said to be under 14, which the community window has to settle: please come with a parent and a paper, or with an ID card if you are grown up. Nothing on record is lost meanwhile.',
  },
  phone_is_yours: {
    status: 422,
    zh: '您现在用的就是这个手机号。',
    en: 'This is the number that you have now.',
  },
  phone_of_other: {
    status: 409,
    zh: '这个手机号已经有一个账号了，两个账号不能合在一起。请换一个号码。那个账号也是您的，就继续用它登录；不是您的（号码是别人用过的），请不要登录它，里面是别人的资料；带身份证和这部手机到社区窗口，把号码从那个账号上取下来就能用，那个账号替原主留着。',
    en: 'This number has an account of its own, and two accounts cannot become one. Please take another number. If that account is yours, too, go on signing in to it; if it is not, because somebody had this number before you, please do not sign in to it: what it holds is theirs. Take an ID card and this phone to the community window, which takes the number off that account and keeps the account for its owner.',
  },
  registered_before: {
    status: 409,
    zh: '这个手机号已经有账号，不用再登记，请直接代办。',
    en: 'This number has an account. There is nobody to register: please see to them as they are.',
  },
  demo_only: { status: 404, zh: '这里没有演示账号。', en: 'There are no demo sign-ins here.' },
  age_group_for_grown_ups: {
    status: 409,
    zh: '年龄段由成年人自己填。年龄没有填过的，请先在“我的资料”里填。',
    en: 'Age groups are for grown-ups to give. If you have not said your age, please do so in your profile first.',
  },
});
