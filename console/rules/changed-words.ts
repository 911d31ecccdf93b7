export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const wordsOf = (text: string): string[] =>
  text.match(/\d+(?:\.\d+)?|[A-Za-z’'-]+|\s+|[\s\S]/gu) ?? [];

/** Below this share of words in common two sentences are shown one after the other instead. */
const leastAlike = 0.5;

/**
 * What became of a sentence, as pieces in reading order: by the longest common run of words, where
 * a number is one word. Undefined when the sentences have too little in common.
 */
export function changedWords(before: string, after: string): Piece[] | undefined {
  const [was, now] = [wordsOf(before), wordsOf(after)];
  const common = commonLengths(was, now);
  const alike = (2 * (common[0]?.[0] ?? 0)) / Math.max(1, was.length + now.length);
  if (alike < leastAlike) return undefined;
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < was.length || j < now.length) {
    const [old, fresh] = [was[i], now[j]];
    if (old !== undefined && old === fresh) {
      add('same', old);
      i += 1;
      j += 1;
    } else if (fresh === undefined || (common[i + 1]?.[j] ?? -1) >= (common[i]?.[j + 1] ?? 0)) {
      add('gone', old ?? '');
      i += 1;
    } else {
      add('new', fresh);
      j += 1;
    }
  }
  return pieces;
}

/** Lengths of the longest common subsequences of all pairs of ends. */
function commonLengths(was: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: was.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = lengths[i];
      const below = lengths[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] =
        was[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}
