import type { Sentence } from '../../../contract/values.ts';
import { openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { nameWords, show, sightOf } from './decide.ts';
import { listReportedCases, listSealedPeople, type SealedPerson } from './people-store.ts';

export const nameAt = (id: string) => ({ field: 'residents.name', row: id });
export const phoneAt = (id: string) => ({ field: 'residents.phone', row: id });
export const subjectAt = (id: string) => ({ field: 'identities.subject', row: id });

type Indexing = Pick<Deps, 'cipher'>;

/** By what a phone is found, under each key that may have been used, the current one first. */
export const phoneIndexes = ({ cipher }: Indexing, phone: string) =>
  cipher.blindIndexes(phone, 'residents.phone');

/** By what an account with an identity provider is found. */
export const subjectIndexes = (
  { cipher }: Indexing,
  { provider, subject }: { provider: string; subject: string },
) => cipher.blindIndexes(`${provider}/${subject}`, 'identities.subject');

/** Who somebody is, opened; whoever it is shown to sees what `sightOf` leaves of it. */
export interface Identity {
  name: string | null;
  phone: string | null;
}

const nobody: Identity = { name: null, phone: null };

/** Opens names and phones of residents. */
export async function openIdentities(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<(resident: string) => Identity> {
  const people = await listSealedPeople(read, by.scope, ids);
  const open = await openerOf(read, by, ids);
  const opened = new Map(
    people.map(({ id, nameSealed, phoneSealed }: SealedPerson) => [
      id,
      { name: open(id, nameSealed, nameAt(id)), phone: open(id, phoneSealed, phoneAt(id)) },
    ]),
  );
  return (resident) => opened.get(resident) ?? nobody;
}

/** Where a resident lives, as far as whoever asks may see it. */
export function showHome(scope: Scope, grid: string | null): string | null {
  const roles = staffOf(scope).roles.map(({ role }) => role);
  const matter = { confidential: false };
  return show('home', grid, sightOf('home', { relation: 'desk', roles }, matter));
}

interface Named {
  resident: string;
  /** The case that it is about, where it is about one. */
  caseCode: string | null;
  /** They stand beside whoever asks. */
  isBeside?: boolean;
}

/**
 * Names of residents in a list of the desk: masked, or by the alias of the case where the case is of
 * a confidential kind.
 */
export async function nameResidents(
  read: Read,
  by: Reader,
  named: readonly Named[],
): Promise<(one: Named) => Sentence> {
  const codes = named.flatMap(({ caseCode }) => (caseCode === null ? [] : [caseCode]));
  const reported = await listReportedCases(read, by.scope, codes);
  const identityOf = await openIdentities(
    read,
    by,
    named.map(({ resident }) => resident),
  );
  const { unit, ...staff } = staffOf(by.scope);
  const roles = staff.roles.map(({ role }) => role);
  return ({ resident, caseCode, isBeside = false }) => {
    const about = reported.find((one) => one.code === caseCode && one.resident === resident);
    const { name } = identityOf(resident);
    const isHandler = unit !== null && about?.unit === unit;
    const relation = isHandler ? 'handler' : isBeside ? 'beside' : 'desk';
    const matter = { confidential: about?.confidential ?? false };
    return nameWords({ name, alias: about?.alias ?? null }, { relation, roles }, matter);
  };
}
