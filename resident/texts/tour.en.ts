import type { tourZh } from './tour.zh-CN.ts';

export const tourEn: typeof tourZh = {
  title: 'Showing you around',
  step: 'Page {{n}} of {{of}}',
  next: 'Next',
  previous: 'Back',
  finish: 'Done: on to the gift',
  finishAgain: 'Done',
  done: 'Thank you for looking around',
  doneGift: 'The gift is on its way to your points. It comes once for each person.',
  doneProfile: 'Fill in your name and home, and the gift comes.',
  profile: 'Fill it in',
  points: 'See my points',
};
