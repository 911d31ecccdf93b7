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
  pages: {
    danger: {
      title: 'In danger, call first',
      line: 'Fire: 119. Somebody hurt or fighting: 110 or 120. Never go near danger for points: it earns none.',
    },
    report: {
      title: 'You see it, you report it',
      line: 'A photo, a place, a sentence. It works without a network and sends itself later. Those who handle it do not see who you are.',
    },
    follow: {
      title: 'You see how far it is',
      line: 'Somebody answers within twenty-four hours. In the end you are asked, and if it is not right you can have it done again.',
    },
    points: {
      title: 'Every point says why',
      line: 'Everybody can read the rules. Likes, shares, checking in and bringing in friends earn nothing; an opinion, a quarrel or a complaint costs nothing.',
    },
    together: {
      title: 'Do it together, use it together',
      line: 'Sign up for activities, volunteer, sit in the council. Points buy things, or go to the village. Without a phone, the community window does all of it too.',
    },
  },
};
