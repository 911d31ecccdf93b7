import type { Policy } from '../../../contract/route.ts';
import { recordAudit } from '../audit.ts';
import type { Refusal } from '../refusal.ts';
import type { Scope } from '../scope.ts';
import type { Ask, Deps } from '../use-case.ts';

/** What a route's policy asks of its use-case, and what came of it by the time it answers. */
export interface AuditDuty {
  readonly route: string;
  readonly policy: Policy['audit'];
  /** An entry was committed. */
  written: boolean;
  /** There was nothing to record: a repeat of what was done before, or nothing changed. */
  excused: boolean;
}

export const dutyOf = (route: string, policy: Policy['audit']): AuditDuty => ({
  route,
  policy,
  written: false,
  excused: false,
});

/** Something that must be recorded was carried out without it. */
export class Unaudited extends Error {
  constructor({ route, policy }: AuditDuty) {
    super(`${route} is done without the audit entry that its policy (${policy}) asks for`);
  }
}

/** What changes something or shows personal data has its entry by now, or it is not answered. */
export function assertDone(duty: AuditDuty): void {
  if (duty.policy !== 'none' && !duty.written && !duty.excused) throw new Unaudited(duty);
}

/** An entry where the policy says that none is due: the policy is wrong. */
export const isUndeclared = ({ policy, written }: AuditDuty): boolean =>
  policy === 'none' && written;

/** The use-case found nothing to change, so that there is nothing to record. */
export function excuse({ duty }: Pick<Ask, 'duty'>): void {
  if (duty !== undefined) duty.excused = true;
}

/** Records that somebody signed in was refused a route, or what stands behind it. */
export async function recordRefusedAccess(
  deps: Pick<Deps, 'cipher' | 'database' | 'clock' | 'ids'>,
  {
    scope,
    route,
    no,
    ...asked
  }: {
    scope: Scope;
    route: string;
    no: Refusal;
    requestId?: string | null;
    trace?: string | undefined;
  },
): Promise<void> {
  await deps.database.transact((tx) =>
    recordAudit(
      tx,
      { deps, ask: { scope, ...asked } },
      { action: 'access.refused', object: `route/${route}`, details: { refusal: no.code } },
    ),
  );
}

/** Refusals that say no to the person, not to what was typed: elsewhere answers like nowhere. */
export const isRefusedAccess = ({ entry: { status } }: Refusal): boolean =>
  status === 403 || status === 404;
