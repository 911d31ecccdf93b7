import { createHash, timingSafeEqual } from 'node:crypto';

/** One-time codes: 6 digits, ten minutes, five tries, at most ten a day for a phone (ASVS 6.5). */
export const codeLimits = { digits: 6, livesMs: 600_000, tries: 5, perDay: 10 } as const;

/** The code is bound to its row, so that a hash says nothing about another row's code. */
export function codeHash(id: string, code: string): Buffer {
  return createHash('sha256').update(`${id}/${code}`).digest();
}

export function decideCode(
  newest: { id: string; codeHash: Buffer; tries: number } | undefined,
  code: string,
): 'right' | 'wrong' {
  if (newest === undefined || newest.tries >= codeLimits.tries) return 'wrong';
  return timingSafeEqual(newest.codeHash, codeHash(newest.id, code)) ? 'right' : 'wrong';
}
