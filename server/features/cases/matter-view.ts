import type { Matter, NearbyReport } from '../../../contract/matters.ts';
import type { Position } from '../../../contract/values.ts';
import { dayMs, localDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { profilesOf } from '../../text/matters/likeness.ts';
import * as areas from '../areas/service.ts';
import * as consents from '../consents/service.ts';
import * as residents from '../residents/service.ts';
import { isCaseCode } from './code.ts';
import { background, likelyOf, sideBySideM, toldBy } from './compare.ts';
import { isComplainedOf } from './desk.ts';
import * as matterStore from './matter-store.ts';
import { aroundHome, cellOf, cellReachM, countAsk, neighbourhood, withinDays } from './nearby.ts';
import { shownArea } from './place.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { openTexts, titleOf } from './texts.ts';

const mostCompared = 200;
const mostShown = 5;

/** What a case is handled together with, and other open ones below that may tell of the same. */
export async function getMatter(deps: Deps, ask: Ask, code: string): Promise<Matter | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const found = isCaseCode(code) ? await store.findCase(read, scope, code) : undefined;
  if (found === undefined || !covers(scope, found.grid)) return refuse('case_not_found');
  const state = await store.getState(read, scope, found.id);
  const { matter } = state;
  if (isComplainedOf(scope, state)) return refuse('case_not_found');
  const ids = await matterStore.listTogether(read, scope, matter ?? found.id);
  const at = found.reported_at.getTime();
  const [joined, around] = await Promise.all([
    matterStore.listReports(read, scope, ids),
    matterStore.listOpenBelow(read, scope, {
      since: new Date(at - withinDays * dayMs),
      until: new Date(at + withinDays * dayMs),
      limit: mostCompared,
    }),
  ]);
  const one = joined.find(({ id }) => id === found.id);
  if (one === undefined) throw new Error(`no case ${code}`);
  const others = around.filter(
    ({ id, confidential }) => !ids.includes(id) && confidential === one.confidential,
  );
  const { textOf } = await openTexts(
    read,
    { deps, scope },
    [...joined, ...others].map(({ id }) => id),
  );
  const compared = profilesOf(
    [
      ...[one, ...others].map((report) => toldBy(report, textOf(report))),
      ...background(await areas.getCategories(deps, scope), found.reported_at),
    ],
    await townNames(deps, scope),
  );
  const show = (report: matterStore.OpenReport) => {
    const { title, place } = textOf(report);
    const { code: shown, stage, reportedAt } = report;
    return { code: shown, title, place, stage, reportedOn: localDate(reportedAt) };
  };
  const likely = likelyOf(one, others, compared).slice(0, mostShown);
  await recordLook(deps, ask, {
    action: 'case.compared',
    object: `case/${found.id}`,
    area: shownArea(found),
    details: { together: joined.length, shown: likely.length },
  });
  return {
    lead: joined.find(({ id }) => id === ids[0])?.code ?? code,
    cases: joined
      .filter(({ grid }) => covers(scope, grid))
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map(show),
    likely: likely.map(({ report, why }) => ({ ...show(report), why })),
  };
}

/** Towns and communities as people call them: 桑园 for 桑园街道. */
export async function townNames(deps: Pick<Deps, 'database'>, scope: Scope): Promise<string[]> {
  const all = await areas.listAreas(deps.database.read, scope);
  const names = all
    .filter(({ level }) => level === 'town' || level === 'community')
    .map(({ name }) => name.zh.replace(/(街道|社区|镇|乡|村)$/, ''));
  return [...new Set(names)].filter((name) => name.length >= 2);
}

/** Who reports something is asked about few of what lies nearby. */
const mostAsked = 3;
const mostNearby = 30;

interface About {
  words: string;
  /** Left out: the place is known in words only. */
  position?: Position;
  category?: string;
}

/**
 * Open reports of others nearby that may tell of the same: their kind, their community and their day, which
 * everybody may know. Neither words nor places of them are told, and what is confidential is not there. Whoever
 * asks too often is told of none, and can report all the same.
 */
export async function findNearby(
  deps: Deps,
  { scope }: Ask,
  { words, position, category }: About,
): Promise<{ reports: NearbyReport[] }> {
  const { read } = deps.database;
  const now = deps.clock.now();
  const resident = residentOf(scope);
  // Where the phone is may be asked about only by whoever agreed to that; a point of the map is their own word.
  const measured = position?.accuracyM !== undefined;
  if (measured && !(await consents.hasAgreed(read, scope, { purpose: 'location', resident })))
    return { reports: [] };
  if (!(await countAsk(deps, scope))) return { reports: [] };
  const around = position
    ? neighbourhood(position, now)
    : aroundHome(await residents.getHomeGrid(read, scope), now);
  if (around === undefined) return { reports: [] };
  const near = await matterStore.listOpenWithin(read, scope, {
    ...around,
    resident,
    limit: mostNearby,
  });
  if (near.length === 0) return { reports: [] };
  const { textOf } = await openTexts(
    read,
    { deps, scope },
    near.map(({ id }) => id),
    'staff',
  );
  const { lng, lat } = position ? cellOf(position) : { lng: null, lat: null };
  const mine = { id: '', reportedAt: now, category: category ?? '', lng, lat, sameAs: null };
  const compared = profilesOf([
    toldBy(mine, { title: titleOf(words), words }),
    ...near.map((report) => toldBy(report, textOf(report))),
    ...background(await areas.getCategories(deps, scope), now),
  ]);
  const atOneSpotM = sideBySideM + cellReachM;
  const likely = likelyOf(mine, near, { ...compared, atOneSpotM }).slice(0, mostAsked);
  return {
    reports: await Promise.all(likely.map(({ report }) => showNearby(deps, scope, report))),
  };
}

async function showNearby(
  deps: Deps,
  scope: Scope,
  report: matterStore.OpenReport,
): Promise<NearbyReport> {
  const { id, categoryName, stage, reportedAt, reports, grid } = report;
  // No grid: beside the kind and the day it would say which case of the board this is.
  const community = grid === null ? undefined : `${grid.slice(0, 12)}`;
  const area = community === undefined ? undefined : await areas.getArea(deps, scope, community);
  return {
    id,
    categoryName,
    areaName: area?.name ?? null,
    stage,
    reportedOn: localDate(reportedAt),
    reports,
  };
}
