import { type Opener, openerOf, type Reader, type Sealer } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { isYoung } from './accounts.ts';
import { sessionsGoOn } from './decide.ts';
import type { OpenParty, Whole } from './gather.ts';
import { listOfSamePair } from './pairs.ts';
import * as people from './people-store.ts';
import { employerAt, formerEmployersAt } from './sealed-fields.ts';
import type { MediationRow } from './store.ts';
import {
  type Employer,
  type Employers,
  type PersonalFacts,
  personalTiesOf,
  type Tie,
} from './ties.ts';

/** Opens whom somebody works for and whom before, since they were last certified; of who never applied, nothing. */
export function openEmployers(
  sealed: people.EmployersRow | undefined,
  open: Opener,
): { employer: Employer; former: Employer[] } {
  if (sealed === undefined) return { employer: { name: '', typedBy: null }, former: [] };
  const { resident, employer_sealed, employer_typed_by, former_employers_sealed } = sealed;
  const name = open(resident, employer_sealed, employerAt(resident)) ?? '';
  const former = open(resident, former_employers_sealed, formerEmployersAt(resident));
  return {
    employer: { name, typedBy: employer_typed_by },
    former: former === null ? [] : (JSON.parse(former) as (string | Employer)[]).map(employerIn),
  };
}

/** Of those that were sealed before it was kept nothing says who typed them in. */
const employerIn = (one: string | Employer): Employer =>
  typeof one === 'string' ? { name: one, typedBy: null } : one;

export const namesOf = ({ employer, former }: Employers) => ({
  employer: employer.name,
  former: former.map(({ name }) => name),
});

export const sealEmployers = (
  seal: Sealer,
  { resident, employer, former }: Employers & { resident: string },
) => ({
  employer_sealed: employer.name === '' ? null : seal(employer.name, employerAt(resident)),
  employer_typed_by: employer.typedBy,
  former_employers_sealed:
    former.length === 0 ? null : seal(JSON.stringify(former), formerEmployersAt(resident)),
});

interface People {
  /** Keys of those who are paid for a file. */
  paid: readonly string[];
  parties: readonly OpenParty[];
}

/**
 * What of one of those who are paid could tie them to the parties of one file: by these employers where they are
 * given, else by those on record.
 */
type PeopleFacts = (
  id: string,
  of: readonly OpenParty[],
  employers?: Employers,
) => Omit<PersonalFacts, 'samePairBefore'>;

/** How old they are, who lives with whom, or did, and works for whom. The employer of somebody is known where they have applied to mediate. */
async function openPeople(read: Read, by: Reader, { paid, parties }: People): Promise<PeopleFacts> {
  const { scope } = by;
  const theirs = parties.flatMap(({ row }) => row.resident ?? []);
  const known = await people.listPeople(read, scope, [...paid, ...theirs]);
  const left = await people.listLeft(read, scope, [...paid, ...theirs]);
  const homesOf = (resident: string | null) => ({
    household: known.get(resident ?? '')?.household ?? null,
    left: left.get(resident ?? '') ?? [],
  });
  const sealed = await people.listEmployers(read, scope, paid);
  const open = await openerOf(read, by, [...sealed.keys()]);
  return (id, of, employers = openEmployers(sealed.get(id), open)) => ({
    person: { id, minor: isYoung(known.get(id)), ...homesOf(id), ...namesOf(employers) },
    parties: of.map(({ row: { resident }, details: { employer } }) => ({
      resident,
      ...homesOf(resident),
      employer,
    })),
  });
}

interface Tying {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Pick<Whole, 'row' | 'parties'>;
}

/** What could tie these people to the parties of a file. */
export async function openTies(
  read: Read,
  tying: Tying,
  residents: readonly string[],
): Promise<(resident: string) => PersonalFacts> {
  const {
    deps,
    ask: { scope },
    whole: { parties },
  } = tying;
  const factsOf = await openPeople(read, { deps, scope }, { paid: residents, parties });
  const earlier = await listOfSamePair(read, tying);
  const ofPair = new Set(earlier.flatMap(({ paid }) => paid));
  return (id) => ({ ...factsOf(id, parties), samePairBefore: ofPair.has(id) });
}

/**
 * What ties somebody to parties by now. That they had the same two before was looked at when they were given the
 * file, and would be looked up among all files around.
 */
const tiesByNow = (facts: Omit<PersonalFacts, 'samePairBefore'>) =>
  personalTiesOf({ ...facts, samePairBefore: false });

interface PaidPerson {
  resident: string;
  /** Of all the files that are asked about. */
  parties: readonly OpenParty[];
}

/**
 * Opens what ties somebody who is paid to the parties of files, once for all of these files.
 *
 * @returns what ties them to the parties of one by now, or once these are their employers
 */
export async function openTiesOf(
  read: Read,
  by: Reader,
  { resident, parties }: PaidPerson,
): Promise<(of: readonly OpenParty[], employers?: Employers) => Tie[]> {
  const factsOf = await openPeople(read, by, { paid: [resident], parties });
  return (of, employers) => tiesByNow(factsOf(resident, of, employers));
}

/** What ties the mediator of a file to its parties by now; nothing where it cannot be given to another one. */
export async function mediatorTiesOf(
  read: Read,
  { deps, ask: { scope }, whole: { row, parties } }: Tying,
): Promise<Tie[]> {
  if (row.mediator === null || !sessionsGoOn(row)) return [];
  const tiesIn = await openTiesOf(read, { deps, scope }, { resident: row.mediator, parties });
  return tiesIn(parties);
}

interface Listed {
  row: MediationRow;
  parties: readonly OpenParty[];
}

/** Files among these whose mediator is of the household of a party, or of their employer, by now. */
export async function listTied(
  read: Read,
  by: Reader,
  files: readonly Listed[],
): Promise<Set<string>> {
  const going = files.flatMap(({ row, parties }) =>
    row.mediator !== null && sessionsGoOn(row)
      ? [{ id: row.id, mediator: row.mediator, parties }]
      : [],
  );
  if (going.length === 0) return new Set();
  const factsOf = await openPeople(read, by, {
    paid: going.map(({ mediator }) => mediator),
    parties: going.flatMap(({ parties }) => parties),
  });
  const tied = going.filter(
    ({ mediator, parties }) => tiesByNow(factsOf(mediator, parties)).length > 0,
  );
  return new Set(tied.map(({ id }) => id));
}
