/**
 * How many have which score, with prefix sums in logarithmic time (Fenwick 1994, “A new data structure
 * for cumulative frequency tables”): an exact rank among a million without asking anybody. Built from
 * the scores in one pass; a megabyte for a quarter of a million different scores.
 */
export interface RankIndex {
  /** 1 for the highest; holders with the same score share the better rank. */
  rankOf(score: number): number;
  move(from: number | undefined, to: number): void;
  /** So many more who have this score. */
  add(score: number, more: number): void;
  readonly holders: number;
}

/** @param most the highest score that has a place of its own; higher ones share the last */
export function createRankIndex(scores: Iterable<number>, most = 262_143): RankIndex {
  const size = most + 1;
  const tree = new Uint32Array(size + 1);
  let holders = 0;
  for (const score of scores) {
    const place = placeOf(score, most);
    tree[place] = (tree[place] ?? 0) + 1;
    holders += 1;
  }
  for (let place = 1; place <= size; place++) {
    const parent = place + (place & -place);
    if (parent <= size) tree[parent] = (tree[parent] ?? 0) + (tree[place] ?? 0);
  }

  function change(score: number, more: number): void {
    holders += more;
    for (let place = placeOf(score, most); place <= size; place += place & -place)
      tree[place] = (tree[place] ?? 0) + more;
  }

  return {
    get holders() {
      return holders;
    },
    rankOf(score) {
      let atMost = 0;
      for (let place = placeOf(score, most); place > 0; place -= place & -place)
        atMost += tree[place] ?? 0;
      return holders - atMost + 1;
    },
    move(from, to) {
      if (from !== undefined) change(from, -1);
      change(to, 1);
    },
    add: change,
  };
}

const placeOf = (score: number, most: number) => Math.min(Math.max(score, 0), most) + 1;
