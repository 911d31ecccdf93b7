/** How alike two of the things are, numbered from 0; pairs that are not named are not alike at all. */
export interface Link {
  one: number;
  other: number;
  /** Above 0. */
  likeness: number;
}

interface Candidate {
  mean: number;
  one: number;
  other: number;
  /** How large both were: a candidate of before one of them grew is out of date. */
  sizes: [number, number];
}

/** 1 is the plain mean; a little less, and a group that has grown goes on growing a little more easily. */
const evenness = 0.93;

/**
 * Average linkage: joins the two groups that are most alike on average, again and again.
 * @returns groups with their members in order, each thing in one
 */
export function joinAlike(count: number, links: readonly Link[], joinedFrom: number): number[][] {
  const groups: (number[] | undefined)[] = Array.from({ length: count }, (_, i) => [i]);
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  for (const { one, other, likeness } of links) {
    sums[one]?.set(other, likeness);
    sums[other]?.set(one, likeness);
  }
  const queue = new Queue();
  const offer = (one: number, other: number) => {
    const sizes: [number, number] = [groups[one]?.length ?? 0, groups[other]?.length ?? 0];
    const mean = (sums[one]?.get(other) ?? 0) / (sizes[0] * sizes[1]) ** evenness;
    if (mean >= joinedFrom) queue.push({ mean, one, other, sizes });
  };
  for (const { one, other } of links) offer(Math.min(one, other), Math.max(one, other));
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { one, other, sizes } = next;
    const [kept, gone] = [groups[one], groups[other]];
    if (kept?.length !== sizes[0] || gone?.length !== sizes[1]) continue;
    kept.push(...gone);
    groups[other] = undefined;
    takeOver(sums, one, other);
    for (const third of sums[one]?.keys() ?? []) offer(Math.min(one, third), Math.max(one, third));
  }
  return groups.filter((group) => group !== undefined).map((group) => group.sort((a, b) => a - b));
}

/** What was alike to the one that is gone is alike to the one that took it in. */
function takeOver(sums: readonly Map<number, number>[], kept: number, gone: number): void {
  for (const [third, sum] of sums[gone] ?? []) {
    sums[third]?.delete(gone);
    if (third === kept) continue;
    const both = (sums[kept]?.get(third) ?? 0) + sum;
    sums[kept]?.set(third, both);
    sums[third]?.set(kept, both);
  }
  sums[gone]?.clear();
}

/** A heap, the most alike first; of even ones those with the lowest numbers. */
class Queue {
  private readonly heap: Candidate[] = [];

  push(candidate: Candidate): void {
    const { heap } = this;
    heap.push(candidate);
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(heap[at], heap[above])) return;
      this.swap(at, above);
      at = above;
    }
  }

  pop(): Candidate | undefined {
    const { heap } = this;
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let best = before(heap[left], heap[at]) ? left : at;
      if (before(heap[right], heap[best])) best = right;
      if (best === at) return first;
      this.swap(at, best);
      at = best;
    }
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    [heap[a], heap[b]] = [heap[b] as Candidate, heap[a] as Candidate];
  }
}

function before(a: Candidate | undefined, b: Candidate | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.mean !== b.mean) return a.mean > b.mean;
  return a.one === b.one ? a.other < b.other : a.one < b.one;
}
