import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  award_not_found: {
    status: 404,
    zh: '没有找到这笔积分，或不在您的辖区。',
    en: 'No such award in your area.',
  },
  award_not_held: {
    status: 409,
    zh: '这笔积分已经有人处理过了，请刷新再看。',
    en: 'This award has been decided already. Please refresh.',
  },
  award_typed_by_you: {
    status: 403,
    zh: '这笔积分的事是您替居民办的，要由另一位审核员来看。',
    en: 'You typed what this award is for: another reviewer looks at it.',
  },
  holder_erased: {
    status: 409,
    zh: '本人已经删除资料，积分已经清零，没有什么可以撤回。',
    en: 'This person has erased their data and has no points any more: there is nothing to take back.',
  },
  award_reversed: {
    status: 409,
    zh: '这笔积分已经撤回过了，请刷新再看。',
    en: 'This award has been taken back already. Please refresh.',
  },
});
