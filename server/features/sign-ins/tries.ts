import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { judgeTries, pauseMinutes } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/**
 * Counts a try as failed before it is made, so that a hundred at once are a hundred; whoever is right
 * gets it back. Logins that nobody has are counted alike: a pause does not tell which there are.
 */
export async function takeTry(
  deps: Deps,
  scope: Scope,
  login: string,
): Promise<Refusal | undefined> {
  const index = indexOf(deps, login);
  const at = deps.clock.now();
  return deps.database.transact(async (tx) => {
    const row = await store.lockFailures(tx, scope, { index, at });
    const verdict = judgeTries({ failures: row.failures, pausedUntil: row.paused_until }, at);
    if (verdict.kind === 'locked') return refuse('sign_in_locked');
    if (verdict.kind === 'paused') {
      const { minutes } = verdict;
      return refuse('sign_in_paused', { values: { minutes }, retryAfterSeconds: minutes * 60 });
    }
    const failures = row.failures + 1;
    const pause = pauseMinutes(failures);
    const pausedUntil = pause === 0 ? null : new Date(at.getTime() + pause * 60_000);
    await store.setFailures(tx, scope, { index, failures, pausedUntil, at });
    return undefined;
  });
}

/** One step was right, and another comes: only the whole sign-in wipes the slate. */
export async function giveBackTry(deps: Deps, scope: Scope, login: string): Promise<void> {
  const index = indexOf(deps, login);
  const at = deps.clock.now();
  await deps.database.transact(async (tx) => {
    const { failures } = await store.lockFailures(tx, scope, { index, at });
    const left = Math.max(0, failures - 1);
    await store.setFailures(tx, scope, { index, failures: left, pausedUntil: null, at });
  });
}

export function forgetTries(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  login: string,
): Promise<void> {
  return store.forgetFailures(tx, scope, indexOf(deps, login));
}

/** A refused try leaves a trace of its own: the refusal itself rolls everything back. */
export async function recordRefused(
  deps: Deps,
  ask: Ask,
  { staff, at }: { staff: string | null; at: 'password' | 'code' | 'passkey' },
): Promise<void> {
  const object = `staff/${staff ?? 'unknown'}` as const;
  const entry = { action: 'staff.sign_in_refused', object, details: { at } } as const;
  await deps.database.transact((tx) => recordAudit(tx, { deps, ask }, entry));
}

const indexOf = ({ cipher }: Pick<Deps, 'cipher'>, login: string) =>
  cipher.blindIndex(login, 'staff.login');
