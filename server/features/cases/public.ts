import type { BoardFigures, PublicCase } from '../../../contract/bulletin.ts';
import { addDays, hourMs, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { boundsOf, pointInRing, ringCentre } from '../../platform/geometry.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import type { MaskedFacts } from '../bulletin/service.ts';
import { runningInPublic } from './clocks.ts';
import { isCaseCode } from './code.ts';
import * as figures from './figures-store.ts';
import { type CaseState, stateOf } from './history.ts';
import * as lists from './list-store.ts';
import * as photoStore from './photo-store.ts';
import { shownArea } from './place.ts';
import { waitsSince } from './promises.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** One case by its code: stage, unit and dates, nothing that says what or who. */
export async function getPublicCase(
  deps: Deps,
  ask: Ask,
  code: string,
): Promise<PublicCase | Refusal> {
  const { read } = deps.database;
  const report = isCaseCode(code) ? await store.findCase(read, ask.scope, code) : undefined;
  if (report === undefined) return refuse('case_not_found');
  const { state, unitName } = await lists.getListed(read, ask.scope, report.id);
  const history = await store.listHistory(read, ask.scope, report.id);
  const stages = history.map((event, index) => ({
    stage: stateOf(history.slice(0, index + 1)).stage,
    on: localDate(event.at),
  }));
  const allowedMs = state.firstAnswerDueAt.getTime() - waitsSince(report, state).getTime();
  return {
    code: report.code,
    stage: state.stage,
    unit: unitName,
    steps: stages.filter(({ stage }, index) => stage !== stages[index - 1]?.stage),
    firstAnswerDueAt: state.firstAnswerDueAt.toISOString(),
    firstAnswerHours: Math.round(allowedMs / hourMs),
    firstAnsweredAt: state.firstAnsweredAt?.toISOString() ?? null,
    running: runningInPublic(report.reported_at, state, deps.clock.now()),
    pause: pauseInPublic(state),
  };
}

const pauseInPublic = ({ pauseReason, pausedUntil }: CaseState): PublicCase['pause'] =>
  pauseReason === null || pausedUntil === null
    ? null
    : { reason: pauseReason, until: localDate(pausedUntil) };

/** What the bulletin may know of a case. */
export async function maskedFacts(read: Read, scope: Scope, caseId: string): Promise<MaskedFacts> {
  const { report, state, categoryName, unitName } = await lists.getListed(read, scope, caseId);
  const history = await store.listHistory(read, scope, caseId);
  const photos = await photoStore.listPhotos(read, scope, { id: caseId, steps: history });
  const photosOf = (actorKind: 'resident' | 'staff') =>
    history
      .filter((event) => event.actorKind === actorKind)
      .flatMap(({ seq }) => (photos.get(seq) ?? []).map(({ id }) => id));
  const closedAt = state.closedAt ?? state.stageSince;
  const sinceReport = (at: Date) => at.getTime() - report.reported_at.getTime();
  return {
    caseId,
    caseCode: report.code,
    category: categoryName,
    unit: unitName,
    reportedOn: localDate(report.reported_at),
    closedOn: localDate(closedAt),
    firstAnswerMinutes:
      state.firstAnsweredAt === null
        ? null
        : Math.round(sinceReport(state.firstAnsweredAt) / 60_000),
    totalHours: Math.max(1, Math.round(sinceReport(closedAt) / hourMs)),
    rating: state.rating,
    confirmed: state.confirmed,
    area: shownArea(report),
    photosBefore: photosOf('resident'),
    photosAfter: photosOf('staff'),
  };
}

const boardDays = 14;

/** Counts, lamps and the state of the books for the big screen. */
export async function getBoardFigures(deps: Deps, ask: Ask): Promise<BoardFigures> {
  const { read } = deps.database;
  const now = deps.clock.now();
  const today = localDate(now);
  const [counts, days, lamps, outlines, books] = await Promise.all([
    figures.countNow(read, ask.scope, now),
    figures.countDays(read, ask.scope, { from: addDays(today, 1 - boardDays), until: today }),
    figures.listLamps(read, ask.scope, now),
    areas.listAreas(read, ask.scope),
    awards.getBooks(deps, ask),
  ]);
  const rings = new Map(outlines.map(({ code, ring }) => [code, ring]));
  return {
    today: days.find(({ on }) => on === today) ?? { reported: 0, closed: 0 },
    open: counts.open,
    overdue: counts.overdue,
    medianFirstAnswerMinutes: counts.answered < 5 ? null : counts.medianMinutes,
    days,
    dots: lamps.flatMap(({ id, area, state }) => {
      const ring = rings.get(area);
      return ring === undefined ? [] : [{ ...placeInside(ring, id), state }];
    }),
    books,
  };
}

/** A point inside an area that always is the same for a case and says nothing of its place. */
export function placeInside(ring: number[][], id: string): { lng: number; lat: number } {
  const { west, south, east, north } = boundsOf(ring);
  for (let draw = 0; draw < 20; draw++) {
    const chance = uuidOf(`lamp/${id}/${draw}`).replace(/-/g, '');
    const share = (at: number) => Number.parseInt(chance.slice(at, at + 6), 16) / 0xffffff;
    const point = {
      lng: west + (east - west) * share(0),
      lat: south + (north - south) * share(6),
    };
    if (pointInRing(point, ring)) return point;
  }
  return ringCentre(ring);
}
