import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  alarm_unknown: { status: 404, zh: '没有这条告警。', en: 'There is no such alarm.' },
});
