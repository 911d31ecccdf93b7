/** A line that says nothing for so long is dead, and a browser ends a worker that sends nothing for so long. */
const silenceMs = 60_000;

export interface Patience {
  /** Comes once nothing was heard for a while: nothing is known then of what is under way. */
  signal: AbortSignal;
  /** Something got through: what goes on may take longer. */
  heard: () => void;
  end: () => void;
}

/** @param giveWay comes when somebody else is to go on with it, and ends it too */
export function beginPatience(giveWay?: AbortSignal): Patience {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const begin = () => setTimeout(abort, silenceMs);
  let timer = begin();
  giveWay?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    heard: () => {
      clearTimeout(timer);
      timer = begin();
    },
    end: () => {
      clearTimeout(timer);
      giveWay?.removeEventListener('abort', abort);
    },
  };
}
