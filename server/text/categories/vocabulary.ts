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

export interface Bounds {
  /** A feature of fewer texts is no pattern. */
  fewestTexts: number;
  /** The most common ones are kept. */
  mostFeatures: number;
}

export function buildVocabulary(texts: readonly Counts[], bounds: Bounds): Vocabulary {
  const frequency = new Map<number, number>();
  for (const counts of texts)
    for (const hash of counts.keys()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const kept = [...frequency]
    .filter(([, texts]) => texts >= bounds.fewestTexts)
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, bounds.mostFeatures)
    .sort(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, df]) => Math.log((1 + texts.length) / (1 + df)) + 1),
  };
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
