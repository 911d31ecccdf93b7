/** Cases by what became of them. */
export const caseNames = [
  'reported',
  'returned',
  'accepted',
  /** Dispatched to the unit whose handlers are asked, and to the other one. */
  'sentToUs',
  'sentToThem',
  'answered',
  'awaiting',
  'closed',
  'published',
  'refused',
] as const;

const otherNames = [
  'photo',
  /** Of the work done. */
  'workPhoto',
  'workPhotoOfThem',
  'publishedPhoto',
  'entry',
  /** Awards: of a closed case, sealed; of a refused one, that can be contested. */
  'sealedAward',
  'contestable',
  'notice',
  /** Awards of somebody else: held for a person to decide, settled, and taken back with an appeal. */
  'earner',
  'held',
  'settled',
  'appeal',
  /** Somebody waits to see who reported. */
  'look',
  /** Residents who owe points: one of them with a waiver that waits. */
  'debtor',
  'waiver',
  /** What somebody there says of the platform, at each bend of its road; and what waits to be rated. */
  'feedbackSent',
  'feedbackAccepted',
  'feedbackAnswered',
  'feedbackVisited',
  'myFeedback',
  /** In a group of that area. */
  'groupBot',
  /** A filter of the queue that a colleague there keeps. */
  'savedFilter',
  /** A text for answers, of the whole county. */
  'answerTemplate',
  /** A paper list with somebody there on it, typed in by others. */
  'roster',
  /** The code of the area itself. */
  'area',
  /** Colleagues by what became of them, and a reset that the forgetful one waits for. */
  'clerk',
  'heir',
  'suspended',
  'invited',
  'reset',
  /** In the reporter's household, with the reporter as guardian. */
  'child',
  'relative',
  /** Where the reporter is signed in, and another desk and factor of a colleague. */
  'device',
  'staffDevice',
  'factor',
  /** That the reported case was reported, in the audit. */
  'auditEntry',
  /** Of the whole county. */
  'draft',
  'waitingDraft',
  /** Begun from a version that a newer one has overtaken. */
  'overtaken',
  'version',
  'rehearsal',
  'correction',
  'alarm',
  'sponsor',
  'otherSponsor',
  /** Of the one and of the other. */
  'pledge',
  'othersPledge',
  'receipt',
  'coverReturn',
  'poolWarning',
  /** What can be had at this place: the shelf of a reward at a counter, and a batch on it. */
  'reward',
  'counter',
  'offer',
  'batch',
  /** Somebody has reserved a piece of it. */
  'redemption',
  /** What the counter is owed: a draft of which the second line is contested, and one to be paid. */
  'settlement',
  'settlementDue',
  /** The counter handed over what nobody had signed. */
  'counterConflict',
  /** Files of mediation by how far they are; the last is led by whoever is asked for. */
  'mediation',
  'mediationInformed',
  'mediationProposed',
  'mediationToReview',
  'mediationToVisit',
  'mediationLed',
  /** Has applied to mediate here; is certified here; a team here; a mediator whom nothing ties to anybody. */
  'mediator',
  'mediatorCertified',
  'mediationTeam',
  'freeMediator',
  /** What is about to begin there, and what is over with the sheet entered. */
  'activity',
  'activityOver',
  'participation',
  /** The number of a certificate of one’s hours. */
  'certificate',
  /** Of the whole county: what is paid out, somebody’s wish for it, and one in a batch. */
  'redPacketOffer',
  'redPacket',
  'redPacketBatch',
  /** Somebody leads it. */
  'patrol',
  /** A patrol that is asked for at this place. */
  'patrolTask',
  /** A point on a wall of this place. */
  'patrolPoint',
] as const;
export type ThingName = (typeof caseNames)[number] | (typeof otherNames)[number];

/** Keys and codes of what can be asked for, at one place and of one reporter. */
export type Things = Readonly<Record<ThingName, string>>;

/** In the form of a key, and of nothing. */
export const nobodysId = '0199e000-0000-7000-8000-000000000000';
/** Its check digit agrees, so that it is looked for. */
const nobodysCode = 'SY26-00000-00000';

/** In the form of what there is, and nowhere. */
export const missing = Object.fromEntries([
  ...otherNames.map((name) => [name, nobodysId]),
  ...caseNames.map((name) => [name, nobodysCode]),
  ['version', '2147483647'],
  ['certificate', '0000-0000-0000-0000'],
  ['area', '339999009009009'],
]) as Things;
