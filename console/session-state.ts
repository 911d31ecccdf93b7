import type { StaffMe } from '../contract/staff.ts';

/** expired: somebody was signed in here, and the server has just said that they no longer are. */
export type Session = StaffMe | 'nobody' | 'expired';

/** What a 401 makes of the session. */
export const afterSignedOut = (was: Session | undefined): Session =>
  was === undefined || was === 'nobody' ? 'nobody' : 'expired';
