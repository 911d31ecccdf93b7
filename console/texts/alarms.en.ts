import type { alarmsZh } from './alarms.zh-CN.ts';

export const alarmsEn: typeof alarmsZh = {
  heading: 'Alarms',
  lead: 'What the system noticed, what it means and what can be done. One of a kind and day; each stands in the log, too.',
  loading: 'Fetching the alarms',
  emptyHeading: 'No alarms',
  emptyWords: 'What happens is shown here, and counted on the left.',
  open: 'To be seen to',
  seen: 'Seen to',
  see: 'I have seen to it',
  seenBy: 'Seen to by {{name}}, {{when}}',
};
