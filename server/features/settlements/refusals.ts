import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  settlement_not_found: {
    status: 404,
    zh: '没有找到这张结算单，或不归您管。',
    en: 'There is no such settlement of yours.',
  },
  settlement_line_not_found: {
    status: 404,
    zh: '没有找到这一行，或不归您管。',
    en: 'There is no such line of yours.',
  },
  counter_not_found: {
    status: 404,
    zh: '没有找到这个兑换点，或不归您管。',
    en: 'There is no such counter of yours.',
  },
  period_not_over: {
    status: 422,
    zh: '这个月还没过完，下个月 1 日起才能结算。',
    en: 'This month is not over. It can be settled from the first day of the next one.',
  },
  settlement_there: {
    status: 409,
    zh: '这个兑换点这个月已经出过结算单了。',
    en: 'There is a settlement of this counter for this month already.',
  },
  settlement_later_there: {
    status: 409,
    zh: '后面的月份已经结算过，补记的都在那一张里。',
    en: 'A later month has been opened already: what was left is in it.',
  },
  settlement_nothing: {
    status: 409,
    zh: '没有要结算的：到这个月底发放和退回的都已在结算单里。',
    en: 'There is nothing to settle: all that was handed over or returned by then stands in a settlement.',
  },
  settlement_confirmed: {
    status: 409,
    zh: '这张结算单已经确认，不能再提异议。下个月的单子里可以提。',
    en: 'This settlement has been confirmed and cannot be contested any more.',
  },
  line_disputed: {
    status: 409,
    zh: '这一行已经提过异议了。',
    en: 'This line has been contested already.',
  },
  line_not_disputed: {
    status: 409,
    zh: '这一行没有人提异议，不用答复。',
    en: 'Nobody contests this line.',
  },
  dispute_answered: {
    status: 409,
    zh: '这一行已经答复过了，请刷新再看。',
    en: 'This line has been answered already. Please refresh.',
  },
  correction_nothing: {
    status: 422,
    zh: '更正要写明多少分，或者多少钱。',
    en: 'A correction says how many points, or how much money.',
  },
  correction_pool_missing: {
    status: 422,
    zh: '补给兑换点的分要有积分池来出，请选一个。',
    en: 'A pool pays what the counter gets: please choose one.',
  },
  correction_too_much: {
    status: 422,
    zh: '扣回的不能比这一行给的还多。',
    en: 'No more can go back than this line gave.',
  },
  pool_unknown: {
    status: 422,
    zh: '没有这个积分池，请重新选择。',
    en: 'There is no such pool. Please choose again.',
  },
  correction_not_covered: {
    status: 409,
    zh: '这个积分池的保障不够出这笔更正，请换一个。',
    en: 'This pool does not cover the correction. Please choose another one.',
  },
  correction_needs_month: {
    status: 409,
    zh: '这张结算单已经核定，更正要写在后面月份的单子里。请先出后面一个月的结算单，再来答复。',
    en: 'This settlement is settled: the correction stands in a later month. Please open that month first, then answer.',
  },
  settlement_not_settled: {
    status: 409,
    zh: '兑换点还没确认，或还有异议没答复，不能付款。',
    en: 'It is not confirmed yet, or a line is still contested: it cannot be paid.',
  },
  settlement_paid: {
    status: 409,
    zh: '这张结算单已经付过款了，请刷新再看。',
    en: 'This settlement has been paid already. Please refresh.',
  },
  settlement_own: {
    status: 403,
    zh: '出单或答复异议的人不能登记付款，要由另一个人来办。',
    en: 'Whoever opened it or answered in it does not mark it as paid: somebody else does.',
  },
  settlement_more_than_there: {
    status: 409,
    zh: '兑换点账上现在只有 {points} 分：出单以后又退回了一些。请等下一张结算单出来，先登记那一张。',
    en: 'The counter has {points} points only: some came back since. Mark the next settlement first.',
  },
  statement_too_long: {
    status: 409,
    zh: '行数超过 {most}，请下载表格。',
    en: 'There are more than {most} lines: please take the workbook.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
});
