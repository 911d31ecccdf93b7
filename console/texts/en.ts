import { activitiesEn } from './activities.en.ts';
import { agreedEn } from './agreed.en.ts';
import { agreementsEn } from './agreements.en.ts';
import { alarmsEn } from './alarms.en.ts';
import { auditEn } from './audit.en.ts';
import { awardsEn, caseEn, nextEn } from './case.en.ts';
import { categoriesEn } from './categories.en.ts';
import { categoryModelsEn } from './category-models.en.ts';
import { correctionsEn } from './corrections.en.ts';
import { conflictsEn } from './counter-conflicts.en.ts';
import { countersEn } from './counters.en.ts';
import { feedbackEn } from './feedback.en.ts';
import { forSomebodyEn } from './for-somebody.en.ts';
import { digestEn, groupBotsEn } from './group-bots.en.ts';
import { liveEn, onlookersEn } from './live.en.ts';
import { masksEn } from './masks.en.ts';
import { matterEn } from './matter.en.ts';
import { mediationsEn } from './mediations.en.ts';
import { mediatorsEn } from './mediators.en.ts';
import { movesEn } from './moves.en.ts';
import { newcomersEn } from './newcomers.en.ts';
import { appealsEn, debtsEn, takeBackEn } from './owing.en.ts';
import { patrolsEn } from './patrols.en.ts';
import { poolsEn, sponsorshipEn } from './pools.en.ts';
import { clocksEn, queueEn, stagesEn } from './queue.en.ts';
import { answerTemplatesEn, exportQueueEn, savedFiltersEn, severalEn } from './queue-work.en.ts';
import { redPacketsEn } from './red-packets.en.ts';
import { rehearsalEn } from './rehearsal.en.ts';
import { rewardsEn } from './rewards.en.ts';
import { rostersEn } from './rosters.en.ts';
import { rulesEn } from './rules.en.ts';
import { safeHouseholdsEn } from './safe-households.en.ts';
import { settlementsEn } from './settlements.en.ts';
import { browsersEn, enrolEn, signInEn, stepUpEn, systemsEn } from './sign-in.en.ts';
import { accountEn, policyEn, staffEn } from './staff.en.ts';
import { supervisionsEn, timelinessEn } from './supervisions.en.ts';
import { topicsEn } from './topics.en.ts';
import { unmaskEn } from './unmask.en.ts';
import { windowEn } from './window.en.ts';
import { workbenchEn } from './workbench.en.ts';
import { yearEndEn } from './year-end.en.ts';
import type { Catalogue } from './zh-CN.ts';

export const en: Catalogue = {
  app: {
    title: 'Centre desk',
    centre: 'Governance Centre',
    loading: 'Opening the desk',
    skip: 'Skip to the main content',
  },
  languages: { 'zh-CN': '中文', en: 'English' },
  nav: {
    label: 'Desk navigation',
    workbench: 'Today',
    queue: 'Queue',
    activities: 'Activities',
    topics: 'Hot topics',
    supervisions: 'Supervision',
    timeliness: 'Timeliness',
    held: 'Held',
    appeals: 'Appeals',
    feedback: 'Feedback',
    window: 'At the window',
    'for-somebody': 'For somebody',
    rosters: 'Paper lists',
    debts: 'Points owed',
    pools: 'Pools',
    catalogue: 'Catalogue',
    counters: 'Counters',
    'counter-conflicts': 'Offline conflicts',
    'my-counters': 'My counters',
    'by-card': 'By card',
    mediations: 'Mediation',
    mediators: 'Mediators',
    settlements: 'Settlements',
    'red-packets': 'Red packets',
    sponsorship: 'Our pledges',
    unmaskings: 'Identities',
    'category-models': 'Kinds learnt',
    'answer-templates': 'Texts',
    rules: 'Rules',
    'safe-households': 'Safe households',
    rehearsals: 'Rehearsals',
    corrections: 'Corrections',
    'year-end': 'Lapsing, closing',
    staff: 'People',
    policy: 'Sign-in',
    patrols: 'Patrols',
    alarms: 'Alarms',
    digest: 'For the group',
    'group-bots': 'Group bots',
    audit: 'Audit',
    pages: 'My pages',
    waiting: 'Waiting',
    rulebook: 'Rule book',
    bulletin: 'Bulletin',
    public: 'Public pages',
    language: 'Language',
    dark: 'Night',
    light: 'Day',
    motion: 'Motion',
    keys: 'Keys',
    signOut: 'Sign out',
    signedIn: 'Signed in',
    menu: 'Menu',
    closeMenu: 'Close the menu',
  },
  roles: {
    grid_worker: 'Grid worker',
    unit_handler: 'Unit handler',
    intake: 'Intake',
    dispatcher: 'Dispatcher',
    reviewer: 'Reviewer',
    mediator_in_charge: 'Mediator in charge',
    rule_owner: 'Rule owner',
    treasurer: 'Treasurer',
    leader: 'Leader',
    auditor: 'Auditor',
    security_officer: 'Security officer',
    administrator: 'Administrator',
    merchant: 'Merchant',
    sponsor: 'Sponsor',
  },
  signIn: signInEn,
  enrol: enrolEn,
  stepUp: stepUpEn,
  browsers: browsersEn,
  systems: systemsEn,
  queue: queueEn,
  stages: stagesEn,
  clocks: clocksEn,
  case: caseEn,
  awards: awardsEn,
  next: nextEn,
  moves: movesEn,
  held: {
    heading: 'Held points',
    lead: 'Points about which the evidence raises a doubt, and those of cases that were handed over, wait here for a person.',
    list: 'Held awards',
    loading: 'Fetching the held awards',
    empty: { heading: 'Nothing is held', words: 'Doubtful awards wait here for a person.' },
    pick: { heading: 'Choose an award', words: 'Look at the doubts, then settle or take back.' },
    resident: 'Resident',
    fromCase: 'From case',
    what: 'Where the points come from',
    at: 'Awarded',
    lapses: 'Lapses',
    signals: 'Why it is held',
    noSignals:
      'No doubt was recorded: as a rule it came with a case that was handed over. Read the note, then decide.',
    decide: 'Your decision',
    submit: 'Hand in the decision',
    settle: 'Release',
    settleLead: 'The evidence is sound: settled if verified, provisional again if not yet.',
    reverse: 'Take back',
    reverseLead: 'The resident reads the reason and may appeal within 30 days.',
    note: 'Grounds',
    noteHint: 'What you looked at, and why you decide so',
    reason: 'Reason',
    reasons: {
      not_true: 'Not as reported',
      duplicate: 'Reported twice',
      out_of_scope: 'Earns no points',
      copied_photo: 'Photo not taken there',
      other_person: 'Done by somebody else',
      had_before: 'Once for each person, and had before',
      reopened: 'The case was reopened',
      withdrawn: 'The reporter took it back',
    },
    decided: 'This one is decided',
    decidedWords: 'It is no longer held; the resident is told.',
    readOnly: 'You may read this; a reviewer decides.',
    typedByYou: 'You typed this for the resident; another reviewer decides.',
  },
  denied: {
    heading: 'This page is for: {{roles}}',
    words: 'Your role: {{mine}}.',
    ask: 'An administrator can give you the role.',
    back: 'Back to my pages',
    nothingHeading: 'You hold no role yet',
    nothingWords: 'What you can read now:',
    pagelessHeading: 'There is no page here for your role: {{role}}',
    pagelessLater: 'For other work please ask an administrator.',
    nothingLater: 'An administrator gives roles; your pages then appear on the left.',
    joiner: ', ',
    roleIn: '{{role}} ({{area}})',
  },
  states: {
    errorHeading: 'It did not open',
    errorWords: 'The server does not answer just now. What you wrote is kept.',
    retry: 'Try again',
    offline: 'No network',
    offlineWords: 'this is what was read last; what you write is kept',
    unknownCounty: 'No county yet',
    unknownCountyWords: 'No county is set up on this server.',
    gone: 'No such page',
    goneWords: 'The address may be mistyped.',
    signAgain: 'Sign again',
  },
  appeals: appealsEn,
  feedback: feedbackEn,
  groupBots: groupBotsEn,
  savedFilters: savedFiltersEn,
  several: severalEn,
  exportQueue: exportQueueEn,
  answerTemplates: answerTemplatesEn,
  digest: digestEn,
  rosters: rostersEn,
  safeHouseholds: safeHouseholdsEn,
  agreed: agreedEn,
  agreements: agreementsEn,
  forSomebody: forSomebodyEn,
  newcomers: newcomersEn,
  debts: debtsEn,
  pools: poolsEn,
  rewards: rewardsEn,
  counters: countersEn,
  conflicts: conflictsEn,
  mediations: mediationsEn,
  mediators: mediatorsEn,
  activities: activitiesEn,
  settlements: settlementsEn,
  redPackets: redPacketsEn,
  sponsorship: sponsorshipEn,
  window: windowEn,
  yearEnd: yearEndEn,
  categories: categoriesEn,
  categoryModels: categoryModelsEn,
  masks: masksEn,
  matter: matterEn,
  supervisions: supervisionsEn,
  timeliness: timelinessEn,
  topics: topicsEn,
  takeBack: takeBackEn,
  corrections: correctionsEn,
  unmask: unmaskEn,
  rules: rulesEn,
  rehearsal: rehearsalEn,
  staff: staffEn,
  policy: policyEn,
  alarms: alarmsEn,
  patrols: patrolsEn,
  account: accountEn,
  audit: auditEn,
  workbench: workbenchEn,
  live: liveEn,
  onlookers: onlookersEn,
};
