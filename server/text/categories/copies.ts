import { gramsOf, hashOf, plain } from '../plain.ts';

const shingleLength = 4;
/** The lowest hashes of a text’s shingles stand for it (bottom-k sketch; Broder 1997). */
const sketchSize = 8;
/** About half of two texts is the same from so many of them on. */
const sharedFrom = 4;
/** A shingle of more texts than this is a turn of phrase, and no sign of copying. */
const mostHolders = 200;

/**
 * Texts that say nearly the same words: what was learnt from one would be remembered of the other, not known.
 * @returns for each text the place of the first one of its group, in the order given
 */
export function copiesOf(texts: readonly string[]): number[] {
  const first = texts.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (first[at] !== at) at = first[at] ?? at;
    return at;
  };
  const holders = new Map<number, number[]>();
  texts.forEach((text, i) => {
    const sketch = sketchOf(text);
    const shared = new Map<number, number>();
    for (const hash of sketch) {
      const earlier = holders.get(hash) ?? [];
      for (const j of earlier) shared.set(j, (shared.get(j) ?? 0) + 1);
      if (earlier.length < mostHolders) earlier.push(i);
      holders.set(hash, earlier);
    }
    // Of a text of few shingles most must be shared.
    const wanted = Math.min(sharedFrom, Math.max(1, sketch.length));
    for (const [j, count] of shared) if (count >= wanted) join(first, rootOf(i), rootOf(j));
  });
  return first.map((_, i) => rootOf(i));
}

function join(first: number[], one: number, other: number): void {
  first[Math.max(one, other)] = Math.min(one, other);
}

function sketchOf(text: string): number[] {
  const letters = plain(text).replace(/[^\p{L}\p{N}]/gu, '');
  const shingles = gramsOf(letters, shingleLength);
  const hashes = new Set((shingles.length === 0 ? [letters] : shingles).map((one) => hashOf(one)));
  return [...hashes].sort((a, b) => a - b).slice(0, sketchSize);
}
