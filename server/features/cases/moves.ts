import type { CaseMove } from '../../../contract/case-road.ts';
import type { StaffCase } from '../../../contract/case-views.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import type * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as photos from '../photos/service.ts';
import { isCaseCode } from './code.ts';
import { leavingMoves, type Mover, mayHandle, refuseMove } from './decide.ts';
import { isBelow, moveFacts, moverAt, showToStaff } from './desk.ts';
import { applyEvent, type CaseEvent, type CaseState } from './history.ts';
import { handOn, listFollowers } from './matters.ts';
import { resumed } from './pauses.ts';
import { shownArea } from './place.ts';
import { doneBy } from './promises.ts';
import { refuse } from './refusals.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { type CaseText, openTexts, sealCaseNote, type Texts } from './texts.ts';

/** What one move of staff writes beside its event. */
export interface Move {
  code: string;
  move: CaseMove;
  /** Whoever makes it stands at the place. */
  onSite?: boolean;
  /** Where it depends on how the case stands, made for each case that goes along. */
  event: MoveEvent | ((about: About, now: Date) => MoveEvent);
  /** What stands against it beside stage and role, as it stands under lock. */
  refuse?: (about: About, at: Standing) => Refusal | undefined | Promise<Refusal | undefined>;
  /** Which of the reports that go along by the rule for all moves do so; unless given, all of them. */
  along?: (about: Pick<About, 'state'>, now: Date) => boolean;
  photoIds?: readonly string[];
  /** Why, for the audit, where the step is asked for its grounds. */
  reason?: string;
  /** What the reporter is told; null where the step is not theirs to know. */
  tell: ((text: CaseText, before: CaseState) => Sentence) | null;
  /** Of the one and of all that go along with it, by one decision. */
  consequence?: (
    context: awards.TxContext,
    moved: readonly [About, ...About[]],
  ) => Promise<Refusal | undefined>;
}

interface Standing {
  mover: Mover;
  now: Date;
  tx: Tx;
}

type MoveEvent = Pick<CaseEvent, 'kind' | 'note' | 'data'>;

export interface About {
  report: store.CaseRow;
  resident: string;
  state: CaseState;
}

/** One move of staff: facts under lock, decision, event, points, notice and audit in one transaction. */
export function makeMove(deps: Deps, ask: Ask, move: Move): Promise<StaffCase | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const { scope } = ask;
    const by = { deps, ask };
    const report = isCaseCode(move.code) ? await store.findCase(tx, scope, move.code) : undefined;
    if (report === undefined) return refuse('case_not_found');
    const state = await store.lockState(tx, scope, report.id);
    const about = await readyFor(tx, by, { move, one: { report, state } });
    if (isRefusal(about)) return about;
    const followers = await listFollowers(tx, scope, { leads: [report.id], move: move.move });
    const along = followers.filter((one) => move.along?.(one, deps.clock.now()) ?? true);
    const stopped = await take(tx, by, { move, moved: [about, ...along] });
    if (stopped) return stopped;
    if (leavingMoves.includes(move.move)) await handOn(tx, by, { lead: report.id });
    return showToStaff(tx, { deps, scope }, report.id);
  });
}

interface Ready {
  move: Pick<Move, 'move' | 'onSite' | 'refuse'>;
  /** Under lock. */
  one: store.StoredCase;
}

/** A case upon which whoever asks may make a move now, or what stands against it. */
export async function readyFor(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { move, one: { report, state } }: Ready,
): Promise<About | Refusal> {
  if (!isBelow(scope, { grid: report.grid, ...state })) return refuse('case_not_found');
  const now = deps.clock.now();
  const mover = moverAt(scope, report.grid);
  const { resident, withoutPhone } = await reporterStore.getReporter(tx, scope, report.id);
  const facts = moveFacts({ report, state, withoutPhone });
  const refused = refuseMove(move.move, facts, { mover, now, onSite: move.onSite ?? false });
  if (refused) return refuse(refused);
  const about = { report, state, resident };
  return (await move.refuse?.(about, { mover, now, tx })) ?? about;
}

interface Taking {
  move: Omit<Move, 'code'>;
  moved: readonly [About, ...About[]];
}

/** One move upon cases that go together: events, points, notices and audit. */
export async function take(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { move, moved }: Taking,
): Promise<Refusal | undefined> {
  const { deps, ask } = by;
  const now = deps.clock.now();
  const [one] = moved;
  const photosAt = { caseId: one.report.id, seq: one.state.lastSeq + 1 };
  const done: Done[] = [];
  for (const about of moved) {
    const event = typeof move.event === 'function' ? move.event(about, now) : move.event;
    // Photos belong to one step of one case; the others say where they are.
    const shows = about !== one && (move.photoIds ?? []).length > 0;
    const made = shows ? { ...event, data: { ...event.data, photosAt } } : event;
    const photoIds = about === one ? (move.photoIds ?? []) : [];
    const after = await append(tx, by, { move: { ...move, photoIds }, about, made });
    if (isRefusal(after)) return after;
    done.push({ about, made, after });
  }
  const stopped = await move.consequence?.({ tx, scope: ask.scope, deps }, moved);
  if (stopped) return stopped;
  const ids = moved.map(({ report }) => report.id);
  const words = move.tell && (await openTexts(tx, { deps, scope: ask.scope }, ids, 'writer'));
  for (const each of done) await tellAndRecord(tx, by, { move, words, ...each });
  return undefined;
}

interface Done {
  about: About;
  made: MoveEvent;
  after: CaseState;
}

interface Recording extends Done, Pick<Taking, 'move'> {
  /** As those who are told wrote them; null where nobody is. */
  words: Texts | null;
}

async function tellAndRecord(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { move, words, made, about: { report, state, resident }, after }: Recording,
): Promise<void> {
  if (move.tell && words)
    await notices.tell(tx, deps, {
      county: ask.scope.county,
      resident,
      words: move.tell(words.textOf(report), state),
      caseCode: report.code,
    });
  const { reason = null, unit = null, category = null } = made.data;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: `case.${made.kind}`,
      object: `case/${report.id}`,
      area: shownArea(report),
      reason: move.reason,
      details: { reason, unit, category },
      before: state,
      after,
    },
  );
}

async function append(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { move, made, about: { report, resident, state } }: Omit<Done, 'after'> & Pick<Taking, 'move'>,
): Promise<CaseState | Refusal> {
  const { id } = staffOf(ask.scope);
  const photoIds = move.photoIds ?? [];
  const unused = await photos.lockUnused(tx, ask.scope, { owner: id, ids: photoIds });
  if (unused.length !== photoIds.length)
    return photos.refuse('photo_unusable', { field: '/photoIds' });
  const event: CaseEvent = {
    ...made,
    seq: state.lastSeq + 1,
    at: deps.clock.now(),
    actorKind: 'staff',
    actor: id,
  };
  const next = applyEvent(state, event);
  const by = { tx, deps, scope: ask.scope };
  await store.appendEvent(tx, ask.scope, {
    caseId: report.id,
    grid: report.grid,
    event,
    noteSealed: await sealCaseNote(by, { caseId: report.id, resident, event }),
    state: next,
    photos: photoIds,
  });
  return next;
}

export interface Noted {
  code: string;
  note: string;
}

interface Dispatch extends Noted {
  unit: string;
  resolveDays: number;
  /** The unit that it turns out to complain of, seen when it was accepted or not. */
  against?: string;
}

export async function dispatchCase(
  deps: Deps,
  ask: Ask,
  { code, note, unit, resolveDays, against }: Dispatch,
) {
  const names = await areas.getUnitNames(deps.database.read, ask.scope);
  const name = names.get(unit);
  if (name === undefined) return refuse('unit_unknown', { field: '/unit' });
  if (against !== undefined && !names.has(against))
    return refuse('unit_unknown', { field: '/against' });
  const limitsOf = await areas.getLimits(deps, ask.scope);
  return makeMove(deps, ask, {
    code,
    move: 'dispatch',
    event: ({ report, state }, now) => {
      const limits = limitsOf(state.category ?? report.category);
      const due = { from: now, days: resolveDays, promised: resumed(state, now).resolveDueAt };
      // What the one waited for is nothing that another unit has to wait for.
      const ended = state.pausedAt === null ? {} : { pause: null };
      const data = { unit, resolveDays, resolveDueAt: doneBy(limits, due), ...ended };
      const kept = against === undefined ? {} : { against };
      return { kind: 'dispatched', note, data: { ...data, ...kept } };
    },
    refuse: ({ state }) =>
      mayHandle(state, unit) && unit !== against
        ? undefined
        : refuse('unit_complained_of', { field: '/unit' }),
    reason: note,
    tell: tellings.dispatched(name),
  });
}

interface AnswerInput {
  code: string;
  words: string;
  handled: boolean;
  photoIds: readonly string[];
}

export function answerCase(deps: Deps, ask: Ask, { code, words, handled, photoIds }: AnswerInput) {
  const { unit } = staffOf(ask.scope);
  return makeMove(deps, ask, {
    code,
    move: 'answer',
    event: ({ state }) => ({
      kind: handled ? 'handled' : 'answered',
      note: words,
      // A unit that helps speaks in its own name.
      data: unit === null || unit === state.unit ? {} : { coUnit: unit },
    }),
    refuse: ({ state }, { mover }) =>
      handled && mover.unit !== state.unit ? refuse('lead_unit_finishes') : undefined,
    photoIds,
    tell: handled ? tellings.handled : tellings.answered(words),
  });
}

export function closeCase(deps: Deps, ask: Ask, { code, note }: Noted) {
  const event = { kind: 'closed' as const, note, data: {} };
  return makeMove(deps, ask, { code, move: 'close', event, reason: note, tell: tellings.closed });
}
