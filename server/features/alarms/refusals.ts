import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  alarm_unknown: { status: 404, zh: '没有这条告警。', en: 'There is no such alarm.' },
  alarm_whole_county: {
    status: 403,
    zh: '告警是全县的，由负责全县的人来处理。',
    en: 'An alarm is the whole county’s: whoever works for all of it sees to it.',
  },
});
