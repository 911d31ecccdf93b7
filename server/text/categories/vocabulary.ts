/** The features a model knows, in the order of their hashes, with how telling each is. */
export interface Vocabulary {
  hashes: Uint32Array;
  /** Inverse document frequency, ln((1 + n) / (1 + df)) + 1. */
  idf: Float32Array;
}

/** The features of one text that a vocabulary knows, of length one. */
export interface Vector {
  columns: Int32Array;
  values: Float32Array;
}

type Counts = ReadonlyMap<number, number>;

/** A text that is learnt from. */
export interface Told {
  counts: Counts;
  reporter: string;
}

export interface Bounds {
  /** What fewer people wrote is no pattern, however often they did: it would tell what one of them said. */
  fewestReporters: number;
  /** The most common ones are kept. */
  mostFeatures: number;
}

export function buildVocabulary(told: readonly Told[], bounds: Bounds): Vocabulary {
  const kept = [...frequencies(told)]
    .filter(([, { reporters }]) => reporters >= bounds.fewestReporters)
    .sort(([a, m], [b, n]) => n.texts - m.texts || a - b)
    .slice(0, bounds.mostFeatures)
    .sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, { texts }]) => Math.log((1 + told.length) / (1 + texts)) + 1),
  };
}

interface Frequency {
  texts: number;
  reporters: number;
  /** Whose text was counted last. */
  last: string;
}

function frequencies(told: readonly Told[]): Map<number, Frequency> {
  const frequency = new Map<number, Frequency>();
  for (const [reporter, own] of Map.groupBy(told, (one) => one.reporter))
    for (const { counts } of own)
      for (const hash of counts.keys()) {
        const found = frequency.get(hash);
        if (found === undefined) frequency.set(hash, { texts: 1, reporters: 1, last: reporter });
        else {
          found.texts += 1;
          if (found.last !== reporter) found.reporters += 1;
          found.last = reporter;
        }
      }
  return frequency;
}

/** Makes vectors: logarithmic counts × idf, of length one, so that long texts weigh no more than short ones. */
export function vectorizer({ hashes, idf }: Vocabulary): (counts: Counts) => Vector {
  const columnOf = new Map<number, number>();
  hashes.forEach((hash, column) => {
    columnOf.set(hash, column);
  });
  return (counts) => {
    const columns: number[] = [];
    const values: number[] = [];
    for (const [hash, count] of counts) {
      const column = columnOf.get(hash);
      if (column === undefined) continue;
      columns.push(column);
      values.push((1 + Math.log(count)) * (idf[column] ?? 0));
    }
    const length = Math.hypot(...values) || 1;
    return {
      columns: Int32Array.from(columns),
      values: Float32Array.from(values, (value) => value / length),
    };
  };
}
