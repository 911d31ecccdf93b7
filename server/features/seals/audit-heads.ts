import { readNote } from '../../../contract/seal/checkpoint.ts';
import type { Read } from '../../platform/database.ts';
import { isOfCounty } from './county-key.ts';
import { listAllSeals } from './verify-store.ts';

/** The heads of the audit that the county’s seals vouch for; a seal that is not signed vouches for none. */
export async function listAuditHeads(
  read: Read,
  { county, key }: { county: number; key: Uint8Array },
): Promise<{ seq: bigint; hash: Buffer; at: string }[]> {
  const seals = await listAllSeals(read, county);
  return seals.flatMap(({ note }) => {
    const signed = readNote(note);
    if (signed === undefined || !isOfCounty(signed, county, key)) return [];
    const { audit, sealedAt: at } = signed.checkpoint;
    return audit === null ? [] : [{ seq: BigInt(audit.seq), hash: Buffer.from(audit.hash), at }];
  });
}
