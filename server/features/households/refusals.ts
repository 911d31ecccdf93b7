import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  in_a_household: {
    status: 409,
    zh: '您已经在一个家庭里了；要换家庭，请先退出现在的。',
    en: 'You are in a household already. To change it, leave the present one first.',
  },
  in_no_household: {
    status: 409,
    zh: '您还没有家庭，请先建一个，或者用家人的邀请码加入。',
    en: 'You are in no household yet. Please found one, or join by a relative’s code.',
  },
  profile_first: {
    status: 422,
    zh: '请先填好姓名和居住网格，再建家庭。',
    en: 'Please fill in your name and home grid before you found a household.',
  },
  adults_found: {
    status: 403,
    zh: '家庭由满 18 周岁的家人来建。请家长建好，把邀请码告诉您。',
    en: 'A household is founded by somebody of 18 or more. Please have a parent found it and give you the code.',
  },
  adults_invite: {
    status: 403,
    zh: '邀请家人要由满 18 周岁的成员来做，请家长来邀请。',
    en: 'Relatives are invited by a member of 18 or more. Please ask a parent.',
  },
  household_full: {
    status: 409,
    zh: '这个家庭的人数已经满了；人多的大家庭可以到社区窗口办理。',
    en: 'This household is full. For a larger family please go to the community window.',
  },
  invite_wrong: {
    status: 422,
    zh: '邀请码不对或已过期，请家人重新给一个。',
    en: 'The code is wrong or has expired. Please ask your relative for a new one.',
  },
  invites_too_many: {
    status: 429,
    zh: '邀请码试的次数太多，请在 {time} 以后再试；也可以请家人念一遍。',
    en: 'Too many codes were tried. Please try again after {time}, or have your relative read it out.',
  },
  children_first: {
    status: 409,
    zh: '您是家里孩子的监护人，请先撤回对孩子的同意，再退出家庭。',
    en: 'You are the guardian of a child here. Please withdraw that consent before you leave.',
  },
  head_only: {
    status: 403,
    zh: '这件事由户主来办。户主是谁，“家人”里写着。',
    en: 'The head of the household does this; the list of relatives says who that is.',
  },
  relative_unknown: {
    status: 404,
    zh: '您的家庭里没有这位家人，请刷新后再看。',
    en: 'There is no such relative in your household. Please refresh.',
  },
  relative_not_named: {
    status: 422,
    zh: '家里没有叫这个名字的家人。请本人再说一遍全名，一字不差地填。',
    en: 'No relative in the household has this name. Please have the full name said once more, and type it exactly.',
  },
  relatives_alike: {
    status: 409,
    zh: '家里有几位叫这个名字的，分不清是谁。请户主在自己的手机上办，或请那位家人本人来退出。',
    en: 'Several relatives have this name. Please have the head do it on their own phone, or the relative leave in person.',
  },
  share_another: {
    status: 409,
    zh: '按现在的细则，记到家庭账户的是最多 {percent}%，和看到的不一样。请重新打开看清楚，同意了再办。',
    en: 'By the rule book in force up to {percent}% go to the household, which is not what was shown. Please look again, and agree to it first.',
  },
  child_not_named: {
    status: 422,
    zh: '他在家里没有叫这个名字的孩子。请再说一遍当时起的称呼，一字不差地填。',
    en: 'They have no child of this name in the household. Please have the name said as it was given, and type it exactly.',
  },
  children_alike: {
    status: 409,
    zh: '家里有几个孩子叫这个名字，分不清是哪一个。请监护人在自己的手机上办。',
    en: 'Several children have this name. Please have the guardian do it on their own phone.',
  },
  head_of_age: {
    status: 422,
    zh: '户主要满 18 周岁。这位家人满了的话，请先在自己的个人资料里选“已满 18 周岁”。',
    en: 'The head of a household is 18 or more. A relative who is, says so in their own profile first.',
  },
  head_stays: {
    status: 409,
    zh: '您是户主，不能把自己移出；要走，请用“退出家庭”。',
    en: 'You are the head and cannot take yourself out. To go, please use “Leave the household”.',
  },
  guardian_stays: {
    status: 409,
    zh: '这位家人是家里孩子的监护人，要先撤回对孩子的同意。',
    en: 'This relative is the guardian of a child here, and has to withdraw that consent first.',
  },
  guardian_of_age: {
    status: 403,
    zh: '添加孩子要由满 18 周岁的监护人来做。请先在个人资料里选“已满 18 周岁”。',
    en: 'A child is added by a guardian of 18 or more. Please say so in your profile first.',
  },
  birth_impossible: {
    status: 422,
    zh: '这个出生年月不对，请再看一看。',
    en: 'This month of birth cannot be right. Please check it.',
  },
  child_too_old: {
    status: 422,
    zh: '孩子已满 14 周岁，可以用自己的手机号登录，再用邀请码加入家庭。',
    en: 'The child is 14 or older, and can sign in with a phone of their own and join by a code.',
  },
  children_full: {
    status: 409,
    zh: '孩子的人数已经满了，请到社区窗口办理。',
    en: 'There are as many children as can be added here. Please go to the community window.',
  },
  consent_outdated: {
    status: 409,
    zh: '同意书有了新的版本，请看过再同意。',
    en: 'There is a new text to agree to. Please read it first.',
  },
  child_unknown: {
    status: 404,
    zh: '您的家庭里没有这个孩子。',
    en: 'There is no such child in your household.',
  },
});
