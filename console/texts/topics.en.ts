import type { topicsZh } from './topics.zh-CN.ts';

export const topicsEn: typeof topicsZh = {
  heading: 'Hot topics',
  lead: 'Reports that tell of one thing, by heat: people who told it × how fast it grows × how severe it is. One person alone is never hot. What you merge and split counts.',
  foundAt:
    'Last grouped {{when}}, every hour. Growth compares who told it within the last {{days}} days with the {{days}} days before.',
  loading: 'Fetching hot topics',
  none: 'Nothing is hot now',
  noneWords: 'What two people or more tell of appears here.',
  heat: '{{reporters}} people · growth {{growth}} · severity {{severity}} · heat {{score}}',
  more: '{{n}} more',
};
