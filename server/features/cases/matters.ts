import { type CaseMove, type CaseStage, staffStages } from '../../../contract/case-road.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { isCaseCode } from './code.ts';
import { goesAlong, isFurther, joinsDone, refuseMerge, refuseSplit, stageApart } from './decide.ts';
import { isComplainedOf } from './desk.ts';
import { takeDoneAlong } from './done-before.ts';
import {
  applyEvent,
  type CaseEvent,
  type CaseEventData,
  type CaseState,
  type Pause,
} from './history.ts';
import * as matterStore from './matter-store.ts';
import { namedUnread, refuseNamed } from './named.ts';
import { mayPause, resumed } from './pauses.ts';
import { shownArea } from './place.ts';
import { refuse } from './refusals.ts';
import * as reporterStore from './reporter-store.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';
import { type CaseText, openTexts, sealCaseNote } from './texts.ts';

/** What a step of a case needs, whoever takes it. */
export type StepDeps = Pick<Deps, 'cipher' | 'clock' | 'ids'>;

export interface By {
  deps: Deps;
  ask: Pick<Ask, 'scope'>;
}

export interface Follower extends store.StoredCase {
  resident: string;
}

/** Reports that follow these and go along with a move upon them, under lock. */
export async function listFollowers(
  tx: Tx,
  scope: Scope,
  { leads, move }: { leads: readonly string[]; move: CaseMove },
): Promise<Follower[]> {
  const followers = await matterStore.lockFollowers(tx, scope, leads);
  const along = followers.filter(({ state }) => goesAlong(move, state));
  const ids = along.map(({ report }) => report.id);
  const reporters = await reporterStore.listReporters(tx, scope, ids);
  return along.map((one) => {
    const reporter = reporters.get(one.report.id);
    if (reporter === undefined) throw new Error(`nobody reported ${one.report.code}`);
    return { ...one, resident: reporter.resident };
  });
}

interface Step {
  one: store.StoredCase;
  event: Pick<CaseEvent, 'kind' | 'note' | 'data'>;
  /** The reporter’s own word; else it is of whoever asks, or of nobody. */
  byReporter?: boolean;
  tell: ((text: CaseText) => Sentence) | null;
}

export async function takeStep(
  tx: Tx,
  { deps, ask }: { deps: StepDeps; ask: By['ask'] },
  { one, event, byReporter = false, tell }: Step,
): Promise<CaseState> {
  const { scope } = ask;
  const { report, state } = one;
  const { actor } = scope;
  const { resident } = await reporterStore.getReporter(tx, scope, report.id);
  const next: CaseEvent = {
    ...event,
    seq: state.lastSeq + 1,
    at: deps.clock.now(),
    actorKind: byReporter ? 'resident' : actor.kind === 'staff' ? 'staff' : 'system',
    actor: actor.kind === 'staff' && !byReporter ? actor.id : null,
  };
  const after = applyEvent(state, next);
  await store.appendEvent(tx, scope, {
    caseId: report.id,
    grid: report.grid,
    event: next,
    noteSealed: await sealCaseNote(
      { tx, deps, scope },
      { caseId: report.id, resident, event: next },
    ),
    state: after,
    photos: [],
  });
  if (tell !== null) {
    const { textOf } = await openTexts(tx, { deps, scope }, [report.id], 'writer');
    const words = tell(textOf(report));
    await notices.tell(tx, deps, { county: scope.county, resident, words, caseCode: report.code });
  }
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: `case.${event.kind}`,
      object: `case/${report.id}`,
      area: shownArea(report),
      reason: event.note,
      details: { into: event.data.into ?? null },
      before: state,
      after,
    },
  );
  return after;
}

/** Where the one stands that another is to follow. */
export const together = (lead: string, { stage, unit, ...state }: CaseState) => ({
  into: lead,
  stage,
  ...(unit === null ? {} : { unit }),
  resolveDueAt: state.resolveDueAt?.toISOString() ?? null,
  handledAt: state.handledAt?.toISOString() ?? null,
  coUnits: state.coUnits,
  pause: pauseOf(state),
});

function pauseOf({ pausedAt, pauseReason, pausedUntil }: Paused): Pause | null {
  if (pausedAt === null || pauseReason === null || pausedUntil === null) return null;
  return { at: pausedAt.toISOString(), reason: pauseReason, until: pausedUntil.toISOString() };
}
type Paused = Pick<CaseState, 'pausedAt' | 'pauseReason' | 'pausedUntil'>;

/**
 * What a reporter was promised of the work is not put off by having it follow another: the earlier date stays,
 * and a pause of the other counts for it from now on, as far as it may be paused itself.
 */
function keptPromise(own: CaseState, lead: CaseState, now: Date): Partial<CaseEventData> {
  const mine = resumed(own, now);
  const theirs = resumed(lead, now).resolveDueAt;
  const until = lead.pausedUntil && localDate(lead.pausedUntil);
  const pause = until && mayPause(mine, { until, now }) ? pauseOf(lead) : null;
  if (mine.resolveDueAt && !(theirs && theirs <= mine.resolveDueAt))
    return {
      resolveDueAt: mine.resolveDueAt.toISOString(),
      pause: pause && { ...pause, at: now.toISOString() },
    };
  return pause ? {} : { resolveDueAt: theirs?.toISOString() ?? null, pause };
}

interface Leaving {
  lead: string;
  /** Where those go on that followed it; unless given, where they are. */
  stageAfter?: (state: CaseState) => CaseStage;
}

/**
 * The one that others follow goes its own way, waits for its reporter, or has ended: the next one reported that
 * still waits for staff takes its part, and the others follow that. Nobody’s report is lost by it.
 */
export async function handOn(
  tx: Tx,
  by: By,
  { lead, stageAfter = ({ stage }) => stage }: Leaving,
): Promise<void> {
  const followers = await matterStore.lockFollowers(tx, by.ask.scope, [lead]);
  const waiting = followers.find(({ state }) => staffStages.includes(state.stage));
  const next = waiting ?? followers[0];
  if (next === undefined) return;
  const alone = { kind: 'split', note: '', data: { stage: stageAfter(next.state) } } as const;
  // Which one leads is nothing to whoever follows; that theirs waits again is.
  const tellOf = ({ stage }: CaseState, after: CaseStage) =>
    after === stage ? null : tellings.splitUnaccepted;
  const tell = tellOf(next.state, alone.data.stage);
  await takeStep(tx, by, { one: next, event: alone, tell });
  for (const one of followers.filter((each) => each !== next)) {
    const stage = stageAfter(one.state);
    const data = together(next.report.id, { ...one.state, stage });
    const event = { kind: 'merged', note: '', data } as const;
    await takeStep(tx, by, { one, event, tell: tellOf(one.state, stage) });
  }
}

async function findBelow(tx: Tx, scope: Scope, code: string): Promise<store.CaseRow | undefined> {
  const report = isCaseCode(code) ? await store.findCase(tx, scope, code) : undefined;
  if (report === undefined || !covers(scope, report.grid)) return undefined;
  return isComplainedOf(scope, await store.getState(tx, scope, report.id)) ? undefined : report;
}

interface Merging {
  code: string;
  into: string;
  note: string;
}

/** Has a case, and whatever follows it, follow another one from where that stands. */
export function mergeCases(deps: Deps, ask: Ask, { code, into, note }: Merging) {
  return carryOut(deps, ask, async (tx): Promise<{ lead: string } | Refusal> => {
    const { scope } = ask;
    const report = await findBelow(tx, scope, code);
    if (report === undefined) return refuse('case_not_found');
    const other = await findBelow(tx, scope, into);
    if (other === undefined) return refuse('case_not_found', { field: '/into' });
    const leadId = (await store.getState(tx, scope, other.id)).matter ?? other.id;
    const leadReport = await matterStore.findById(tx, scope, leadId);
    if (leadReport === undefined) return refuse('case_not_found', { field: '/into' });
    // In the order of their keys, so that two who merge each other’s cases do not wait for each other.
    const states = new Map<string, CaseState>();
    for (const id of [...new Set([report.id, leadId])].sort())
      states.set(id, await store.lockState(tx, scope, id));
    const stateOf = (id: string) => states.get(id) ?? fail(id);
    const one = { report, state: stateOf(report.id) };
    const lead = { report: leadReport, state: stateOf(leadId) };
    if (lead.state.matter !== null) return refuse('merge_not_now');
    const refused = refuseMerge(mergeable(one), mergeable(lead));
    if (refused) return refuse(refused);
    const moved = [one, ...(await matterStore.lockFollowers(tx, scope, [report.id]))];
    const unread = await refuseUnread(tx, { deps, ask }, { moved, lead: lead.state });
    if (unread) return unread;
    const now = deps.clock.now();
    for (const each of moved) {
      // One that followed and is verified already only has another to follow: nothing changes for its reporter.
      const further = isFurther(each.state, lead.state);
      const data = further
        ? together(leadId, each.state)
        : { ...together(leadId, lead.state), ...keptPromise(each.state, lead.state, now) };
      const event = { kind: 'merged', note, data } as const;
      const tell = further ? null : tellings.merged;
      const state = await takeStep(tx, { deps, ask }, { one: each, event, tell });
      const joining = { one: { ...each, state }, lead: leadId };
      if (joinsDone(each.state, lead.state)) await takeDoneAlong(tx, { deps, ask }, joining);
    }
    return { lead: leadReport.code };
  });
}

/** What follows a case that is accepted already has nobody read it once more: it might complain of who has that case. */
async function refuseUnread(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { moved, lead }: { moved: readonly store.StoredCase[]; lead: Pick<CaseState, 'stage'> },
): Promise<Refusal | undefined> {
  if (lead.stage === 'reported') return undefined;
  const named = await namedUnread(tx, { deps, scope }, { cases: moved });
  const [one, ...along] = moved;
  const own = one && named.get(one.report.id);
  return own ? refuse('names_unit', { values: { unit: own.zh } }) : refuseNamed(along, named);
}

function fail(id: string): never {
  throw new Error(`case ${id} was not locked`);
}

export const mergeable = ({ report, state }: store.StoredCase) => ({
  id: report.id,
  state,
  confidential: report.confidential || state.confidential,
});

/**
 * A case tells of something else than those it stands with: it goes on by itself from where they are. Where
 * they were accepted, only the one that others follow was read for that: the rest wait to be accepted anew.
 */
export function splitCase(deps: Deps, ask: Ask, { code, note }: Omit<Merging, 'into'>) {
  return carryOut(deps, ask, async (tx): Promise<{ lead: string } | Refusal> => {
    const { scope } = ask;
    const report = await findBelow(tx, scope, code);
    if (report === undefined) return refuse('case_not_found');
    const state = await store.lockState(tx, scope, report.id);
    const leads = state.matter === null;
    if (leads && (await matterStore.lockFollowers(tx, scope, [report.id])).length === 0)
      return refuse('split_not_merged');
    const refused = refuseSplit(state);
    if (refused) return refuse(refused);
    const stage = leads ? state.stage : stageApart(state);
    const all = await matterStore.listTogether(tx, scope, state.matter ?? report.id);
    const apart = all.filter((id) => id !== report.id);
    const event = { kind: 'split', note, data: { stage, apart } } as const;
    // The one that led was never told of the others.
    const told = stage === state.stage ? tellings.split : tellings.splitUnaccepted;
    const tell = leads ? null : told;
    await takeStep(tx, { deps, ask }, { one: { report, state }, event, tell });
    if (leads) await handOn(tx, { deps, ask }, { lead: report.id, stageAfter: stageApart });
    return { lead: report.code };
  });
}
