import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  wish_for_nothing: {
    status: 422,
    zh: '请写明找什么，或选一件奖品。',
    en: 'Please say what you looked for, or choose a reward.',
  },
});
