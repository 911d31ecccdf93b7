/**
 * The device's clock, in milliseconds. The only place where screens read it: what computes with time is given it.
 * For what is compared with other clocks of the same device, as the times of its receiver; all else goes by the present.
 */
export const deviceMs = (): number => Date.now();

/** So much lies between an answer and its arrival on a slow network, and is no fault of a clock. */
const underWayMs = 60_000;
let aheadMs: number | undefined;

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
}

/**
 * The present, in milliseconds, by the clock of the server: phones go wrong by hours. Until the server has said a time
 * it is the device's, as in an app that is opened without a network.
 */
export const presentMs = (): number => deviceMs() - (aheadMs ?? 0);

/**
 * By how many milliseconds the device's clock is ahead of the server's, which is where it is wrong; undefined until the
 * server has said a time. For what outlasts the page, and is gone on with where nobody says one.
 */
export const heardAheadMs = (): number | undefined => aheadMs;
