/**
 * accepted → informed: both know their rights → assigned → proposed: an agreement waits for both → agreed →
 * closed: it was kept. failed: ended without one. referred: goes on elsewhere.
 */
export const mediationStates = [
  'accepted',
  'informed',
  'assigned',
  'proposed',
  'agreed',
  'failed',
  'closed',
  'referred',
] as const;
export type MediationState = (typeof mediationStates)[number];

/** What can be due in a file: its work to be looked at, the return visit, or its end. */
export const mediationDues = ['review', 'visit', 'overdue'] as const;
export type MediationDue = (typeof mediationDues)[number];

/** What disputes are about, as the Ministry of Justice counts them. */
export const disputeKinds = [
  'marriage_family',
  'neighbours',
  'house_plot',
  'contract',
  'business',
  'damage',
  'land_forest',
  'relocation',
  'environment',
  'wages_of_migrants',
  'other_labour',
  'tourism',
  'online_trade',
  'other_consumption',
  'medical',
  'traffic',
  'property_management',
  'other',
] as const;
export type DisputeKind = (typeof disputeKinds)[number];

export const mediationSources = [
  'application',
  'initiative',
  'police',
  'court',
  'government',
] as const;
export type MediationSource = (typeof mediationSources)[number];

/** What is never mediated for points. */
export const exclusions = ['violence', 'injury', 'minor'] as const;
export type Exclusion = (typeof exclusions)[number];

export const referrals = [
  /** Only of older files: asking the court to confirm an agreement ends none. */
  'judicial_confirmation',
  'court',
  'arbitration',
  'administrative',
  'notary',
  'withdrawn',
] as const;
export type Referral = (typeof referrals)[number];

/** What stands in a file as a paper, by its item in the official order; of agreements those that were typed in. */
export const paperKinds = [
  'application',
  'identity',
  'authority',
  'inquiry',
  'evidence',
  'session',
  'agreement',
  'receipt',
  'visit',
  'judicial',
  'explanation',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** What is put into a file by itself; the text of an agreement comes with its proposal. */
export type AddedPaperKind = Exclude<PaperKind, 'agreement'>;
export const addedPaperKinds = paperKinds.filter(
  (kind): kind is AddedPaperKind => kind !== 'agreement',
);

/** Photos that one paper can carry. */
export const mostPhotosOfPaper = 6;

/** The thirteen items of a file, in the order in which they are bound. */
export const fileItems = [
  'application',
  'rights',
  'identity',
  'authority',
  'inquiry',
  'evidence',
  'session',
  'agreement',
  'receipt',
  'visit',
  'judicial',
  'explanation',
  'back_cover',
] as const;
export type FileItem = (typeof fileItems)[number];

/** Why somebody is not offered as the mediator of a file. */
export const tieCodes = [
  'minor',
  'is_party',
  'same_household',
  'former_household',
  'same_pair_before',
  'same_employer',
  'former_employer',
  'out_of_area',
  'term_over',
] as const;
export type TieCode = (typeof tieCodes)[number];

export const suspicionCodes = [
  'same_pair',
  'mediator_and_party',
  'year_end_burst',
  'settled_at_once',
  'one_household',
] as const;
export type SuspicionCode = (typeof suspicionCodes)[number];

export const mediationMoves = [
  'inform',
  'assign',
  'add_paper',
  'propose',
  'give_up',
  'sign',
  'review',
  'visit',
  'ask_court',
  'confirm',
  'refer',
] as const;
export type MediationMove = (typeof mediationMoves)[number];
