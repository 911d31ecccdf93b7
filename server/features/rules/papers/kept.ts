/** Papers already set, by what they were set from; the longest unasked goes when there is no room. */
export interface KeptPapers {
  find(key: string): Buffer | undefined;
  keep(key: string, paper: Buffer): void;
}

export function keepPapers(roomBytes: number): KeptPapers {
  const papers = new Map<string, Buffer>();
  let usedBytes = 0;
  const drop = (key: string) => {
    usedBytes -= papers.get(key)?.length ?? 0;
    papers.delete(key);
  };
  return {
    find: (key) => {
      const paper = papers.get(key);
      if (paper === undefined) return undefined;
      // A map remembers the order of arrival: asked for again is last again.
      papers.delete(key);
      papers.set(key, paper);
      return paper;
    },
    keep: (key, paper) => {
      drop(key);
      papers.set(key, paper);
      usedBytes += paper.length;
      for (const oldest of papers.keys()) {
        if (usedBytes <= roomBytes) break;
        drop(oldest);
      }
    },
  };
}
