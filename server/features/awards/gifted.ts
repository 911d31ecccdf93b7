import type { DeedKind } from '../../../contract/rules.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { openIdentities } from '../privacy/service.ts';
import { hasHad, insertGifted, isGifted } from './gifted-store.ts';
import type { Deed } from './grant.ts';
import type { TxContext } from './pay.ts';

/* The newcomer gift is given once for each person, and of whoever was erased only the number can tell who it is. */

const gift: DeedKind = 'newcomer.guided';
const column = 'gifted_phones.phone';

type Gifting = Pick<TxContext, 'tx' | 'scope'> & { deps: Pick<TxContext['deps'], 'cipher'> };

/**
 * Keeps by what the number of an account is told, where the account had the newcomer gift. Where the window takes it off because it was handed on it is not kept.
 */
export async function keepGifted(
  { tx, scope, deps }: Gifting,
  { resident, phone }: { resident: string; phone: string | null },
): Promise<void> {
  if (phone === null || !(await hasHad(tx, scope, { resident, kind: gift }))) return;
  await insertGifted(tx, scope, deps.cipher.blindIndex(phone, column));
}

/** Whether a deed is the gift, and another account had it by the number that this one has. */
export async function wasGifted(
  { tx, scope, deps }: Gifting,
  { kind, resident }: Pick<Deed, 'kind' | 'resident'>,
): Promise<boolean> {
  if (kind !== gift) return false;
  const phone = await openPhone(tx, { deps, scope }, resident);
  return phone !== null && isGifted(tx, scope, deps.cipher.blindIndexes(phone, column));
}

/** The number of an account, while it can still be read. */
export async function openPhone(read: Read, by: Reader, resident: string): Promise<string | null> {
  return (await openIdentities(read, by, [resident]))(resident).phone;
}
