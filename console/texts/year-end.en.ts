import type { yearEndZh } from './year-end.zh-CN.ts';

export const yearEndEn: typeof yearEndZh = {
  heading: 'Lapsing and closing',
  loading: 'Fetching what lapses',
  due: {
    heading: 'What lapses when',
    lead: 'What accounts hold and have not used, by its last day. What is used, or given to a village, is no longer here.',
    none: 'No points are to lapse',
    noneWords: 'Once residents earn points, they stand here by date.',
    day: 'Last day',
    accounts: 'Accounts',
    points: 'Points',
    held: 'In redemption',
    pools: 'Pools it came from',
    poolsWords:
      'Points of one last day are used without telling them apart; what is left is shared among the pools as they gave, and adds up to what the books hold.',
    uncounted: 'Counted from tonight on',
  },
  runs: {
    heading: 'How the nights went',
    lead: 'Once a last day is over, it is done by itself from five past midnight. Interrupted, it goes on where it stopped: nothing twice, nothing left out. At a year’s end every account gets a closing entry too.',
    none: 'Nothing has been run yet',
    through: 'Up to {{day}}',
    lapsed: '{{lots}} accounts, {{points}} points lapsed',
    nothing: 'Nothing to lapse',
    carried: '{{points}} points carried over',
    closing: '{{accounts}} accounts closed; they add up to zero',
    closingWrong:
      '{{accounts}} accounts closed; they do not add up to zero. The security officer must look into it',
    byHand: 'Run by {{name}}',
    began: 'Begun {{when}}',
    finished: 'Done {{when}}',
    moved: 'Last moved {{when}}',
    states: {
      lapsing: 'Under way',
      again: 'Waiting for the last few',
      closing: 'Closing accounts',
      done: 'Done',
    },
  },
  missing: {
    words:
      'What lapsed up to {{day}} has not been done. The run of the night may not have started.',
    run: 'Run it now',
    readOnly: 'The treasurer can have it run.',
  },
  villages: {
    heading: 'Pools of villages',
    lead: 'Lapsing points that residents gave to their village, for all who live there.',
    none: 'No resident has given any yet',
    gifts: '{{count}} gifts',
  },
  points: '{{points}} points',
};
