/**
 * The device's clock, in milliseconds. The only place where screens read it: what computes with time is
 * given it.
 */
export const presentMs = (): number => Date.now();

/** So much lies between an answer and its arrival on a slow network, and is no fault of a clock. */
const underWayMs = 60_000;
let aheadMs = 0;

/** What time an answer of the server says it is; nothing where it says none. */
export function hearTime(said: string | null): void {
  const ahead = presentMs() - Date.parse(said ?? '');
  if (!Number.isNaN(ahead)) aheadMs = Math.abs(ahead) > underWayMs ? ahead : 0;
}

/**
 * The time of the server, in milliseconds, which dates and clocks of a case are counted by: phones go wrong by
 * hours. Until the server has said a time it is the device's.
 */
export const countyMs = (): number => presentMs() - aheadMs;
