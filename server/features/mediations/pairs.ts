import { monthsBefore } from '../../platform/calendar.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isSameName, spelled } from '../../platform/spelled.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { openIdentities } from '../privacy/service.ts';
import * as counts from './count-store.ts';
import { reconciledMonths } from './decide.ts';
import { erasedName, openParties, type Whole } from './gather.ts';
import { insertPhones, listMyAgreed, listPhonesOf } from './phone-store.ts';

/** What is known of a party: an account, or only what they told the form. */
export interface Known {
  resident: string | null;
  /** Empty: they were erased. */
  name: string;
  phone: string | null;
  /** Look-up values of their numbers. */
  marks: readonly string[];
}

/**
 * Whether two parties are one person, as far as anybody can tell: by their accounts; where one of the two has
 * none, by the name, and by the phone where both gave one. Of whoever was erased nothing is left to tell it by but
 * the number that they come back with.
 */
export function isSamePerson(one: Known, other: Known): boolean {
  if (one.resident !== null && one.resident === other.resident) return true;
  if (one.name === '' || other.name === '')
    return one.marks.some((mark) => other.marks.includes(mark));
  if (one.resident !== null && other.resident !== null) return false;
  if (!isSameName(one.name, other.name)) return false;
  return one.phone === null || other.phone === null || one.phone === other.phone;
}

/** Whether two files are of the same two, whoever asked in either. */
export function isSamePair(one: readonly Known[], other: readonly Known[]): boolean {
  const [a, b] = one;
  const [x, y] = other;
  if (a === undefined || b === undefined || x === undefined || y === undefined) return false;
  return (isSamePerson(a, x) && isSamePerson(b, y)) || (isSamePerson(a, y) && isSamePerson(b, x));
}

type Marks = (party: Whole['parties'][number]) => readonly string[];

const knownOf = (parties: Whole['parties'], marksOf: Marks): Known[] =>
  parties.map((party) => ({
    resident: party.row.resident,
    name: party.name === erasedName ? '' : party.name,
    phone: party.details.phone,
    marks: marksOf(party),
  }));

/** Their numbers: of the account, and what they told the form. */
async function openNumbers(
  read: Read,
  by: Reader,
  parties: Whole['parties'],
): Promise<(party: Whole['parties'][number]) => string[]> {
  const residents = parties.flatMap(({ row }) => row.resident ?? []);
  const identityOf = await openIdentities(read, by, residents);
  return ({ row: { resident }, details: { phone } }) => {
    const own = resident === null ? null : identityOf(resident).phone;
    return [...new Set([own, phone].filter((number) => number !== null))];
  };
}

const column = 'mediation_phones.phone';
const markOf = (index: Buffer) => index.toString('hex');

interface Pairing {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Pick<Whole, 'row' | 'parties'>;
}

export interface EarlierFile {
  agreedAt: Date | null;
  /** Whoever led it, or helped with it. */
  paid: readonly string[];
}

/** Files of the same two, this one left out, newest first. */
export async function listOfSamePair(
  read: Read,
  { deps, ask: { scope }, whole }: Pairing,
): Promise<EarlierFile[]> {
  const { id, grid } = whole.row;
  const residents = whole.parties.flatMap(({ row }) => row.resident ?? []);
  const numbersOf = await openNumbers(read, { deps, scope }, whole.parties);
  const indexesOf = (party: Whole['parties'][number]) =>
    numbersOf(party).flatMap((number) => deps.cipher.blindIndexes(number, column));
  const phones = whole.parties.flatMap(indexesOf);
  const files = await counts.listAlike(read, scope, { mediation: id, residents, phones, grid });
  const ids = files.map((file) => file.id);
  const rows = await counts.listPartiesOf(read, scope, ids);
  const parties = await openParties(read, { deps, scope }, [rows]);
  const keptOf = await listPhonesOf(read, scope, ids);
  const mine = knownOf(whole.parties, (party) => indexesOf(party).map(markOf));
  return files
    .filter((file) => isSamePair(mine, knownOf(parties.get(file.id) ?? [], keptOf)))
    .map(({ agreed_at, mediator, helpers }) => ({
      agreedAt: agreed_at,
      paid: mediator === null ? helpers : [mediator, ...helpers],
    }));
}

/** Both have agreed: by their numbers they are told apart from others for twelve months, whoever is erased meanwhile. */
export async function keepPhones(tx: Tx, { deps, ask, whole }: Pairing, now: Date): Promise<void> {
  const { scope } = ask;
  const numbersOf = await openNumbers(tx, { deps, scope }, whole.parties);
  const phones = whole.parties.flatMap((party) =>
    numbersOf(party).map((number) => ({
      mediation: whole.row.id,
      side: party.row.side,
      phone_index: deps.cipher.blindIndex(number, column),
      kept_at: now,
    })),
  );
  await insertPhones(tx, scope, phones);
}

/**
 * Whoever is erased comes back with the number that they have now: it is kept of what they agreed to within twelve
 * months, as if it had been then. While their numbers can still be read.
 */
export async function keepMyPhones(
  tx: Tx,
  { deps, ask: { scope } }: Omit<Pairing, 'whole'>,
  now: Date,
): Promise<void> {
  const rows = await listMyAgreed(tx, scope, monthsBefore(now, reconciledMonths));
  const parties = await openParties(tx, { deps, scope }, [rows]);
  const mine = [...parties.values()].flat();
  const numbersOf = await openNumbers(tx, { deps, scope }, mine);
  const agreedAt = new Map(rows.map((row) => [row.mediation, row.agreedAt]));
  const phones = mine.flatMap((party) =>
    numbersOf(party).map((number) => ({
      mediation: party.row.mediation,
      side: party.row.side,
      phone_index: deps.cipher.blindIndex(number, column),
      kept_at: agreedAt.get(party.row.mediation) ?? now,
    })),
  );
  await insertPhones(tx, scope, phones);
}

/** Two files of the same two are agreed to one after the other: the second one sees the first. */
export async function lockPair(tx: Tx, { deps, ask: { scope }, whole }: Pairing): Promise<void> {
  const names = whole.parties.map(({ name }) => spelled(name)).sort();
  const pair = deps.cipher.blindIndex(JSON.stringify(names), 'mediations.pair').toString('hex');
  await counts.lockPair(tx, scope, pair);
}
