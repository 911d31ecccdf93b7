import type { ProfileTexts } from './profile.zh-CN.ts';

export const profileEn: ProfileTexts = {
  title: 'Nice to meet you',
  editTitle: 'My details',
  ageTitle: 'Your age',
  line: 'With your name and your grid, reports reach the right people sooner.',
  gift: 'Fill this in and let us show you around: then comes a newcomer gift, once for each person.',
  name: 'Your name',
  nameHint: 'Staff see it partly masked; the bulletin never shows it.',
  nameMissing: 'Enter a name that people can call you by.',
  town: 'Town',
  community: 'Community',
  grid: 'Grid',
  choose: 'Choose',
  gridMissing: 'Choose down to the grid.',
  gridHint: 'Not sure which grid? Choose the one closest to home.',
  ageGroup: 'Age group (if you like)',
  ageGroupHint:
    'Some rewards let an age group come first. Everything works without it, it can be taken back at any time, and nobody sees yours.',
  ageGroups: {
    '18_34': '18–34',
    '35_59': '35–59',
    '60_plus': '60 and older',
    none: 'Not given',
  },
  save: 'Done',
  later: 'Later',
};
