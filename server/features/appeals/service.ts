import type { Appeal, ContestedAward, WaitingAppeal } from '../../../contract/appeals.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, residentOf, type Scope, staffOf } from '../../platform/scope.ts';
import { ended } from '../../platform/sentence.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import { answerDueOn, contestableUntil, objectionToAnswer, objectionToAppeal } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const pageSize = 20;

/** One award of the resident who asks, their appeal against it, and until when they can appeal. */
export function getMyAward(deps: Deps, ask: Ask, id: string): Promise<ContestedAward | Refusal> {
  return showMine(deps.database.read, ask.scope, id);
}

async function showMine(read: Read, scope: Scope, id: string): Promise<ContestedAward | Refusal> {
  const contested = await awards.findMine(read, scope, id);
  if (contested === undefined) return refuse('award_not_found');
  const appeal = await store.findByAward(read, scope, id);
  return {
    award: contested.award,
    appeal: appeal === undefined ? null : showAppeal(appeal),
    contestableUntil: contestableUntil(factsOf(contested)),
  };
}

const factsOf = ({ award, points, corrected, decidedAt }: awards.Contested) => ({
  corrected,
  state: award.state,
  cause: award.cause,
  points,
  decidedAt,
});

function showAppeal(row: store.AppealRow): Appeal {
  return {
    id: row.id,
    words: row.words,
    state: row.state as Appeal['state'],
    openedAt: row.opened_at.toISOString(),
    dueOn: row.due_on,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
  };
}

/** A resident contests an award that was taken back or left empty. */
export function openAppeal(deps: Deps, ask: Ask, { id, words }: { id: string; words: string }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const contested = await awards.findMine(tx, scope, id);
    if (contested === undefined) return refuse('award_not_found');
    const now = deps.clock.now();
    const today = localDate(now);
    const made = (await store.findByAward(tx, scope, id)) !== undefined;
    const objection = objectionToAppeal(contestableUntil(factsOf(contested)), { made, today });
    if (objection !== undefined) return refuse(objection);
    const appeal = { id: deps.ids.uuid(), award: id, resident: residentOf(scope), words };
    const due_on = answerDueOn(today);
    if (!(await store.insertAppeal(tx, scope, { ...appeal, opened_at: now, due_on })))
      return refuse('appeal_made');
    const entry = { action: 'appeal.opened', object: `appeal/${appeal.id}` } as const;
    const after = { ...appeal, state: 'open', opened_at: now, due_on };
    await recordAudit(tx, { deps, ask }, { ...entry, after });
    return showMine(tx, scope, id);
  });
}

/** Appeals that wait for an answer below the reader's areas; the look is recorded. */
export async function listAppeals(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const page = { after: decodeCursor(after), limit: pageSize };
  const rows = await store.listOpen(read, ask.scope, page);
  const ids = rows.map(({ resident }) => resident);
  const names = await residents.getMaskedNames({ read, cipher: deps.cipher }, ask.scope, ids);
  const appeals: WaitingAppeal[] = [];
  for (const row of rows) {
    const { award, decider } = await awards.getContested(read, ask.scope, row.award);
    const { points, householdPoints } = await awards.grantOf(read, ask.scope, row.award);
    appeals.push({
      appeal: showAppeal(row),
      award,
      residentName: names.get(row.resident) ?? '',
      grid: row.grid,
      grants: points + householdPoints,
      mine: decider === staffOf(ask.scope).id,
    });
  }
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'appeals.listed', object: 'appeals', area });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { appeals, next: last ? encodeCursor(last.opened_at, last.id) : null };
}

interface Answer {
  id: string;
  verdict: 'upheld' | 'granted';
  note: string;
}

/** Another reviewer answers: the decision stands, or the points come back as an award of their own. */
export function answerAppeal(deps: Deps, ask: Ask, { id, verdict, note }: Answer) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Appeal | Refusal> => {
    const appeal = await store.lockAppeal(tx, scope, id);
    if (appeal === undefined) return refuse('appeal_not_found');
    const { grid, ...before } = appeal;
    const { decider } = await awards.getContested(tx, scope, appeal.award);
    const reader = staffOf(scope).id;
    const objection = objectionToAnswer({ state: appeal.state, decider, reader });
    if (objection !== undefined) return refuse(objection);
    const no =
      verdict === 'granted'
        ? await grant(tx, { deps, ask, appeal, note })
        : await uphold(tx, { deps, ask, appeal, note });
    if (no !== undefined) return no;
    const decided = await store.decideAppeal(tx, scope, {
      id,
      state: verdict,
      decided_by: reader,
      decided_at: deps.clock.now(),
      note,
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: `appeal.${verdict}`,
        object: `appeal/${id}`,
        area: grid,
        reason: note,
        before,
        after: decided,
      },
    );
    return showAppeal(decided);
  });
}

interface Answering {
  deps: Deps;
  ask: Ask;
  appeal: store.AppealRow;
  note: string;
}

async function grant(tx: Tx, { deps, ask, appeal, note }: Answering): Promise<Refusal | undefined> {
  const worth = await awards.grantOf(tx, ask.scope, appeal.award);
  if (worth.points + worth.householdPoints === 0) return refuse('appeal_grants_nothing');
  const why = {
    zh: `申诉成立，补回这笔积分。${ended(note, '。')}`,
    en: `Your appeal was granted, and the points are back. ${note}`,
  };
  const context = { tx, scope: ask.scope, deps };
  const given = await awards.grantAppeal(context, { award: appeal.award, appeal: appeal.id, why });
  return given ? undefined : refuse('appeal_not_covered');
}

async function uphold(tx: Tx, { deps, ask, appeal, note }: Answering): Promise<undefined> {
  const { award } = await awards.getContested(tx, ask.scope, appeal.award);
  await notices.tell(tx, deps, {
    county: ask.scope.county,
    resident: appeal.resident,
    caseCode: award.caseCode,
    award: award.id,
    words: {
      zh: `您的申诉答复了：维持原来的决定。${ended(note, '。')}`,
      en: `Your appeal was answered: the decision stands. ${note}`,
    },
  });
}
