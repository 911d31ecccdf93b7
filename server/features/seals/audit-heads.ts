import { readNote, type SignedCheckpoint } from '../../../contract/seal/checkpoint.ts';
import type { Read } from '../../platform/database.ts';
import { isOfCounty } from './county-key.ts';
import { listAllSeals } from './verify-store.ts';

interface Of {
  county: number;
  /** 32 bytes. */
  key: Uint8Array;
}

export interface AuditHead {
  seq: bigint;
  hash: Buffer;
  /** When it was sealed, RFC 3339 in UTC. */
  at: string;
}

/** The heads of the audit that the county’s seals vouch for. */
export async function listAuditHeads(read: Read, of: Of): Promise<AuditHead[]> {
  const seals = await listAllSeals(read, of.county);
  return auditHeadsOf(
    seals.flatMap(({ note }) => readNote(note) ?? []),
    of,
  );
}

/** The heads in these seals; one of another county, or with a wrong signature, vouches for none. */
export function auditHeadsOf(seals: readonly SignedCheckpoint[], { county, key }: Of): AuditHead[] {
  return seals.flatMap((seal) => {
    const { audit, sealedAt: at } = seal.checkpoint;
    if (audit === null || !isOfCounty(seal, county, key)) return [];
    return [{ seq: BigInt(audit.seq), hash: Buffer.from(audit.hash), at }];
  });
}
