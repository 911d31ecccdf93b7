import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { applyEvent, type CaseEvent } from './history.ts';
import type { By, StepDeps } from './matters.ts';
import { shownArea } from './place.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';
import { openTexts, sealCaseNote } from './texts.ts';

interface Joining {
  /** As it stands since it follows the other. */
  one: store.StoredCase;
  lead: string;
}

/**
 * What was done before a report joined is a step of its own history as well, as if it had gone along: its reporter is
 * asked whether it is solved, and reads and sees what of. It keeps the instant at which it was done.
 */
export async function takeDoneAlong(
  tx: Tx,
  { deps, ask }: { deps: StepDeps; ask: By['ask'] },
  { one: { report, state }, lead }: Joining,
): Promise<void> {
  const { scope } = ask;
  const steps = await store.listHistory(tx, scope, lead);
  const { historyOf } = await openTexts(tx, { deps, scope }, [lead], 'writer');
  const done = historyOf(lead, steps).findLast(({ kind }) => kind === 'handled');
  if (done === undefined) return;
  const event: CaseEvent = {
    ...done,
    seq: state.lastSeq + 1,
    at: deps.clock.now(),
    // Where it was brought along itself, its pictures and its instant are those of the first.
    data: {
      photosAt: { caseId: lead, seq: done.seq },
      handledAt: done.at.toISOString(),
      ...done.data,
    },
  };
  const { resident } = await reporterStore.getReporter(tx, scope, report.id);
  const after = applyEvent(state, event);
  await store.appendEvent(tx, scope, {
    caseId: report.id,
    grid: report.grid,
    event,
    noteSealed: await sealCaseNote({ tx, deps, scope }, { caseId: report.id, resident, event }),
    state: after,
    photos: [],
  });
  // Joining is what was done now, and by whoever asks.
  const entry = {
    action: 'case.merged',
    object: `case/${report.id}`,
    area: shownArea(report),
  } as const;
  await recordAudit(tx, { deps, ask }, { ...entry, details: { from: lead }, before: state, after });
}
