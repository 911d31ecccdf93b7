import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  criteria_begun: {
    status: 422,
    zh: '标准从以后的一天起算，请选明天或更晚。',
    en: 'Criteria hold from a day to come: choose tomorrow or later.',
  },
  criteria_twice: {
    status: 422,
    zh: '同一项只写一次。',
    en: 'Each thing is asked for once.',
  },
});
