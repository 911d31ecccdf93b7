import type { CaseLimits } from '../../../contract/catalogue-of-categories.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { type Limits, limitsOfSeverity, severities } from './limits.ts';
import * as store from './limits-store.ts';
import { refuse } from './refusals.ts';

/** The limits of each severity, for those who keep them and those who are held to them. */
export function getCaseLimits(deps: Deps, ask: Ask): Promise<CaseLimits[]> {
  return show(deps.database.read, ask.scope);
}

async function show(read: Read, scope: Scope): Promise<CaseLimits[]> {
  const written = await store.listLimits(read, scope);
  return severities.map((severity) => ({ severity, ...limitsOfSeverity(written, severity) }));
}

type Change = Limits & { severity: number; reason: string };

/** Changes the limits of a severity. Every case keeps what was promised with it. */
export async function setCaseLimits(
  deps: Deps,
  ask: Ask,
  { reason, ...limits }: Change,
): Promise<CaseLimits[] | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('categories_whole_county');
  return carryOut(deps, ask, async (tx) => {
    const before = limitsOfSeverity(await store.listLimits(tx, scope), limits.severity);
    await store.putLimits(tx, scope, limits);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'case_limits.changed',
        object: `case-limits/${limits.severity}`,
        reason,
        before,
        after: limits,
      },
    );
    return show(tx, scope);
  });
}
