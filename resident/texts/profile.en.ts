import type { ProfileTexts } from './profile.zh-CN.ts';

export const profileEn: ProfileTexts = {
  title: 'Nice to meet you',
  editTitle: 'My details',
  ageTitle: 'Your age',
  line: 'With your name and your grid, reports reach the right people sooner.',
  gift: 'Filling this in for the first time earns a newcomer gift. You will see it in your points at once.',
  name: 'Your name',
  nameHint: 'Staff see it partly masked; the bulletin never shows it.',
  nameMissing: 'Enter a name that people can call you by.',
  town: 'Town',
  community: 'Community',
  grid: 'Grid',
  choose: 'Choose',
  gridMissing: 'Choose down to the grid.',
  gridHint: 'Not sure which grid? Choose the one closest to home.',
  save: 'Done',
  later: 'Later',
};
