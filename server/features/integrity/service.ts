import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { sendAlong } from '../../platform/transaction.ts';
import { type Assessment, assess, type Likeness } from './decide.ts';
import { type DeedEvidence, keepAssessment } from './store.ts';

export type { Assessment } from './decide.ts';
export { findLikenesses, type Print } from './store.ts';

interface Evidence extends DeedEvidence {
  /** What `findLikenesses` said. */
  likenesses: readonly Likeness[];
  reportsToday: number;
  insideCounty: boolean | null;
}

/** Assesses a deed by its evidence, and remembers the evidence for the deeds to come. */
export function assessDeed(tx: Tx, scope: Scope, evidence: Evidence): Assessment {
  const { likenesses, reportsToday, insideCounty } = evidence;
  const assessment = assess({ likenesses, reportsToday, insideCounty });
  sendAlong(tx, keepAssessment(tx, scope, { evidence, assessment }));
  return assessment;
}

/** Fingerprint of words: spaces and punctuation do not count; undefined for words too short to tell. */
export function wordsPrint(words: string): bigint | undefined {
  const bare = words
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  if (bare.length < 8) return undefined;
  return createHash('sha256').update(bare).digest().readBigInt64BE(0);
}
