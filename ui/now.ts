/**
 * The device's clock, in milliseconds. The only place where screens read it: what computes with time is given it.
 * For what is compared with other clocks of the same device, as the times of its receiver; all else goes by the present.
 */
export const deviceMs = (): number => Date.now();

/** So much lies between an answer and its arrival on a slow network, and is no fault of a clock. */
const underWayMs = 60_000;
let aheadMs: number | undefined;

const keptName = 'clock-ahead-ms';
/** What the server said in an earlier page: a clock that is wrong stays so while nobody sets it. A worker keeps nothing. */
let keptMs = 0;
try {
  if ('document' in globalThis) keptMs = Number(localStorage.getItem(keptName)) || 0;
} catch {
  // Where nothing may be kept each page hears it anew.
}

function keep(ahead: number): void {
  if (Math.abs(ahead - keptMs) < underWayMs && (ahead === 0) === (keptMs === 0)) return;
  keptMs = ahead;
  try {
    if ('document' in globalThis) localStorage.setItem(keptName, String(ahead));
  } catch {
    // As above.
  }
}

/**
 * What time an answer of the server says it is. One that says none, or was long under way, tells nothing: a phone may
 * have slept over it.
 * @param askedMs the device's clock when it was asked
 */
export function hearTime(said: string | null, askedMs: number): void {
  const now = deviceMs();
  const ahead = now - Date.parse(said ?? '');
  if (Number.isNaN(ahead) || Math.abs(now - askedMs) > underWayMs) return;
  aheadMs = Math.abs(ahead) > underWayMs ? ahead : 0;
  keep(aheadMs);
}

/**
 * The present, in milliseconds, by the clock of the server: phones go wrong by hours. An app that is opened without a
 * network goes by what the server said before; where it never said a time, by the device's clock.
 */
export const presentMs = (): number => deviceMs() - (aheadMs ?? keptMs);

/**
 * By how many milliseconds the device's clock is ahead of the server's, which is where it is wrong; undefined until the
 * server has said a time to this page. For what outlasts the page, and is gone on with where nobody says one.
 */
export const heardAheadMs = (): number | undefined => aheadMs;
