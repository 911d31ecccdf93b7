import type { Cipher } from '../../platform/cipher.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { sendAlong } from '../../platform/transaction.ts';
import { type Assessment, assess, type HadBefore, type Likeness } from './decide.ts';
import { type DeedEvidence, keepAssessment, type Print } from './store.ts';

export type { Assessment, HadBefore } from './decide.ts';
export { findLikenesses, type Print } from './store.ts';

interface Evidence extends DeedEvidence {
  /** What `findLikenesses` said. */
  likenesses: readonly Likeness[];
  reportsToday: number;
  insideCounty: boolean | null;
  /** Who of staff alone typed it for an account without a number. */
  typedBy?: string;
  /** By what somebody who had what is given once for each person looks like the same one. */
  hadBefore?: HadBefore | undefined;
}

/** Assesses a deed by its evidence, and remembers the evidence for the deeds to come. */
export function assessDeed(tx: Tx, scope: Scope, evidence: Evidence): Assessment {
  const { likenesses, reportsToday, insideCounty, typedBy, hadBefore } = evidence;
  const typedWithoutNumber = typedBy !== undefined;
  const facts = { likenesses, reportsToday, insideCounty, typedWithoutNumber, hadBefore };
  const assessment = assess(facts);
  sendAlong(tx, keepAssessment(tx, scope, { evidence, assessment }));
  return assessment;
}

/**
 * Fingerprint of words: spaces and punctuation do not count; undefined for words too short to tell. Made
 * with the index key: whoever has the database alone cannot try sentences on it.
 */
export function wordsPrint({ cipher }: { cipher: Cipher }, words: string): Print | undefined {
  const bare = words
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  if (bare.length < 8) return undefined;
  const [print = 0n, ...others] = cipher
    .blindIndexes(bare, 'evidence_prints.print')
    .map((index) => index.readBigInt64BE(0));
  return { kind: 'words', print, others };
}
