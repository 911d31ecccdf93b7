import type { Appeal, ContestedAward, WaitingAppeal } from '../../../contract/appeals.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { type Opener, openerOf, type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, residentOf, staffOf } from '../../platform/scope.ts';
import { ended } from '../../platform/sentence.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import {
  communityOf,
  nameResidents,
  openIdentities,
  showHome,
  withoutWriter,
} from '../privacy/service.ts';
import { answerDueOn, contestableUntil, objectionToAnswer, objectionToAppeal } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export { countOpen } from './store.ts';

const pageSize = 20;

/** One award of the resident who asks, their appeal against it, and until when they can appeal. */
export function getMyAward(deps: Deps, ask: Ask, id: string): Promise<ContestedAward | Refusal> {
  return showMine(deps.database.read, { deps, scope: ask.scope }, id);
}

async function showMine(read: Read, by: Reader, id: string): Promise<ContestedAward | Refusal> {
  const contested = await awards.findMine(read, by, id);
  if (contested === undefined) return refuse('award_not_found');
  const appeal = await store.findByAward(read, by.scope, id);
  const open = await openerOf(read, by, [residentOf(by.scope)]);
  return {
    award: contested.award,
    appeal: appeal === undefined ? null : showAppeal(appeal, open),
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

const wordsAt = (id: string) => ({ field: 'appeals.words', row: id });
const noteAt = (id: string) => ({ field: 'appeals.note', row: id });

function showAppeal(row: store.AppealRow, open: Opener): Appeal {
  return {
    id: row.id,
    words: open(row.resident, row.words_sealed, wordsAt(row.id)) ?? '',
    state: row.state as Appeal['state'],
    openedAt: row.opened_at.toISOString(),
    dueOn: row.due_on,
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: open(row.resident, row.note_sealed, noteAt(row.id)),
  };
}

/** Every appeal of the resident who asks, oldest first. */
export async function listMine(read: Read, by: Reader): Promise<Appeal[]> {
  const resident = residentOf(by.scope);
  const rows = await store.listOf(read, by.scope, resident);
  const open = await openerOf(read, by, [resident]);
  return rows.map((row) => showAppeal(row, open));
}

export { withdrawOf } from './store.ts';

/** A resident contests an award that was taken back or left empty. */
export function openAppeal(deps: Deps, ask: Ask, { id, words }: { id: string; words: string }) {
  const { scope } = ask;
  const by = { deps, scope };
  return carryOut(deps, ask, async (tx) => {
    const contested = await awards.findMine(tx, by, id);
    if (contested === undefined) return refuse('award_not_found');
    const now = deps.clock.now();
    const today = localDate(now);
    const made = (await store.findByAward(tx, scope, id)) !== undefined;
    const objection = objectionToAppeal(contestableUntil(factsOf(contested)), { made, today });
    if (objection !== undefined) return refuse(objection);
    const resident = residentOf(scope);
    const seal = await sealerOf(tx, by, resident);
    const appeal = deps.ids.uuid();
    const row = {
      id: appeal,
      award: id,
      resident,
      words_sealed: seal(words, wordsAt(appeal)),
      opened_at: now,
      due_on: answerDueOn(today),
    };
    if (!(await store.insertAppeal(tx, scope, row))) return refuse('appeal_made');
    const entry = { action: 'appeal.opened', object: `appeal/${appeal}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, after: { ...row, state: 'open' } });
    return showMine(tx, by, id);
  });
}

/** Appeals that wait for an answer below the reader's areas; the look is recorded. */
export async function listAppeals(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const by = { deps, scope: ask.scope };
  const page = { after: decodeCursor(after), limit: pageSize };
  const rows = await store.listOpen(read, ask.scope, page);
  const named = rows.map(({ resident, caseCode }) => ({ resident, caseCode }));
  const nameOf = await nameResidents(read, by, named);
  const showing = await showingToDesk(read, by, rows);
  const ids = rows.map(({ award }) => award);
  const contested = await awards.listContested(read, by, ids);
  const appeals: WaitingAppeal[] = [];
  for (const row of rows) {
    const about = contested.get(row.award);
    if (about === undefined) throw new Error(`no award ${row.award}`);
    const { award, decider } = about;
    const { points, householdPoints } = await awards.grantOf(read, ask.scope, row.award);
    appeals.push({
      appeal: showing(row),
      award,
      residentName: nameOf(row),
      grid: row.lng === null ? showHome(ask.scope, row.grid) : row.grid,
      grants: points + householdPoints,
      mine: decider === staffOf(ask.scope).id,
    });
  }
  const area = onlyArea(ask.scope);
  await recordLook(deps, ask, { action: 'appeals.listed', object: 'appeals', area });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return { appeals, next: last ? encodeCursor(last.opened_at, last.id) : null };
}

/** Appeals as the desk reads them: whoever signs what they write is not known by it. */
async function showingToDesk(read: Read, by: Reader, rows: readonly store.AppealRow[]) {
  const people = rows.map(({ resident }) => resident);
  const open = await openerOf(read, by, people);
  const identityOf = await openIdentities(read, by, people);
  return (row: store.AppealRow): Appeal => {
    const appeal = showAppeal(row, open);
    const writer = { ...identityOf(row.resident), instead: '本人' };
    return { ...appeal, words: withoutWriter(appeal.words, writer) };
  };
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
    const { grid, lng, caseCode, ...before } = appeal;
    const { decider } = await awards.getContested(tx, { deps, scope }, appeal.award);
    const reader = staffOf(scope).id;
    const objection = objectionToAnswer({ state: appeal.state, decider, reader });
    if (objection !== undefined) return refuse(objection);
    const no =
      verdict === 'granted'
        ? await grant(tx, { deps, ask, appeal })
        : await uphold(tx, { deps, ask, appeal, note, caseCode });
    if (no !== undefined) return no;
    const seal = await sealerOf(tx, { deps, scope }, appeal.resident);
    const decided = await store.decideAppeal(tx, scope, {
      id,
      state: verdict,
      decided_by: reader,
      decided_at: deps.clock.now(),
      note_sealed: seal(note, noteAt(id)),
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: `appeal.${verdict}`,
        object: `appeal/${id}`,
        area: lng === null ? communityOf(grid) : grid,
        reason: note,
        before,
        after: decided,
      },
    );
    const showing = await showingToDesk(tx, { deps, scope }, [decided]);
    return showing(decided);
  });
}

interface Answering {
  deps: Deps;
  ask: Ask;
  appeal: store.AppealRow;
}

async function grant(tx: Tx, { deps, ask, appeal }: Answering): Promise<Refusal | undefined> {
  const worth = await awards.grantOf(tx, ask.scope, appeal.award);
  const points = worth.points + worth.householdPoints;
  if (points === 0) return refuse('appeal_grants_nothing');
  const context = { tx, scope: ask.scope, deps };
  const missing = await awards.proofForLarge(context, points);
  if (missing) return missing;
  const why = {
    // The grounds stand, sealed, in the answer itself.
    zh: '申诉成立，补回这笔积分。依据写在申诉答复里。',
    en: 'Your appeal was granted, and the points are back. The grounds stand in the answer to it.',
  };
  const given = await awards.grantAppeal(context, { award: appeal.award, appeal: appeal.id, why });
  return given ? undefined : refuse('appeal_not_covered');
}

async function uphold(
  tx: Tx,
  { deps, ask, appeal, note, caseCode }: Answering & { note: string; caseCode: string | null },
): Promise<undefined> {
  await notices.tell(tx, deps, {
    county: ask.scope.county,
    resident: appeal.resident,
    caseCode,
    confidential: await awards.isOfSecret(tx, ask.scope, appeal.award),
    award: appeal.award,
    words: {
      zh: `您的申诉答复了：维持原来的决定。${ended(note, '。')}`,
      en: `Your appeal was answered: the decision stands. ${note}`,
    },
  });
}
