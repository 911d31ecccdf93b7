import type { appealZh } from './appeal.zh-CN.ts';

export const appealEn: typeof appealZh = {
  title: 'Appeal',
  decision: 'The decision',
  lead: 'If you disagree, appeal by {{day}}. Another reviewer looks at it anew, not the one who decided.',
  words: 'What is wrong',
  wordsHint: 'Say what happened; a sentence or two will do',
  wordsMissing: 'Please write a few words: what is wrong?',
  send: 'Send the appeal',
  clock:
    'Answered within 5 working days, by the public holidays as announced; in a year that is not announced yet, Mondays to Fridays count.',
  mine: 'My appeal',
  due: 'Answered by {{day}}. The answer comes with your notices.',
  answer: 'Answer',
  answered: {
    upheld: 'The decision stands.',
    granted: 'Granted: the points are back, and paid first what was owed.',
  },
  state: { open: 'Waiting', upheld: 'Answered', granted: 'Granted' },
  nothing: 'These points stand; there is nothing to appeal against.',
  tooLate: 'An appeal is made within 30 days; for this award they are over.',
  call: 'If you have something to say, call {{hotline}}.',
};
