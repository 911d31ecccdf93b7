import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  pools_whole_county: {
    status: 403,
    zh: '积分池是全县的，由负责全县的人来办。',
    en: 'Pools are the whole county’s: whoever works for all of it sees to them.',
  },
  pool_not_found: { status: 404, zh: '没有这个积分池。', en: 'There is no such pool.' },
  pool_exists: {
    status: 409,
    zh: '这个代码已经用于另一个积分池。',
    en: 'Another pool has this code already.',
  },
  pool_unknown: {
    status: 422,
    zh: '没有这个积分池，请重新选择。',
    en: 'There is no such pool. Please choose again.',
  },
  pool_warning_not_found: {
    status: 404,
    zh: '没有这条提醒，或者已经过去了。',
    en: 'There is no such warning, or it is over.',
  },
  sponsor_not_found: { status: 404, zh: '没有这个赞助方。', en: 'There is no such sponsor.' },
  sponsor_not_bound: {
    status: 404,
    zh: '您的账号还没有对应到赞助方，请联系积分出纳。',
    en: 'Your account belongs to no sponsor yet. Please ask the treasurer.',
  },
  sponsor_exists: {
    status: 409,
    zh: '同名的赞助方已经登记过了。',
    en: 'A sponsor of this name is registered already.',
  },
  sponsor_member_unknown: {
    status: 422,
    zh: '其中有人没有赞助方角色，请先由管理员授予。',
    en: 'Not all of them hold the role of a sponsor. The administrator grants it.',
  },
  sponsor_member_taken: {
    status: 409,
    zh: '其中有人已经代表另一个赞助方。',
    en: 'One of them signs in for another sponsor already.',
  },
  pledge_not_found: {
    status: 404,
    zh: '没有找到这笔认捐。',
    en: 'No such pledge was found.',
  },
  pledge_goods_missing: {
    status: 422,
    zh: '认捐物品要写明是什么。',
    en: 'Say what goods are pledged.',
  },
  pledge_too_small: {
    status: 422,
    zh: '至少要够一分：{fen} 分钱。',
    en: 'It must be worth a point at least: {fen} fen.',
  },
  pledge_withdrawn: {
    status: 409,
    zh: '这笔认捐的余下部分已经撤回。',
    en: 'What was left of this pledge has been taken back.',
  },
  pledge_complete: {
    status: 409,
    zh: '这笔认捐已经全部到账，没有可以撤回的。',
    en: 'All of this pledge has come: there is nothing to take back.',
  },
  receipt_more_than_pledged: {
    status: 422,
    zh: '超过了认捐还没到的部分。',
    en: 'That is more than is still to come of the pledge.',
  },
  receipt_not_found: { status: 404, zh: '没有找到这笔到账。', en: 'No such receipt was found.' },
  receipt_decided: {
    status: 409,
    zh: '这笔到账已经有人处理过了，请刷新再看。',
    en: 'This receipt has been decided already. Please refresh.',
  },
  receipt_own: {
    status: 403,
    zh: '自己确认的到账，要由另一个人复核。',
    en: 'A receipt is signed by somebody other than who confirmed it.',
  },
  return_nothing: {
    status: 422,
    zh: '没有可以退回的保障。',
    en: 'There is no cover to return.',
  },
  return_more_than_unspent: {
    status: 422,
    zh: '超过了没有发出的分，现在还有 {cover} 分。',
    en: 'That is more than has not been given: {cover} points now.',
  },
  return_waiting: {
    status: 409,
    zh: '这个赞助方已有一笔退回在等人复核。',
    en: 'A return to this sponsor is waiting to be signed already.',
  },
  return_not_covered: {
    status: 409,
    zh: '这段时间又发出了一些，不够退了。请不同意这笔，重新提出。',
    en: 'Some of it has been given meanwhile. Decline this return and ask for a smaller one.',
  },
  return_not_found: { status: 404, zh: '没有找到这笔退回。', en: 'No such return was found.' },
  return_decided: {
    status: 409,
    zh: '这笔退回已经有人处理过了，请刷新再看。',
    en: 'This return has been decided already. Please refresh.',
  },
  return_own: {
    status: 403,
    zh: '自己提出的退回，要由另一个人复核。',
    en: 'A return is signed by somebody other than who asked for it.',
  },
});
