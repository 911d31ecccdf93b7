import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  case_not_here: {
    status: 404,
    zh: '没有找到这个事件码。',
    en: 'No case with this code.',
  },
});
