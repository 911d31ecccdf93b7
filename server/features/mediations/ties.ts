import type { TieCode } from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';

/** An employer as it stands on record. */
export interface Employer {
  name: string;
  /** Who of staff typed it in; null: they said it themselves, or it is not known. */
  typedBy: string | null;
}

/** Whom somebody works for, an empty name for nobody, and whom they worked for before. */
export interface Employers {
  employer: Employer;
  former: readonly Employer[];
}

interface Homes {
  household: string | null;
  /** Households that they have left within twelve months. */
  left: readonly string[];
}

/** What can tie somebody who is paid for a file to its parties. */
export interface PersonalFacts {
  person: Homes & {
    id: string;
    /** Under 18, or their age is in doubt. */
    minor: boolean;
    employer: string;
    /** Whom they worked for before, since they were certified. */
    former: readonly string[];
  };
  parties: readonly (Homes & {
    resident: string | null;
    employer: string | null;
  })[];
  /** They led, or helped with, an earlier file of the same two. */
  samePairBefore: boolean;
}

/** What of a mediator and a file can tie the one to the other. */
export interface TieFacts extends Omit<PersonalFacts, 'person'> {
  mediator: PersonalFacts['person'] & {
    certifiedUntil: LocalDate | null;
    /** The mediator's area holds the place of the dispute. */
    inArea: boolean;
  };
}

export interface Tie {
  code: TieCode;
  reason: Sentence;
}

const reasons: Record<TieCode, Sentence> = {
  minor: {
    zh: '未满 18 周岁，或年龄待窗口核实',
    en: 'is under 18, or their age is to be settled at the window',
  },
  is_party: { zh: '是当事人本人', en: 'is a party' },
  same_household: { zh: '与当事人是一家人', en: 'lives in the household of a party' },
  // Nobody keeps since when somebody is of a household: one may have come after the other had left.
  former_household: {
    zh: '一年内与当事人在过同一个家庭，不一定同时',
    en: 'was of the same household as a party within twelve months, maybe not at the same time',
  },
  same_pair_before: {
    zh: '以前办过同样两方的卷宗',
    en: 'had a file of the same two before',
  },
  same_employer: { zh: '与当事人在同一单位', en: 'works for the employer of a party' },
  former_employer: {
    zh: '认证以来在当事人的单位工作过',
    en: 'worked for the employer of a party since they were certified',
  },
  out_of_area: { zh: '不在他的服务区域', en: 'the place is outside their area' },
  term_over: { zh: '证书已经到期', en: 'the certificate has lapsed' },
};

const tie = (code: TieCode): Tie => ({ code, reason: reasons[code] });

/** Why somebody cannot mediate a file, in the order in which it is said; nothing means that they can. */
export function tiesOf({ mediator, ...facts }: TieFacts, today: LocalDate): Tie[] {
  const { certifiedUntil, inArea } = mediator;
  const ties = personalTiesOf({ ...facts, person: mediator });
  if (!inArea) ties.push(tie('out_of_area'));
  if (certifiedUntil === null || today > certifiedUntil) ties.push(tie('term_over'));
  return ties;
}

/** Why somebody can do nothing in a file that is paid for; nothing means that they can. */
export function personalTiesOf({ person, parties, samePairBefore }: PersonalFacts): Tie[] {
  const ties = [...(person.minor ? [tie('minor')] : []), ...homeTiesOf(person, parties)];
  if (samePairBefore) ties.push(tie('same_pair_before'));
  const isOfParty = (one: string) => parties.some((party) => isSameEmployer(one, party.employer));
  if (isOfParty(person.employer)) ties.push(tie('same_employer'));
  else if (person.former.some(isOfParty)) ties.push(tie('former_employer'));
  return ties;
}

/** One of the three at most: the closest. */
function homeTiesOf(person: PersonalFacts['person'], parties: PersonalFacts['parties']): Tie[] {
  const { id, household } = person;
  if (parties.some(({ resident }) => resident === id)) return [tie('is_party')];
  if (household !== null && parties.some((party) => party.household === household))
    return [tie('same_household')];
  const theirs = parties.flatMap(homes);
  return homes(person).some((home) => theirs.includes(home)) ? [tie('former_household')] : [];
}

/** All that they are, or were, of. */
const homes = ({ household, left }: Homes): string[] => [
  ...(household === null ? [] : [household]),
  ...left,
];

/** As people write them: blanks, shapes and what kind of company it is count for nothing. */
const spelled = (employer: string) =>
  employer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,，。·()（）-]/g, '')
    .replace(/(有限责任公司|股份有限公司|有限公司|公司|coltd|ltd|inc)$/u, '');

export function isSameEmployer(one: string, other: string | null): boolean {
  if (other === null) return false;
  const [a, b] = [spelled(one), spelled(other)];
  return a.length >= 2 && a === b;
}

/** Whether somebody is said to work where they do on record, in whatever spelling; empty: for nobody. */
export const isEmployerOnRecord = (onRecord: string, said: string): boolean =>
  onRecord === said || isSameEmployer(onRecord, said);

const without = (employers: readonly Employer[], one: string) =>
  employers.filter(({ name }) => !isEmployerOnRecord(name, one));

interface Moved {
  from: Employers;
  to: string;
  /** Who of staff types it in; null: they say it themselves. */
  typedBy: string | null;
}

/**
 * Employers once somebody is said to work for one: those before it each once, and that one not among them. Where it
 * is the one on record it stays as it stands, with who typed it in: whoever sends it again has not typed it.
 */
export function onceMoved({ from: { employer, former }, to, typedBy }: Moved): Employers {
  const isAsBefore = isEmployerOnRecord(employer.name, to);
  const earlier = without(former, employer.name);
  return {
    employer: isAsBefore ? employer : { name: to, typedBy },
    former: without(employer.name === '' ? earlier : [...earlier, employer], to),
  };
}

interface Correction {
  /** As it stands on record, and as it ought to; empty: there is no such employer. */
  wrong: string;
  right: string;
  /** Who corrects it: never whoever typed it in. */
  by: string;
}

/**
 * Employers once one of them, that was written down wrongly, is put right. Unlike a new employer it leaves none
 * behind: it was never theirs.
 */
export function corrected(
  { employer, former }: Employers,
  { wrong, right, by }: Correction,
): Employers | 'employer_not_on_record' | 'employer_as_before' | 'employer_typed_by_you' {
  const found = [employer, ...former].find(({ name }) => name === wrong);
  if (wrong === '' || found === undefined) return 'employer_not_on_record';
  if (wrong === right) return 'employer_as_before';
  if (found.typedBy === by) return 'employer_typed_by_you';
  const put = { name: right, typedBy: by };
  if (found === employer) return { employer: put, former: without(former, right) };
  const others = former.filter((one) => one !== found);
  const isThere =
    right === '' || [employer, ...others].some(({ name }) => isEmployerOnRecord(name, right));
  return { employer, former: isThere ? others : former.map((one) => (one === found ? put : one)) };
}
