import type { liveZh, onlookersZh } from './live.zh-CN.ts';

export const liveEn: typeof liveZh = {
  on: 'Live',
  onWords: 'What others do shows here at once',
  off: 'Refreshing',
  offWords: 'No live news at the moment; it is read anew every so often',
  newStep: '{{by}} took a new step at {{at}}; the page is up to date. What you wrote is kept.',
};

export const onlookersEn: typeof onlookersZh = {
  label: 'Who else has this case open',
  looking: 'is reading',
  acting: 'is working on it',
};
