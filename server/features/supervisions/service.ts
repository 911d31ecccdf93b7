import type { Supervision } from '../../../contract/supervisions.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, addHours, localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Due } from '../../platform/due.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, rolesAt, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import { owedBy, refuseAnswer, refuseDecision, refuseSlip } from './decide.ts';
import { answering, leadersAbove, tellThose } from './recipients.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';

export { getSupervisionLadder, setSupervisionLadder } from './ladder.ts';
export { type Issued, listIssued } from './store.ts';
export { watchClocks } from './watch.ts';

const pageSize = 50;
const longestPromiseDays = 60;

export async function listSupervisions(
  deps: Deps,
  ask: Ask,
  { show = 'open', after }: { show?: 'open' | 'all'; after?: string },
): Promise<{ supervisions: Supervision[]; next: string | null }> {
  const { scope } = ask;
  const rows = await store.listSlips(deps.database.read, scope, {
    show,
    after: decodeCursor(after),
    limit: pageSize,
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  await recordStandingLook(deps, ask, {
    action: 'supervisions.listed',
    object: 'supervision',
    area: onlyArea(scope),
    details: { shown: rows.length, further: after !== undefined },
  });
  return {
    supervisions: rows.map((row) => view(row, scope)),
    next: last ? encodeCursor(last.reply_due_at, last.id) : null,
  };
}

/** Slips at which it is the reader’s turn: those that they answer by a day, and those whose answer they judge. */
export async function countMine(read: Read, scope: Scope, now: Date): Promise<Due> {
  const rows = await store.listSlips(read, scope, { show: 'open', limit: null });
  const mine = rows.map((row) => view(row, scope)).filter(({ may }) => may.length > 0);
  const today = localDate(now);
  const owed = mine.filter(({ may }) => may.includes('answer'));
  const late = owed.filter(({ replyDueAt }) => new Date(replyDueAt) < now);
  const dueToday = owed.filter(({ replyDueAt }) => localDate(new Date(replyDueAt)) === today);
  return {
    count: mine.length,
    dueToday: dueToday.filter((one) => !late.includes(one)).length,
    overdue: late.length,
  };
}

/** The person as a reader of a slip. */
function readerOf(scope: Scope, grid: string | null) {
  const { id, unit, roles } = staffOf(scope);
  return { id, unit, roles: rolesAt(roles, scope, grid) };
}

const decided = (row: store.ListedSlip) => ({
  state: row.state as Supervision['state'],
  unit: row.unit,
  clock: row.clock as Supervision['clock'],
  answeredBy: row.answered_by,
});

function view(row: store.ListedSlip, scope: Scope): Supervision {
  const reader = readerOf(scope, row.grid);
  const may: Supervision['may'] = [];
  if (refuseAnswer(decided(row), reader) === undefined) may.push('answer');
  if (refuseDecision(decided(row), reader) === undefined) may.push('decide');
  return {
    id: row.id,
    code: row.code,
    stage: row.stage,
    categoryName: row.category_name,
    step: row.step,
    clock: row.clock as Supervision['clock'],
    dueAt: row.due_at.toISOString(),
    areaName: row.area_name,
    unit: row.unit_name,
    issuedAt: row.issued_at.toISOString(),
    replyDueAt: row.reply_due_at.toISOString(),
    state: row.state as Supervision['state'],
    answeredAt: row.answered_at?.toISOString() ?? null,
    promisedOn: row.promised_on,
    may,
  };
}

async function shownSlip(read: Read, scope: Scope, id: string): Promise<Supervision> {
  const row = await store.findSlip(read, scope, id);
  if (row === undefined) throw new Error(`no slip ${id}`);
  return view(row, scope);
}

/** A leader does not wait for the ladder: the slip says why, and is answered like any other. */
export function superviseCase(
  deps: Deps,
  ask: Ask,
  { code, words, replyHours }: { code: string; words: string; replyHours: number },
) {
  return carryOut(deps, ask, async (tx): Promise<Supervision | Refusal> => {
    const { scope } = ask;
    const found = await cases.findBelow(tx, scope, code);
    if (found === undefined) return refuse('slip_not_found');
    if (!found.roles.includes('leader')) return refuse('slip_not_yours');
    // Under lock: of two leaders at once the second finds the slip of the first.
    const standing = await cases.holdStanding(tx, scope, found.id);
    const { unit } = owedBy(standing);
    const stands = await store.hasOpenSlip(tx, scope, { caseId: found.id, unit });
    const refused = refuseSlip({ stage: standing.stage, stands });
    if (refused) return refuse(refused);
    const now = deps.clock.now();
    const replyDueAt = addHours(now, replyHours);
    const id = deps.ids.uuid();
    const without = await cases.listComplainedOf(tx, scope, found.id);
    const { area } = await leadersAbove(tx, scope, { ...found, level: 'community', without });
    await store.insertSlip(tx, scope, {
      id,
      case_id: found.id,
      step: 0,
      clock: 'by_hand',
      due_at: now,
      area,
      unit,
      issued_at: now,
      issued_by: staffOf(scope).id,
      reply_due_at: replyDueAt,
      state: 'open',
    });
    const data = { slip: id, step: 0 };
    const step = { caseId: found.id, kind: 'supervised', note: words, data } as const;
    await cases.addSupervisionStep(tx, { deps, ask }, step);
    const people = await answering(tx, scope, { ...found, stage: standing.stage, unit, without });
    await tellThose(tx, { deps, scope }, { people, words: tellings.byHand(code, replyDueAt) });
    return shownSlip(tx, scope, id);
  });
}

/** Why it is late and by when it will be done. Whoever handles the case stays responsible for it. */
export async function answerSupervision(
  deps: Deps,
  ask: Ask,
  { id, words, promisedOn }: { id: string; words: string; promisedOn: string },
) {
  const today = localDate(deps.clock.now());
  if (promisedOn < today || promisedOn > addDays(today, longestPromiseDays))
    return refuse('promise_past', { field: '/promisedOn' });
  return carryOut(deps, ask, async (tx): Promise<Supervision | Refusal> => {
    const { scope } = ask;
    const row = await lockedSlip(tx, scope, id);
    if (row === undefined) return refuse('slip_not_found');
    const refused = refuseAnswer(decided(row), readerOf(scope, row.grid));
    if (refused) return refuse(refused);
    await store.changeSlip(tx, scope, {
      id,
      state: 'answered',
      answered_at: deps.clock.now(),
      answered_by: staffOf(scope).id,
      promised_on: promisedOn,
    });
    await cases.addSupervisionStep(
      tx,
      { deps, ask },
      {
        caseId: row.case_id,
        kind: 'supervision_answered',
        note: words,
        data: { slip: id, promisedOn },
      },
    );
    return shownSlip(tx, scope, id);
  });
}

/** Enough, and the slip is done; or not, and it is to be answered again, within the same time as before. */
export function decideSupervision(
  deps: Deps,
  ask: Ask,
  { id, enough, words }: { id: string; enough: boolean; words: string },
) {
  return carryOut(deps, ask, async (tx): Promise<Supervision | Refusal> => {
    const { scope } = ask;
    const row = await lockedSlip(tx, scope, id);
    if (row === undefined) return refuse('slip_not_found');
    const refused = refuseDecision(decided(row), readerOf(scope, row.grid));
    if (refused) return refuse(refused);
    const now = deps.clock.now();
    const allowedMs = row.reply_due_at.getTime() - row.issued_at.getTime();
    const replyDueAt = new Date(now.getTime() + allowedMs);
    await store.changeSlip(
      tx,
      scope,
      enough
        ? { id, state: 'done', decided_at: now, decided_by: staffOf(scope).id }
        : { id, state: 'open', issued_at: now, reply_due_at: replyDueAt },
    );
    if (!enough) await askAgain(tx, { deps, ask }, { row, words, replyDueAt });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'supervision.decided',
        object: `case/${row.case_id}`,
        reason: words,
        details: { enough, step: row.step },
      },
    );
    return shownSlip(tx, scope, id);
  });
}

interface Again {
  row: store.ListedSlip;
  words: string;
  replyDueAt: Date;
}

async function askAgain(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { row, words, replyDueAt }: Again,
): Promise<void> {
  const { scope } = ask;
  const data = { slip: row.id, step: row.step };
  const step = { caseId: row.case_id, kind: 'supervised', note: words, data } as const;
  await cases.addSupervisionStep(tx, { deps, ask }, step);
  const people = await answering(tx, scope, {
    ...row,
    without: await cases.listComplainedOf(tx, scope, row.case_id),
  });
  await tellThose(
    tx,
    { deps, scope },
    { people, words: tellings.askedAgain(row.code, replyDueAt) },
  );
}

async function lockedSlip(tx: Tx, scope: Scope, id: string): Promise<store.ListedSlip | undefined> {
  await store.lockSlip(tx, scope, id);
  return store.findSlip(tx, scope, id);
}
