import type { DeedKind } from '../../../contract/rules.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { isSameName } from '../../platform/spelled.ts';
import type { HadBefore } from '../integrity/service.ts';
import { openIdentities } from '../privacy/service.ts';
import {
  hasHad,
  insertGifted,
  isGifted,
  listGiftedBeside,
  lockGiftsBeside,
} from './gifted-store.ts';
import type { Deed } from './grant.ts';
import type { TxContext } from './pay.ts';

/*
 * The newcomer gift is given once for each person. Of whoever was erased only the number can tell who it is; of
 * two accounts of which one has no number, name and grid can.
 */

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

/** By what another account that had it looks like the same person’s, where a deed is the gift. */
export async function wasGifted(
  gifting: Gifting,
  { kind, resident }: Pick<Deed, 'kind' | 'resident'>,
): Promise<HadBefore | undefined> {
  if (kind !== gift) return undefined;
  const { tx, scope, deps } = gifting;
  const phone = await openPhone(tx, { deps, scope }, resident);
  const isKnown =
    phone !== null && (await isGifted(tx, scope, deps.cipher.blindIndexes(phone, column)));
  if (isKnown) return 'number';
  return (await hasGiftedNamesake(gifting, resident)) ? 'name' : undefined;
}

/** Whether somebody of the same name and grid had the gift, and they or this one have no number. Two numbers are two persons. */
async function hasGiftedNamesake({ tx, scope, deps }: Gifting, resident: string): Promise<boolean> {
  await lockGiftsBeside(tx, scope, resident);
  const others = await listGiftedBeside(tx, scope, { resident, kind: gift });
  if (others.length === 0) return false;
  const identityOf = await openIdentities(tx, { deps, scope }, [resident, ...others]);
  const { name } = identityOf(resident);
  return name !== null && others.some((other) => isSameName(identityOf(other).name, name));
}

/** The number of an account, while it can still be read. */
export async function openPhone(read: Read, by: Reader, resident: string): Promise<string | null> {
  return (await openIdentities(read, by, [resident]))(resident).phone;
}
