import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  debt_not_found: {
    status: 404,
    zh: '这位居民或家庭没有欠分，或不在您的辖区。',
    en: 'This resident or household owes no points, or lives outside your area.',
  },
  waiver_more_than_owed: {
    status: 422,
    zh: '减免不能超过欠的 {owed} 分。',
    en: 'No more than the {owed} points owed can be waived.',
  },
  pool_unknown: {
    status: 422,
    zh: '没有这个积分池，请重新选择。',
    en: 'There is no such pool. Please choose again.',
  },
  waiver_waiting: {
    status: 409,
    zh: '已有一笔减免在等人复核。',
    en: 'A waiver of this debt is waiting to be signed already.',
  },
  waiver_not_found: {
    status: 404,
    zh: '没有找到这笔减免，或不在您的辖区。',
    en: 'No such waiver in your area.',
  },
  waiver_decided: {
    status: 409,
    zh: '这笔减免已经有人处理过了，请刷新再看。',
    en: 'This waiver has been decided already. Please refresh.',
  },
  waiver_own: {
    status: 403,
    zh: '自己提出的减免要由另一个人复核。',
    en: 'A waiver is signed by somebody other than who asked for it.',
  },
  waiver_not_covered: {
    status: 409,
    zh: '这个积分池的分不够承担这笔减免，请换一个积分池或少减一些。',
    en: 'This pool does not cover the waiver. Choose another pool or waive less.',
  },
});
