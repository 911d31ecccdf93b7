/**
 * A puzzle that takes effort to answer and none to check (hashcash; A. Back 2002): find a number so
 * that the SHA-256 of puzzle and number begins with so many zero bits. Phone and server share the form.
 */
export const puzzleWords = (puzzle: string, answer: number): string => `${puzzle}/${answer}`;

export function leadingZeroBits(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0);
  if (first === -1) return hash.length * 8;
  return first * 8 + Math.clz32(hash[first] ?? 0) - 24;
}
