import type { Read, Tx } from '../../platform/database.ts';
import { isSameName, spelled } from '../../platform/spelled.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as counts from './count-store.ts';
import { erasedName, openParties, type Whole } from './gather.ts';

/** What is known of a party: an account, or only what they told the form. */
export interface Known {
  resident: string | null;
  name: string;
  phone: string | null;
}

/**
 * Whether two parties are one person, as far as anybody can tell: by their accounts; where one of the two has
 * none, by the name, and by the phone where both gave one. Of whom nothing is known nobody can tell.
 */
export function isSamePerson(one: Known, other: Known): boolean {
  if (one.resident !== null && other.resident !== null) return one.resident === other.resident;
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

const knownOf = (parties: Whole['parties']): Known[] =>
  parties.map(({ row: { resident }, name, details: { phone } }) => {
    return { resident, name: name === erasedName ? '' : name, phone };
  });

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
  const files = await counts.listAlike(read, scope, { mediation: id, residents, grid });
  const ids = files.map((file) => file.id);
  const rows = await counts.listPartiesOf(read, scope, ids);
  const parties = await openParties(read, { deps, scope }, [rows]);
  const mine = knownOf(whole.parties);
  return files
    .filter((file) => isSamePair(mine, knownOf(parties.get(file.id) ?? [])))
    .map(({ agreed_at, mediator, helpers }) => ({
      agreedAt: agreed_at,
      paid: mediator === null ? helpers : [mediator, ...helpers],
    }));
}

/** Two files of the same two are agreed to one after the other: the second one sees the first. */
export async function lockPair(tx: Tx, { deps, ask: { scope }, whole }: Pairing): Promise<void> {
  const names = whole.parties.map(({ name }) => spelled(name)).sort();
  const pair = deps.cipher.blindIndex(JSON.stringify(names), 'mediations.pair').toString('hex');
  await counts.lockPair(tx, scope, pair);
}
