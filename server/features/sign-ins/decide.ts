/** What a sign-in allows (ASVS 6.3 and 6.5, NIST 800-63B §5.2.2). */
export const ticketMinutes = 10;
export const invitationHours = 72;
export const recoveryCodeCount = 10;
/** Failures in a row after which only two people together let somebody in again. */
export const mostFailures = 100;

const freeFailures = 5;
const longestPauseMinutes = 60;

/** Minutes to wait after so many failures in a row: none at first, then doubling up to an hour. */
export function pauseMinutes(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(2 ** (failures - freeFailures), longestPauseMinutes);
}

export interface Tries {
  failures: number;
  pausedUntil: Date | null;
}

export type Verdict = { kind: 'go' } | { kind: 'locked' } | { kind: 'paused'; minutes: number };

/** Whether one more try is let through. */
export function judgeTries({ failures, pausedUntil }: Tries, now: Date): Verdict {
  if (failures >= mostFailures) return { kind: 'locked' };
  const waitMs = (pausedUntil?.getTime() ?? 0) - now.getTime();
  return waitMs > 0 ? { kind: 'paused', minutes: Math.ceil(waitMs / 60_000) } : { kind: 'go' };
}
