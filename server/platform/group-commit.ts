/** Somebody who waits for an answer, with what they want. */
export interface Waiting<W, A> {
  wanted: W;
  answer: (answer: A) => void;
  fail: (error: unknown) => void;
}

export interface Lane<W, A> {
  take(wanted: W): Promise<A>;
  /** Resolves when everything taken was answered. */
  drain(): Promise<void>;
}

export interface LaneOptions<W, A> {
  /** How many may go out together. */
  size: number;
  /** What may not go with the first that waits, waits for the next turn. */
  together: (first: W, other: W) => boolean;
  /** Carries out a batch and answers each; it throws nothing. */
  flush: (batch: readonly Waiting<W, A>[]) => Promise<void>;
}

/**
 * Group commit: what waits goes out together, and while that is under way the next lot gathers. No
 * timer: a lane that is idle flushes at once.
 */
export function createLane<W, A>({ size, together, flush }: LaneOptions<W, A>): Lane<W, A> {
  let queue: Waiting<W, A>[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    // One turn of the event loop gathers whatever was asked for in this one.
    await new Promise(setImmediate);
    for (let [first] = queue; first !== undefined; [first] = queue) {
      const batch: Waiting<W, A>[] = [];
      const later: Waiting<W, A>[] = [];
      for (const one of queue) {
        const fits = batch.length < size && together(first.wanted, one.wanted);
        (fits ? batch : later).push(one);
      }
      queue = later;
      await flush(batch);
    }
    running = undefined;
  }

  return {
    take: (wanted) =>
      new Promise<A>((answer, fail) => {
        queue.push({ wanted, answer, fail });
        running ??= run();
      }),
    drain: async () => {
      await running;
    },
  };
}

/**
 * Does something with a batch that fails as a whole: halves it until the one at fault is alone, which
 * fails for itself.
 */
export async function halving<W, A>(
  batch: readonly Waiting<W, A>[],
  work: (batch: readonly Waiting<W, A>[]) => Promise<readonly A[]>,
): Promise<void> {
  try {
    const answers = await work(batch);
    if (answers.length !== batch.length) throw new Error('somebody was not answered');
    for (const [place, one] of batch.entries()) one.answer(answers[place] as A);
  } catch (error) {
    if (batch.length === 1) {
      batch[0]?.fail(error);
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await halving(batch.slice(0, half), work);
    await halving(batch.slice(half), work);
  }
}
