import { isMinor } from '../../../contract/residents.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { isSameName } from '../../platform/spelled.ts';
import type { Deps } from '../../platform/use-case.ts';
import { openIdentities, phoneIndexes } from '../privacy/service.ts';
import { findWithoutPhone } from '../residents/service.ts';
import type { PartyDetails } from './gather.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';

export type NewParty = PartyDetails & {
  name: string;
  /** The grid or community where somebody lives whose account has no number. */
  home?: string | undefined;
};

export type Account = people.PersonRow | undefined;

type Finding = Reader & { deps: Reader['deps'] & Deps };

/** Refusals that tell something of who has registered. */
export const accountRefusals: ReadonlySet<string> = new Set([
  'phone_of_another',
  'nobody_so_named',
  'several_so_named',
]);

export const isYoung = (account: Account) => account !== undefined && isMinor(account.ageClass);

/** The account of each party: by its number, or by the name and the home of who has none. */
export async function findAccounts(
  tx: Tx,
  by: Finding,
  parties: readonly NewParty[],
): Promise<Account[] | Refusal> {
  const accounts: Account[] = [];
  for (const [place, party] of parties.entries()) {
    const named = await findNamed(tx, by, party);
    if (typeof named === 'string')
      return refuse(named, {
        field: `/parties/${place}/${named === 'number_or_home' ? 'home' : 'name'}`,
      });
    const { phone } = party;
    accounts.push(
      phone === null ? named : await people.findByPhone(tx, by.scope, phoneIndexes(by.deps, phone)),
    );
  }
  return accounts;
}

/** Whoever has no number and is called so where they live. */
export async function findNamed(
  tx: Tx,
  by: Finding,
  { phone, name, home }: Pick<NewParty, 'phone' | 'name' | 'home'>,
): Promise<Account | 'number_or_home' | 'nobody_so_named' | 'several_so_named'> {
  if (home === undefined) return undefined;
  if (phone !== null) return 'number_or_home';
  const [[one, ...more] = []] = await findWithoutPhone(tx, by, [{ name, home }]);
  if (one === undefined) return 'nobody_so_named';
  return more.length > 0 ? 'several_so_named' : people.findPerson(tx, by.scope, one);
}

/**
 * Whose account knows their name must be called so: a wrong digit would show the dispute to a stranger. An
 * account that knows no name may be anybody’s, and reads nothing: its party reads and signs at the desk.
 *
 * @returns of each party the account; null where there is none, undefined where it is somebody else’s
 */
export async function linkAccounts(
  tx: Tx,
  by: Reader,
  { parties, accounts }: { parties: readonly NewParty[]; accounts: readonly Account[] },
): Promise<(string | null | undefined)[]> {
  const nameOf = await openIdentities(
    tx,
    by,
    accounts.flatMap((account) => account?.id ?? []),
  );
  return parties.map(({ name }, at) => {
    const account = accounts[at];
    const known = account === undefined ? null : nameOf(account.id).name;
    if (account === undefined || known === null) return null;
    return isSameName(known, name) ? account.id : undefined;
  });
}
