import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Subscriber } from '../../platform/outbox.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import type { CaseState } from './history.ts';
import * as late from './late-store.ts';
import * as matterStore from './matter-store.ts';
import { type StepDeps, takeStep } from './matters.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import * as handling from './tellings-of-handling.ts';
import { openTexts } from './texts.ts';

const atOnce = 500;

/** What time alone does: pauses end on their day, and silence of seven days closes a case. @returns how many */
export async function letTimeAct(deps: Deps): Promise<number> {
  let total = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'let_time_act');
    total += await endPauses(deps, scope);
    total += await closeSilent(deps, scope);
  }
  deps.wakeOutbox();
  return total;
}

async function endPauses(deps: Deps, scope: Scope): Promise<number> {
  const now = deps.clock.now();
  const ids = await late.listPausedUntil(deps.database.read, scope, { now, limit: atOnce });
  return actOnEach(deps, scope, ids, async (tx, one) => {
    const { pausedUntil } = one.state;
    if (pausedUntil === null || pausedUntil > now) return false;
    const event = { kind: 'resumed', note: '', data: {} } as const;
    await takeStep(tx, { deps, ask: { scope } }, { one, event, tell: handling.resumed });
    return true;
  });
}

async function closeSilent(deps: Deps, scope: Scope): Promise<number> {
  const now = deps.clock.now();
  const ids = await late.listSilent(deps.database.read, scope, { now, limit: atOnce });
  return actOnEach(deps, scope, ids, async (tx, one) => {
    const { stage, deadline } = one.state;
    if (stage !== 'awaiting_confirmation' || deadline === null || deadline > now) return false;
    const event = { kind: 'closed', note: '', data: {} } as const;
    await takeStep(tx, { deps, ask: { scope } }, { one, event, tell: tellings.closed });
    return true;
  });
}

type Act = (tx: Tx, one: store.StoredCase) => Promise<boolean>;

/**
 * Each case in a transaction of its own, looked at anew under lock: somebody may have been faster. One that
 * fails holds nobody else up.
 */
async function actOnEach(
  { database, log }: Deps,
  scope: Scope,
  ids: readonly string[],
  act: Act,
): Promise<number> {
  let done = 0;
  for (const id of ids)
    try {
      const acted = await database.transact(async (tx) => act(tx, await lockCase(tx, scope, id)));
      if (acted) done += 1;
    } catch (error) {
      log.error({ err: error, case: id }, 'what time does to a case was not done');
    }
  return done;
}

async function lockCase(tx: Tx, scope: Scope, id: string): Promise<store.StoredCase> {
  const state = await store.lockState(tx, scope, id);
  const report = await matterStore.findById(tx, scope, id);
  if (report === undefined) throw new Error(`no case ${id}`);
  return { report, state };
}

/** Where a case stands; nobody moves it until the transaction ends. */
export async function holdStanding(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<Pick<CaseState, 'stage' | 'unit'>> {
  const { stage, unit } = await store.lockState(tx, scope, id);
  return { stage, unit };
}

interface SupervisionStep {
  caseId: string;
  kind: 'supervised' | 'supervision_answered';
  note: string;
  data: { slip: string; step?: number; promisedOn?: string };
}

const supervisionTellings = {
  supervised: handling.supervised,
  supervision_answered: handling.supervisionAnswered,
};

/** A step of supervision in the history of a case: it moves nothing, and whoever reported reads of it. */
export async function addSupervisionStep(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Pick<Ask, 'scope'> },
  { caseId, ...event }: SupervisionStep,
): Promise<void> {
  const { scope } = ask;
  const one = await lockCase(tx, scope, caseId);
  await takeStep(tx, { deps, ask }, { one, event, tell: supervisionTellings[event.kind] });
}

/**
 * The mediation that came of a case has ended. It moves nothing: whoever owes the next step of the case owes it
 * still. Whoever reported it is told that much, and nobody here what came of it.
 */
export const noteMediationEnd =
  (deps: StepDeps): Subscriber =>
  async (tx, { county, payload }) => {
    const { caseId } = payload as { caseId: string };
    const scope = jobScope(county, 'note_mediation_end');
    const one = await lockCase(tx, scope, caseId);
    // A message can come twice; a case has one file.
    if (await store.hasEvent(tx, scope, { caseId, kind: 'mediation_ended' })) return;
    const event = { kind: 'mediation_ended', note: '', data: {} } as const;
    await takeStep(tx, { deps, ask: { scope } }, { one, event, tell: handling.mediationEnded });
  };

/**
 * Tells a reporter that what was asked of them is still waited for. @returns false where they have added it, or
 * the report has gone another way
 */
export async function remindReporter(
  tx: Tx,
  { deps, ask }: { deps: StepDeps; ask: Pick<Ask, 'scope'> },
  { id, dueAt }: late.ReturnedCase,
): Promise<boolean> {
  const { scope } = ask;
  const { report, state } = await lockCase(tx, scope, id);
  if (state.stage !== 'returned' || state.deadline?.getTime() !== dueAt.getTime()) return false;
  const { resident } = await reporterStore.getReporter(tx, scope, id);
  const { textOf } = await openTexts(tx, { deps, scope }, [id], 'writer');
  const words = tellings.stillAsked(textOf(report));
  await notices.tell(tx, deps, { county: scope.county, resident, words, caseCode: report.code });
  await recordAudit(tx, { deps, ask }, { action: 'case.reminded', object: `case/${id}` });
  return true;
}

/** That those who owe the next step were warned: nothing of the case itself changes. */
export const recordWarning = (
  tx: Tx,
  by: { deps: Deps; ask: Pick<Ask, 'scope'> },
  { id, clock }: late.LateCase,
) => recordAudit(tx, by, { action: 'case.warned', object: `case/${id}`, details: { clock } });
