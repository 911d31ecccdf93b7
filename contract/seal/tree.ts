import { nodeInput } from './leaf.ts';
import { sameBytes } from './text.ts';

/** Leaves from `first` up to and without `end`. */
export interface Range {
  first: number;
  end: number;
}
/** A whole subtree: 2^level leaves, the place-th of its level. */
export interface Subtree {
  level: number;
  place: number;
}

export type Sha256 = (bytes: Uint8Array) => Promise<Uint8Array>;

/** The largest power of two below `size` (RFC 6962 §2.1). */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * Ranges whose roots prove that a leaf stands in a tree of this size, from the leaf upwards:
 * PATH(m, D[n]) of RFC 6962 §2.1.1.
 */
export function inclusionRanges(place: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [first, end] = [0, size];
  while (end - first > 1) {
    const middle = first + splitOf(end - first);
    if (place < middle) {
      ranges.unshift({ first: middle, end });
      end = middle;
    } else {
      ranges.unshift({ first, end: middle });
      first = middle;
    }
  }
  return ranges;
}

/** Ranges whose roots prove that a tree grew from `from` to `to` leaves: PROOF of RFC 6962 §2.1.2. */
export function consistencyRanges(from: number, to: number): Range[] {
  const ranges: Range[] = [];
  if (from === 0 || from === to) return ranges;
  let [first, end] = [0, to];
  let old = from;
  let whole = true;
  while (old !== end - first) {
    const split = splitOf(end - first);
    const middle = first + split;
    if (old <= split) {
      ranges.unshift({ first: middle, end });
      end = middle;
    } else {
      ranges.unshift({ first, end: middle });
      first = middle;
      old -= split;
      whole = false;
    }
  }
  if (!whole) ranges.unshift({ first, end });
  return ranges;
}

/** The whole subtrees that make up a range which begins at a multiple of its largest subtree. */
export function subtreesOf({ first, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  let at = first;
  while (at < end) {
    let [level, leaves] = [0, 1];
    while (leaves * 2 <= end - at) {
      leaves *= 2;
      level += 1;
    }
    subtrees.push({ level, place: at / leaves });
    at += leaves;
  }
  return subtrees;
}

interface Inclusion {
  leaf: Uint8Array;
  place: number;
  size: number;
  proof: readonly Uint8Array[];
  root: Uint8Array;
}

/** Whether the leaf stands at its place under the root: RFC 9162 §2.1.3.2. */
export async function includes(
  { leaf, place, size, proof, root }: Inclusion,
  sha256: Sha256,
): Promise<boolean> {
  if (!isPlaceIn(place, size)) return false;
  let [at, last] = [place, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = await sha256(nodeInput(sibling, hash));
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else hash = await sha256(nodeInput(hash, sibling));
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

interface Growth {
  from: { size: number; root: Uint8Array };
  to: { size: number; root: Uint8Array };
  proof: readonly Uint8Array[];
}

/** Whether the larger tree holds the smaller one unchanged as its beginning: RFC 9162 §2.1.4.2. */
export async function continues({ from, to, proof }: Growth, sha256: Sha256): Promise<boolean> {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  // Everything continues the empty tree.
  if (from.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(from.size) ? [from.root, ...proof] : [...proof];
  let [at, last] = [from.size - 1, to.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const [start, ...rest] = path;
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      older = await sha256(nodeInput(sibling, older));
      newer = await sha256(nodeInput(sibling, newer));
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else newer = await sha256(nodeInput(newer, sibling));
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameBytes(older, from.root) && sameBytes(newer, to.root);
}

const half = (value: number) => Math.floor(value / 2);
const isPlaceIn = (place: number, size: number) =>
  Number.isSafeInteger(place) && Number.isSafeInteger(size) && place >= 0 && place < size;

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
