import { recordAudit } from '../../platform/audit.ts';
import { dayMs } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { remindDays, silenceOf, stateOf } from './decide.ts';
import { lockSilent, type SilentDraft } from './silence-store.ts';
import * as store from './store.ts';
import { tell, tellings } from './tellings.ts';

/** A county has fewer counters than this. */
const mostDrafts = 10_000;

/**
 * Tells merchants whose term runs out once more, and takes those to agree who did not answer even then. Where
 * nobody serves, nobody was told, and silence says nothing.
 * @returns how many count as agreed to
 */
export async function endSilentTerms(deps: Deps): Promise<number> {
  let total = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'end_silent_terms');
    total += await deps.database.transact((tx) => endTerms(tx, { deps, scope }));
  }
  deps.wakeOutbox();
  return total;
}

type By = { deps: Deps; scope: Scope };

async function endTerms(tx: Tx, { deps, scope }: By): Promise<number> {
  const now = deps.clock.now();
  const until = new Date(now.getTime() + remindDays * dayMs);
  const drafts = await lockSilent(tx, scope, { until, limit: mostDrafts });
  const byStep = Map.groupBy(drafts, (draft) => silenceOf(draft, now));
  await remind(tx, { deps, scope }, byStep.get('remind') ?? []);
  const agreed = byStep.get('agreed') ?? [];
  for (const draft of agreed) await agree(tx, { deps, scope }, draft);
  return agreed.length;
}

async function remind(tx: Tx, by: By, drafts: readonly SilentDraft[]): Promise<void> {
  const reminded_at = by.deps.clock.now();
  const news = drafts.map((draft) => ({ ...draft, words: tellings.reminded(draft) }));
  for (const id of await tell(tx, by, news))
    await store.changeSettlement(tx, by.scope, { id, reminded_at });
}

async function agree(tx: Tx, by: By, draft: SilentDraft): Promise<void> {
  const { deps, scope } = by;
  const { id, area, openDisputes, points } = draft;
  const at = deps.clock.now();
  const state = stateOf({ confirmed: true, openDisputes });
  const settled_at = state === 'settled' ? at : null;
  const change = { id, state, settled_at, confirmed_at: at, by_silence: true };
  await store.changeSettlement(tx, scope, change);
  const object = `settlement/${id}` as const;
  const details = { disputed: openDisputes, points };
  const entry = { action: 'settlement.agreed_by_silence', object, area, details } as const;
  await recordAudit(tx, { deps, ask: { scope } }, entry);
  await tell(tx, by, [{ ...draft, words: tellings.agreed(draft) }]);
}
