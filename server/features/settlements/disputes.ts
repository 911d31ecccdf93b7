import type { Settlement, SettlementLine, SettlementState } from '../../../contract/settlements.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { type By, type Correcting, correctLine, objectionToCorrecting } from './corrections.ts';
import { type Correction, objectionToDispute, stateOf } from './decide.ts';
import * as lineStore from './line-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showLine, showSettlement } from './view.ts';

interface OfLine {
  id: string;
  no: number;
}

interface Found {
  settlement: store.FoundSettlement;
  line: lineStore.LineRow;
  dispute: lineStore.DisputeRow | undefined;
}

/** A line of a settlement that whoever asks may see, with the settlement under lock. */
async function lockLine(tx: Tx, { scope }: Ask, { id, no }: OfLine): Promise<Found | undefined> {
  const settlement = await store.lockSettlement(tx, scope, id);
  if (settlement === undefined) return undefined;
  const line = await lineStore.findLine(tx, scope, { settlement: id, no });
  if (line === undefined) return undefined;
  const [dispute] = await lineStore.listDisputes(tx, scope, { settlement: id, lines: [no] });
  return { settlement, line, dispute };
}

/** The merchant contests one line of a draft. */
export function disputeLine(deps: Deps, ask: Ask, { reason, ...of }: OfLine & { reason: string }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<SettlementLine | Refusal> => {
    const found = await lockLine(tx, ask, of);
    if (found === undefined) return refuse('settlement_line_not_found');
    const { settlement, line, dispute } = found;
    const state = settlement.state as SettlementState;
    const facts = { state, bySilence: settlement.by_silence, disputed: dispute !== undefined };
    const objection = objectionToDispute(facts);
    if (objection !== undefined) return refuse(objection);
    const { id, open_disputes, area } = settlement;
    const by = staffOf(scope).id;
    const place = { settlement: id, no: line.no };
    const contested = { ...place, reason, disputed_by: by, disputed_at: deps.clock.now() };
    await lineStore.insertDispute(tx, scope, contested);
    await store.changeSettlement(tx, scope, { id, open_disputes: open_disputes + 1 });
    const object = `settlement/${id}` as const;
    const entry = { action: 'settlement.line_disputed', object, area, reason } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: { line: line.no } });
    return showLine(tx, scope, place);
  });
}

/** The merchant confirms what was not contested; without anything left to answer it is settled. */
export function confirmSettlement(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Settlement | Refusal> => {
    const before = await store.lockSettlement(tx, scope, id);
    if (before === undefined) return refuse('settlement_not_found');
    if (before.state !== 'draft') return refuse('settlement_confirmed');
    const at = deps.clock.now();
    const state = stateOf({ confirmed: true, openDisputes: before.open_disputes });
    const confirmed = { confirmed_by: staffOf(scope).id, confirmed_at: at };
    const settled_at = state === 'settled' ? at : null;
    await store.changeSettlement(tx, scope, { id, state, settled_at, ...confirmed });
    const object = `settlement/${id}` as const;
    const entry = { action: 'settlement.confirmed', object, area: before.area } as const;
    const details = { disputed: before.open_disputes, points: before.points };
    await recordAudit(tx, { deps, ask }, { ...entry, details });
    return showSettlement(tx, scope, id);
  });
}

interface Answer extends OfLine {
  words: string;
  /** Null: it stays as it is. */
  correction: Correction | null;
}

/** The treasurer answers: a correction follows as a line of its own, or it stays as it is. */
export function answerDispute(deps: Deps, ask: Ask, { words, correction, ...of }: Answer) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<SettlementLine | Refusal> => {
    const found = await lockLine(tx, ask, of);
    if (found === undefined) return refuse('settlement_line_not_found');
    const { settlement, line, dispute } = found;
    if (dispute === undefined) return refuse('line_not_disputed');
    if (dispute.answer !== null) return refuse('dispute_answered');
    const objection = correction && objectionToCorrecting(line, correction);
    if (objection) return objection;
    const { id, area } = settlement;
    const place = { settlement: id, no: line.no };
    const answer = correction === null ? 'refused' : 'upheld';
    const answered = { answered_by: staffOf(scope).id, answered_at: deps.clock.now() };
    await lineStore.answerDispute(tx, scope, { ...place, answer, words, ...answered });
    const refused =
      correction && (await correct(tx, { deps, scope }, { settlement, line, correction }));
    if (refused) return refused;
    await settleWhenAnswered(tx, { deps, ask }, settlement);
    const object = `settlement/${id}` as const;
    const entry = { action: `settlement.dispute_${answer}`, object, area, reason: words } as const;
    const details = { line: line.no, ...(correction ?? {}) };
    await recordAudit(tx, { deps, ask }, { ...entry, details });
    return showLine(tx, scope, place);
  });
}

/** In the settlement itself or, where silence has settled that, in a later month whose sums still change. */
async function correct(
  tx: Tx,
  by: By,
  { settlement, ...rest }: Correcting,
): Promise<Refusal | undefined> {
  const open = settlement.settled_at === null;
  const into = open ? settlement : await store.lockLater(tx, by.scope, settlement);
  if (into === undefined) return refuse('correction_needs_month');
  return correctLine(tx, by, { settlement: into, ...rest });
}

/** One thing less is open; when it was the last of a settlement that is confirmed, it is settled. */
async function settleWhenAnswered(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { id, open_disputes, confirmed_at, settled_at: settledBefore }: store.FoundSettlement,
): Promise<void> {
  const openDisputes = open_disputes - 1;
  if (settledBefore !== null)
    return store.changeSettlement(tx, ask.scope, { id, open_disputes: openDisputes });
  const state = stateOf({ confirmed: confirmed_at !== null, openDisputes });
  const settled_at = state === 'settled' ? deps.clock.now() : null;
  const change = { id, state, settled_at, open_disputes: openDisputes };
  await store.changeSettlement(tx, ask.scope, change);
}
