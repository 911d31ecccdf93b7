import type { matterZh } from './matter.zh-CN.ts';

export const matterEn: typeof matterZh = {
  heading: 'Is it the same matter',
  together: 'One matter, handled together',
  leads:
    'These {{n}} are handled together: what is done here is done to all. Each report and its points stay.',
  follows: 'These {{n}} are handled together: act on {{code}}, and this one goes along.',
  split: 'Split',
  splitNamed: 'Split {{code}} and handle it by itself',
  likely:
    'Still open, and like this one. Merged, they are dispatched, answered and verified together.',
  merge: 'Merge into it',
  mergeNamed: 'Merge into it: {{code}}',
  other: 'You know one that is the same? Merge by its code',
  otherCode: 'Code of the other case',
  otherHint: 'As LX26-48217-30656. From then on that one is acted upon',
  otherMissing: 'Please write the whole code, like the example.',
};
