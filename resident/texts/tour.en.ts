import type { tourZh } from './tour.zh-CN.ts';

export const tourEn: typeof tourZh = {
  title: 'Showing you around',
  step: 'Page {{n}} of {{of}}',
  next: 'Next',
  previous: 'Back',
  finish: 'Done: on to the gift',
  finishAgain: 'Done',
  done: 'Thank you for looking around',
  doneGift:
    'You will find the gift under your points. It comes once for each person: where this phone number had it before, somebody of staff looks at it first.',
  doneProfile: 'Fill in your name and home, and the gift comes.',
  profile: 'Fill it in',
  points: 'See my points',
};
