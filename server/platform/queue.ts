/** Does `work` when its turn has come. @returns undefined where there was no room for one more */
export type Queue = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/** One piece of work after another, `room` of them under way or waiting; what fails holds nobody up. */
export function queueOf(room: number): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let inside = 0;
  return async (work) => {
    if (inside >= room) return undefined;
    inside += 1;
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      inside -= 1;
    }
  };
}
