import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  criteria_whole_county: {
    status: 403,
    zh: '标准全县一样，由管全县的细则管理员发布。',
    en: 'Criteria hold for the whole county: a rule owner of all of it publishes them.',
  },
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
