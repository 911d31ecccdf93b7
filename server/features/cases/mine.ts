import type { MyCase, TypedBy } from '../../../contract/case-views.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope, typedByOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as bulletin from '../bulletin/service.ts';
import * as photos from '../photos/service.ts';
import { show } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { isCaseCode } from './code.ts';
import { type ReporterMove, reporterMoves } from './decide.ts';
import { applyEvent, type CaseEvent, type CaseState } from './history.ts';
import { exactly } from './instants.ts';
import * as lists from './list-store.ts';
import * as photoStore from './photo-store.ts';
import { shownArea } from './place.ts';
import { doneAgainBy, movedByReturn } from './promises.ts';
import { refuse } from './refusals.ts';
import * as reporterStore from './reporter-store.ts';
import { recordSolved } from './solved.ts';
import * as store from './store.ts';
import { openTexts, sealCaseNote, withTexts } from './texts.ts';
import { takeOutOfBulletin } from './unpublish.ts';
import {
  type Details,
  historyForReporter,
  nameForReporter,
  showDetails,
  showSummary,
  typistOf,
} from './view.ts';

const pageSize = 20;

export async function listMine(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const page = { before: decodeCursor(after), limit: pageSize };
  const by = { deps, scope: ask.scope };
  const [listed, total] = await Promise.all([
    lists.listMine(read, ask.scope, page),
    lists.countMine(read, ask.scope),
  ]);
  const cases = await withTexts(read, by, listed);
  const codes = cases.map(({ report }) => report.code);
  const byCode = await awards.listByCases(read, by, codes);
  const last = cases.length === pageSize ? cases.at(-1) : undefined;
  const shown = { told: exactly, now: deps.clock.now() };
  return {
    cases: cases.map((one) => showSummary(one, byCode.get(one.report.code) ?? [], shown)),
    total,
    next: last ? encodeCursor(last.at, last.report.id) : null,
  };
}

export async function getMine(deps: Deps, ask: Ask, code: string): Promise<MyCase | Refusal> {
  const { read } = deps.database;
  const found = isCaseCode(code) ? await store.findCase(read, ask.scope, code) : undefined;
  if (found === undefined || !(await reporterStore.isReporter(read, ask.scope, found.id)))
    return refuse('case_not_found');
  return showMine(read, { deps, scope: ask.scope }, found.id);
}

/** A case as its reporter sees it. */
export async function showMine(
  read: Read,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  caseId: string,
): Promise<MyCase> {
  const listed = await lists.getListed(read, scope, caseId);
  const [shown] = await showAllMine(read, { deps, scope }, [listed]);
  if (shown === undefined) throw new Error(`no case ${caseId}`);
  return shown;
}

/** Some cases as their reporter sees them, in a few statements however many they are. */
async function showAllMine(
  read: Read,
  by: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  listed: readonly lists.ListedCase[],
): Promise<MyCase[]> {
  const ids = listed.map(({ report }) => report.id);
  const stepsOf = await store.listHistories(read, by.scope, ids);
  const texts = await openTexts(read, by, ids);
  const photosOf = await photoStore.listPhotosOf(
    read,
    by.scope,
    ids.map((id) => ({ id, steps: stepsOf(id) })),
  );
  const codes = listed.map(({ report }) => report.code);
  const byCode = await awards.listByCases(read, by, codes);
  const typists = listed.flatMap(({ report }) => report.typed_by ?? []);
  const names = await staff.getNames(read, by.scope, typists);
  const unitNames = await areas.getUnitNames(read, by.scope);
  const now = by.deps.clock.now();
  return listed.map((one) =>
    showToReporter({
      listed: { ...one, text: texts.textOf(one.report) },
      history: texts.historyOf(one.report.id, stepsOf(one.report.id)),
      photos: photosOf(one.report.id),
      unitNames,
      awards: byCode.get(one.report.code) ?? [],
      typedBy: typistOf(one.report, names),
      now,
    }),
  );
}

const wholeCasesAtOnce = 200;

/** What the resident who asks reported, whole and newest first, some hundreds at a time. */
export async function listMineWhole(deps: Deps, ask: Ask, after: string | undefined) {
  const { read } = deps.database;
  const { scope } = ask;
  const page = { before: decodeCursor(after), limit: wholeCasesAtOnce };
  const listed = await lists.listMine(read, scope, page);
  const last = listed.length === wholeCasesAtOnce ? listed.at(-1) : undefined;
  return {
    cases: await showAllMine(read, { deps, scope }, listed),
    next: last ? encodeCursor(last.at, last.report.id) : null,
  };
}

interface Reported extends Omit<Details, 'nameOf' | 'told'> {
  awards: MyCase['awards'];
  /** By the whole name. */
  typedBy: TypedBy | null;
}

export function showToReporter(reported: Reported): MyCase {
  const { listed, history, photos, unitNames, awards, typedBy, now } = reported;
  const may = reporterMoves(listed.state, now);
  return {
    ...showDetails({
      listed,
      history: historyForReporter(history),
      photos,
      unitNames,
      nameOf: nameForReporter(history, unitNames),
      told: exactly,
      now,
    }),
    awards,
    typedBy: typedBy && { ...typedBy, name: show('name', typedBy.name, 'masked') ?? '' },
    may,
    asked: may.includes('supplement')
      ? (history.findLast(({ kind }) => kind === 'returned')?.note ?? null)
      : null,
  };
}

interface Step {
  code: string;
  move: ReporterMove;
  event: (
    state: CaseState,
    about: Pick<store.StoredCase, 'report'> & { now: Date },
  ) => Pick<CaseEvent, 'kind' | 'note' | 'data'>;
  photoIds: readonly string[];
  /** What follows for the points and for what was published; the state is that before. */
  consequence?: (context: awards.TxContext, about: store.StoredCase) => Promise<unknown>;
}

/** One step of the reporter, in one transaction with what follows from it. */
function step(deps: Deps, ask: Ask, { code, move, event, photoIds, consequence }: Step) {
  return carryOut(deps, ask, async (tx): Promise<MyCase | Refusal> => {
    const { scope } = ask;
    const report = isCaseCode(code) ? await store.findCase(tx, scope, code) : undefined;
    if (report === undefined || !(await reporterStore.isReporter(tx, scope, report.id)))
      return refuse('case_not_found');
    const state = await store.lockState(tx, scope, report.id);
    if (!reporterMoves(state, deps.clock.now()).includes(move)) return refuse('not_now_for_you');
    const resident = residentOf(scope);
    const typedBy = typedByOf(scope);
    const owner = typedBy?.staff ?? resident;
    const unused = await photos.lockUnused(tx, scope, { owner, ids: photoIds });
    if (unused.length !== photoIds.length)
      return photos.refuse('photo_unusable', { field: '/photoIds' });
    if (typedBy !== undefined) await photos.handOver(tx, scope, { ids: photoIds, to: resident });
    const now = deps.clock.now();
    const made = event(state, { report, now });
    const next: CaseEvent = {
      ...made,
      seq: state.lastSeq + 1,
      at: now,
      actorKind: 'resident',
      actor: null,
    };
    const after = applyEvent(state, next);
    const by = { tx, deps, scope };
    await store.appendEvent(tx, scope, {
      caseId: report.id,
      grid: report.grid,
      event: next,
      noteSealed: await sealCaseNote(by, { caseId: report.id, resident, event: next }),
      state: after,
      photos: photoIds,
    });
    await consequence?.({ tx, scope, deps }, { report, state });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: `case.${made.kind}`,
        object: `case/${report.id}`,
        area: shownArea(report),
        before: state,
        after,
      },
    );
    return showMine(tx, { deps, scope }, report.id);
  });
}

/**
 * It is solved: the case closes, and the bonus is due the next day. What silence had closed stays closed as it was,
 * and is confirmed from now on, in the bulletin too.
 */
export function confirmCase(
  deps: Deps,
  ask: Ask,
  { code, rating, words }: { code: string; rating: number; words: string },
) {
  return step(deps, ask, {
    code,
    move: 'confirm',
    event: () => ({ kind: 'confirmed', note: words, data: { rating } }),
    photoIds: [],
    consequence: async (context, { report, state }) => {
      if (state.published)
        await bulletin.confirm(context.tx, ask.scope, { caseId: report.id, rating });
      return recordSolved(context, {
        report,
        resident: residentOf(ask.scope),
        at: deps.clock.now(),
      });
    },
  });
}

/**
 * It is not solved: back to the unit, with a date of its own. The reporter keeps all points, those for its
 * having been solved as well; what the unit had done is no longer counted as solved.
 */
export async function reopenCase(
  deps: Deps,
  ask: Ask,
  { code, words, photoIds }: { code: string; words: string; photoIds: readonly string[] },
) {
  const limitsOf = await areas.getLimits(deps, ask.scope);
  return step(deps, ask, {
    code,
    move: 'reopen',
    event: ({ category }, { report, now }) => ({
      kind: 'reopened',
      note: words,
      data: doneAgainBy(limitsOf(category ?? report.category), now),
    }),
    photoIds,
    consequence: ({ tx, scope }, about) => takeOutOfBulletin(tx, scope, about),
  });
}

/** What was asked for: it waits for staff again, who have what was left of their time. */
export function supplementCase(
  deps: Deps,
  ask: Ask,
  { code, words, photoIds }: { code: string; words: string; photoIds: readonly string[] },
) {
  return step(deps, ask, {
    code,
    move: 'supplement',
    event: (state, { now }) => ({
      kind: 'supplemented',
      note: words,
      data: movedByReturn(state, now),
    }),
    photoIds,
  });
}

/** Whether the resident who asks reported the case that a photo belongs to, or one for which its step was taken too. */
export async function isPhotoOfMine(tx: Read | Tx, scope: Scope, photo: string): Promise<boolean> {
  const found = await photoStore.findCaseOfPhoto(tx, scope, photo);
  if (found === undefined) return false;
  const along = await photoStore.listOfStep(tx, scope, found);
  return reporterStore.isReporterOfAny(tx, scope, [found.caseId, ...along]);
}
