import type { CaseStage } from '../../../contract/case-road.ts';
import type { StaffCase } from '../../../contract/case-views.ts';
import type { StaffRole } from '../../../contract/route.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, rolesAt, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import {
  aliasWords,
  type Onlooker,
  openIdentities,
  type PersonalField,
  protectedWords,
  show,
  sightOf,
} from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { listChanged } from './audience-store.ts';
import { isCaseCode } from './code.ts';
import { allowedMoves, helps, type MoveFacts, type Mover, mayHandle } from './decide.ts';
import type { CaseState } from './history.ts';
import { exactly, type Told, toTheDay } from './instants.ts';
import * as lists from './list-store.ts';
import { toldIn } from './named.ts';
import * as photoStore from './photo-store.ts';
import { shownArea } from './place.ts';
import { refuse } from './refusals.ts';
import * as reporterStore from './reporter-store.ts';
import { sendingFor, suggestFor } from './sending.ts';
import * as store from './store.ts';
import { openTexts } from './texts.ts';
import { datedAwards, nameForStaff, showDetails, typistOf } from './view.ts';

/** A member of staff with the roles that they hold where a case lies. */
export function moverAt(scope: Scope, grid: string | null): Mover {
  const { id, unit, roles } = staffOf(scope);
  return { id, unit, roles: rolesAt(roles, scope, grid) };
}

/** What somebody of staff is to the reporter of a case: decided by role, and by whose unit handles it. */
function onlookerOf(scope: Scope, { report, state }: lists.ListedCase): Onlooker {
  const mover = moverAt(scope, report.grid);
  return { relation: takesPart(state, mover.unit) ? 'handler' : 'desk', roles: mover.roles };
}

/** How exactly somebody of staff may know when the reporter acted. */
export function toldTo(scope: Scope, listed: lists.ListedCase): Told {
  const sight = sightOf('hour', onlookerOf(scope, listed), listed.report);
  return sight === 'hidden' ? toTheDay : exactly;
}

type Complained = Pick<CaseState, 'against' | 'alsoAgainst'>;
type Parts = Complained & Pick<CaseState, 'unit' | 'coUnits'>;

/** Whether a unit is the responsible one or helps. */
export const takesPart = (state: Pick<Parts, 'unit' | 'coUnits'>, unit: string | null): boolean =>
  unit !== null && (unit === state.unit || helps(state, { unit }));

/**
 * A case below the scope's areas, or one in which this person's unit has a part wherever it lies. One that
 * complains of that unit is not there for its people, whatever else they are.
 */
export function isBelow(
  scope: Scope,
  { grid, ...state }: Parts & { grid: string | null },
): boolean {
  if (isComplainedOf(scope, state)) return false;
  return covers(scope, grid) || takesPart(state, staffOf(scope).unit);
}

/** The case complains of the unit of this person: it is not there for them. */
export function isComplainedOf(scope: Scope, state: Complained): boolean {
  const unit = scope.actor.kind === 'staff' ? scope.actor.unit : null;
  return unit !== null && !mayHandle(state, unit);
}
/** What a reader of staff is to a case below their scope. */
export interface CaseBelow {
  id: string;
  /** Of what it was found to be, or else of what was reported. */
  kind: string;
  stage: CaseStage;
  /** The first to report it. */
  resident: string;
  /** Roles of the reader that hold where it lies. */
  roles: readonly StaffRole[];
  /** The reader is of the unit that it was sent to. */
  handles: boolean;
  grid: string | null;
  /** The responsible one. */
  unit: string | null;
  /** Who of staff typed the report for the resident. */
  typedBy: string | null;
}

/** What was reported in a case, as whoever asks may read it; empty where there is none such. */
export async function readText(read: Read, by: Reader, code: string): Promise<string[]> {
  const report = isCaseCode(code) ? await store.findCase(read, by.scope, code) : undefined;
  if (report === undefined) return [];
  const { words, place } = (await openTexts(read, by, [report.id])).textOf(report);
  return [words, place];
}

/** For features that act on a case; one elsewhere answers like one that does not exist. */
export async function findBelow(
  read: Read,
  scope: Scope,
  code: string,
): Promise<CaseBelow | undefined> {
  const report = isCaseCode(code) ? await store.findCase(read, scope, code) : undefined;
  if (report === undefined) return undefined;
  const { report: found, state } = await lists.getListed(read, scope, report.id);
  if (!isBelow(scope, { grid: report.grid, ...state })) return undefined;
  const { unit, roles } = moverAt(scope, report.grid);
  const { resident } = await reporterStore.getReporter(read, scope, report.id);
  const handles = takesPart(state, unit);
  const { id, grid, typed_by: typedBy } = report;
  const { kind } = found;
  const { stage, unit: responsible } = state;
  return { id, kind, stage, resident, roles, handles, grid, unit: responsible, typedBy };
}

/** A case that the scope reads, with where it stands. */
export async function findOpenable(
  read: Read,
  scope: Scope,
  code: string,
): Promise<store.StoredCase | undefined> {
  const report = isCaseCode(code) ? await store.findCase(read, scope, code) : undefined;
  if (report === undefined) return undefined;
  const state = await store.getState(read, scope, report.id);
  return isBelow(scope, { grid: report.grid, ...state }) ? { report, state } : undefined;
}

/** A case that the scope reads, as little of it as whoever only points at it needs. */
export async function findReadable(
  read: Read,
  scope: Scope,
  code: string,
): Promise<{ id: string; grid: string | null; seq: number } | undefined> {
  const found = await findOpenable(read, scope, code);
  return found && { id: found.report.id, grid: found.report.grid, seq: found.state.lastSeq };
}

/** A case for staff; opening it is a look at a resident's words and is recorded. */
export async function getCase(deps: Deps, ask: Ask, code: string): Promise<StaffCase | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const found = await findOpenable(read, scope, code);
  if (found === undefined) return refuse('case_not_found');
  const { report } = found;
  const shown = await showToStaff(read, { deps, scope }, report.id);
  await recordLook(deps, ask, {
    action: 'case.opened',
    object: `case/${report.id}`,
    area: shownArea(report),
    details: { shown: identityShown(shown.reporter) },
  });
  return shown;
}

/** What an answer tells of who reported: the reporter reads that in the list of looks. */
const identityShown = ({ name, phone }: StaffCase['reporter']) =>
  Object.entries({ name, phone })
    .flatMap(([field, value]) => (value === null ? [] : [field]))
    .join(' ');

/** What a move is decided on. */
export function moveFacts({
  report,
  state,
  withoutPhone,
}: store.StoredCase & Pick<lists.ListedCase, 'withoutPhone'>): MoveFacts {
  return {
    state,
    confidential: report.confidential || state.confidential,
    withoutPhone,
    typedBy: report.typed_by,
  };
}

type ShowDeps = Pick<Deps, 'clock' | 'cipher' | 'database' | 'log'>;

export async function showToStaff(
  read: Read,
  { deps, scope }: { deps: ShowDeps; scope: Scope },
  caseId: string,
): Promise<StaffCase> {
  const by = { deps, scope };
  const listed = await lists.getListed(read, scope, caseId);
  const { report } = listed;
  const steps = await store.listHistory(read, scope, caseId);
  const texts = await openTexts(read, by, [caseId]);
  const history = texts.historyOf(caseId, steps);
  const photos = await photoStore.listPhotos(read, scope, { id: caseId, steps });
  const people = history.flatMap(({ actorKind, actor }) =>
    actorKind === 'staff' && actor !== null ? [actor] : [],
  );
  const names = await staff.getNames(read, scope, [...people, ...typists(report)]);
  const reporter = await showReporter(read, by, { listed, names });
  const now = deps.clock.now();
  const moves = allowedMoves(moveFacts(listed), { mover: moverAt(scope, report.grid), now });
  const byCode = await awards.listByCases(read, by, [report.code]);
  const told = toldTo(scope, listed);
  return {
    ...showDetails({
      listed: { ...listed, text: texts.textOf(report) },
      history,
      photos,
      unitNames: await areas.getUnitNames(read, scope),
      nameOf: nameForStaff(names, reporter.alias ?? protectedWords),
      told,
      now,
    }),
    reporter,
    awards: datedAwards(byCode.get(report.code) ?? [], told),
    signals: await awards.listSignals(read, scope, caseId),
    moves,
    resolveDays: listed.resolveDays,
    suggestion: moves.includes('accept')
      ? await suggestFor(by, { words: texts.textOf(report).words, category: report.category })
      : null,
    ...(await sendingFor(read, by, {
      listed,
      moves,
      told: toldIn(texts.textOf(report), history),
    })),
  };
}

const typists = ({ typed_by }: store.CaseRow) => (typed_by === null ? [] : [typed_by]);

interface Reporting {
  listed: lists.ListedCase;
  /** Of staff, by id. */
  names: ReadonlyMap<string, string>;
}

/** What somebody of staff may know of a reporter. */
async function showReporter(
  read: Read,
  by: { deps: ShowDeps; scope: Scope },
  { listed, names }: Reporting,
): Promise<StaffCase['reporter']> {
  const { report } = listed;
  const onlooker = onlookerOf(by.scope, listed);
  const sightFor = (field: PersonalField) => sightOf(field, onlooker, report);
  const { resident, alias } = await reporterStore.getReporter(read, by.scope, report.id);
  const identityOf = await openIdentities(read, by, [resident]);
  const { name, phone } = identityOf(resident);
  const shownAlias = show('alias', alias, sightFor('alias'));
  return {
    alias: shownAlias === null ? null : aliasWords(shownAlias),
    name: show('name', name, sightFor('name')),
    phone: show('phone', phone, sightFor('phone')),
    channel: show('channel', report.channel, sightFor('channel')),
    typedBy: sightFor('channel') === 'hidden' ? null : typistOf(report, names),
    dayOnly: sightFor('hour') === 'hidden',
  };
}

/** Whether a photo belongs to a case below the scope's areas, or to a step that was taken for one too. */
export async function isPhotoBelow(read: Read, scope: Scope, photo: string): Promise<boolean> {
  const found = await photoStore.findCaseOfPhoto(read, scope, photo);
  if (found === undefined) return false;
  const along = await photoStore.listOfStep(read, scope, found);
  const shown = await listChanged(read, scope, [found.caseId, ...along]);
  return shown.some((one) => isBelow(scope, one));
}
