import { heldAwardReaders } from '../../../contract/awards.ts';
import type { CaseStage, StaffCase } from '../../../contract/cases.ts';
import type { StaffRole } from '../../../contract/route.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, narrowTo, prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as residents from '../residents/service.ts';
import * as staff from '../staff/service.ts';
import { isCaseCode } from './code.ts';
import { allowedMoves, type MoveFacts, type Mover } from './decide.ts';
import type { CaseState } from './history.ts';
import * as lists from './list-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { nameForStaff, showDetails, showSummary } from './view.ts';

const pageSize = 30;

/** Stages at which somebody of a role has something to do. */
const stagesOfRole: Partial<Record<StaffRole, readonly CaseStage[]>> = {
  intake: ['reported'],
  grid_worker: ['reported'],
  dispatcher: ['accepted'],
  unit_handler: ['dispatched'],
  reviewer: ['answered', 'awaiting_confirmation'],
};

const stagesOf = (roles: readonly { role: StaffRole }[]) => [
  ...new Set(roles.flatMap(({ role }) => stagesOfRole[role] ?? [])),
];

/** The roles that a member of staff holds where a case lies; a unit's people act for their unit everywhere. */
export function moverAt(scope: Scope, grid: string | null): Mover {
  const { id, unit, roles } = staffOf(scope);
  const place = grid ?? String(scope.county);
  const held = roles.filter(
    ({ role, area }) => role === 'unit_handler' || place.startsWith(prefixOf(area)),
  );
  return { id, unit, roles: held.map(({ role }) => role) };
}

/** A case below the scope's areas, or one that was sent to this person's unit wherever it lies. */
export function isBelow(
  scope: Scope,
  { grid, unit }: { grid: string | null; unit: string | null },
): boolean {
  return covers(scope, grid) || (unit !== null && unit === staffOf(scope).unit);
}

interface QueueQuery {
  show?: lists.QueueFilter;
  kind?: string;
  area?: string;
  find?: string;
  after?: string;
}

export async function listCases(deps: Deps, ask: Ask, query: QueueQuery) {
  const { read } = deps.database;
  const { scope } = ask;
  const { unit, roles } = staffOf(scope);
  const stages = stagesOf(roles);
  const now = deps.clock.now();
  const find = query.find?.trim();
  const [cases, counts, held] = await Promise.all([
    lists.listQueue(read, scope, {
      show: query.show ?? 'open',
      kind: query.kind,
      areaPrefix: query.area === undefined ? undefined : prefixOf(query.area),
      find: find === '' ? undefined : find,
      after: decodeCursor(query.after),
      limit: pageSize,
      now,
      unit,
      stages,
    }),
    lists.countQueue(read, scope, { now, unit, stages }),
    awards.countHeld(read, narrowTo(scope, heldAwardReaders)),
  ]);
  const codes = cases.map(({ report }) => report.code);
  const byCode = await awards.listByCases(read, scope, codes);
  const last = cases.length === pageSize ? cases.at(-1) : undefined;
  return {
    cases: cases.map((one) => showSummary(one, byCode.get(one.report.code) ?? [], now)),
    counts: { ...counts, held },
    next: last ? encodeCursor(last.at, last.report.id) : null,
  };
}

/** How much waits for the person of a scope: cases at which it is their turn, and held awards. */
export async function countWaiting(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  scope: Scope,
): Promise<{ cases: number; held: number }> {
  const { unit, roles } = staffOf(scope);
  const stages = stagesOf(roles);
  const at = { now: clock.now(), unit, stages };
  const { read } = database;
  return {
    cases: stages.length === 0 ? 0 : (await lists.countQueue(read, scope, at)).mine,
    held: roles.some(({ role }) => role === 'reviewer') ? await awards.countHeld(read, scope) : 0,
  };
}

/** A case for staff; opening it is a look at a resident's words and is recorded. */
export async function getCase(deps: Deps, ask: Ask, code: string): Promise<StaffCase | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const report = isCaseCode(code) ? await store.findCase(read, scope, code) : undefined;
  if (report === undefined) return refuse('case_not_found');
  const { unit } = await store.getState(read, scope, report.id);
  if (!isBelow(scope, { grid: report.grid, unit })) return refuse('case_not_found');
  const object = `case/${report.id}` as const;
  await recordLook(deps, ask, { action: 'case.opened', object, area: report.grid });
  return showToStaff(read, { deps, scope }, report.id);
}

/** What a move is decided on. */
export function moveFacts(report: store.CaseRow, state: CaseState): MoveFacts {
  return {
    state,
    confidential: report.confidential,
    withoutPhone: report.channel !== 'phone_app',
  };
}

type ShowDeps = Pick<Deps, 'clock' | 'cipher'>;

export async function showToStaff(
  read: Read,
  { deps, scope }: { deps: ShowDeps; scope: Scope },
  caseId: string,
): Promise<StaffCase> {
  const listed = await lists.getListed(read, scope, caseId);
  const { report, state } = listed;
  const history = await store.listHistory(read, scope, caseId);
  const photos = await store.listPhotos(read, scope, caseId);
  const reporter = await store.getReporter(read, scope, caseId);
  const masked = await residents.getMaskedNames({ read, cipher: deps.cipher }, scope, [reporter]);
  const maskedName = masked.get(reporter) || '居民';
  const people = history.flatMap(({ actorKind, actor }) =>
    actorKind === 'staff' && actor !== null ? [actor] : [],
  );
  const names = await staff.getNames(read, scope, people);
  const now = deps.clock.now();
  const moves = allowedMoves(moveFacts(report, state), { mover: moverAt(scope, report.grid), now });
  const byCode = await awards.listByCases(read, scope, [report.code]);
  return {
    ...showDetails({ listed, history, photos, nameOf: nameForStaff(names, maskedName), now }),
    reporter: { maskedName, channel: report.channel },
    awards: byCode.get(report.code) ?? [],
    signals: await awards.listSignals(read, scope, caseId),
    moves,
    resolveDays: listed.resolveDays,
    units: moves.includes('dispatch')
      ? await areas.chooseUnits(read, scope, {
          category: report.category,
          grid: report.grid,
          categoryName: listed.categoryName,
        })
      : [],
  };
}

/** Whether a photo belongs to a case below the scope's areas. */
export async function isPhotoBelow(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const found = await store.findCaseOfPhoto(read, scope, photo);
  if (found === undefined) return false;
  const { unit } = await store.getState(read, scope, found.caseId);
  return isBelow(scope, { grid: found.grid, unit });
}
