import type { Changed } from '../../contract/live.ts';

/** Looking away for a moment ends nothing. */
const hiddenMs = 20_000;
/** Where the server has no room, or the session is over, it is asked again so much later. */
const againMs = 60_000;

interface Follower {
  onReady(): void;
  onChanged(changed: Changed): void;
  /** Whether changes are heard at this moment. */
  onLive(live: boolean): void;
  /** The server said no: who is signed in is perhaps another, or nobody. */
  onRefused(): void;
}

/**
 * Follows a stream of events while the page is seen: each takes one of the few connections that a browser
 * has. The browser itself comes again after a break. @returns what ends it
 */
export function follow(address: string, follower: Follower): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    source?.close();
    source = undefined;
    follower.onLive(false);
  }

  function open(): void {
    if (source !== undefined) return;
    const mine = new EventSource(address);
    source = mine;
    mine.addEventListener('ready', () => {
      follower.onLive(true);
      follower.onReady();
    });
    mine.addEventListener('changed', (event: MessageEvent<string>) =>
      follower.onChanged(JSON.parse(event.data) as Changed),
    );
    // A newer page of the same person listens; this one does again when it is looked at next.
    mine.addEventListener('crowded', close);
    mine.addEventListener('error', () => {
      follower.onLive(false);
      if (mine.readyState !== EventSource.CLOSED) return;
      close();
      follower.onRefused();
      timer = setTimeout(turn, againMs);
    });
  }

  function turn(): void {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') open();
    else timer = setTimeout(close, hiddenMs);
  }

  document.addEventListener('visibilitychange', turn);
  turn();
  return () => {
    document.removeEventListener('visibilitychange', turn);
    clearTimeout(timer);
    close();
  };
}
