import type {
  Correction,
  CorrectionEffect,
  CorrectionLine,
  WholeCorrection,
} from '../../../contract/corrections.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import {
  objectionToDeciding,
  objectionToVersions,
  objectionToWithdrawing,
  progressOf,
} from './decide.ts';
import { type Effect, noEffect } from './effect.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { compareAll } from './work.ts';

export { countToSign } from './store.ts';
export { carryOutCorrections } from './work.ts';

/** For whoever gets more for a deed while a correction is on its way. */
export const besideAdditions: awards.CorrectionsBeside = {
  hold: store.holdUndecided,
  stillToCorrect: store.sumOpenLines,
  compareAnew: store.restartComparison,
};

const pageSize = 50;

export async function listCorrections(deps: Deps, { scope }: Ask) {
  const { read } = deps.database;
  return { corrections: await showAll(read, scope, await store.listCorrections(read, scope)) };
}

async function showAll(
  read: Read,
  scope: Scope,
  rows: readonly store.CorrectionRow[],
): Promise<Correction[]> {
  const people = rows.flatMap(({ asked_by, decided_by }) => [asked_by, decided_by ?? asked_by]);
  const names = await staff.getNames(read, scope, people);
  const carriedOut = await store.countCarriedOut(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => showOne(row, { scope, names, carriedOut: carriedOut.get(row.id) ?? 0 }));
}

interface Around {
  scope: Scope;
  names: ReadonlyMap<string, string>;
  carriedOut: number;
}

function showOne(row: store.CorrectionRow, { scope, names, carriedOut }: Around): Correction {
  const {
    awards: lines,
    residents: whose,
    given,
    taken,
    comparedResidents: compared,
  } = store.effectOf(row);
  return {
    id: row.id,
    wrongVersion: row.wrong_version,
    rightVersion: row.right_version,
    reason: row.reason,
    state: row.state as Correction['state'],
    askedBy: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === staffOf(scope).id,
    decidedBy: row.decided_by && (names.get(row.decided_by) ?? ''),
    decidedAt: row.decided_at?.toISOString() ?? null,
    note: row.note,
    awards: lines,
    residents: whose,
    given,
    taken,
    carriedOut,
    progress: progressOf({ state: row.state, people: row.people, compared, lines, carriedOut }),
  };
}

async function showFor(read: Read, scope: Scope, row: store.CorrectionRow): Promise<Correction> {
  const [shown] = await showAll(read, scope, [row]);
  if (shown === undefined) throw new Error(`correction ${row.id} was not shown`);
  return shown;
}

/** A correction with its figures, and what has come of it. */
export async function getCorrection(
  deps: Deps,
  { scope }: Ask,
  id: string,
): Promise<WholeCorrection | Refusal> {
  const { read } = deps.database;
  const row = await store.findCorrection(read, scope, id);
  if (row === undefined) return refuse('correction_not_found');
  const wasSigned = row.state === 'signed' || row.state === 'done';
  return {
    ...(await showFor(read, scope, row)),
    effect: await nameEffect(read, scope, {
      effect: store.effectOf(row),
      wrong: row.wrong_version,
    }),
    outcome: wasSigned ? await outcomeOf(read, scope, id) : null,
  };
}

async function nameEffect(
  read: Read,
  scope: Scope,
  { effect, wrong }: { effect: Effect; wrong: number },
): Promise<CorrectionEffect> {
  const { document } = await rules.getRulebookVersion(read, scope, wrong);
  const ruleNames = new Map(document.rules.map(({ id, name }) => [id, name]));
  const poolNames = await rules.listPoolNames(read, scope);
  const pools = effect.pools.map(({ pool }) => pool);
  const cover = await awards.getPoolCovers(read, scope, pools);
  return {
    ...effect,
    rules: effect.rules.map((one) => ({
      ...one,
      name: ruleNames.get(one.rule) ?? plain(one.rule),
    })),
    pools: effect.pools.map((one) => ({
      ...one,
      name: poolNames.get(one.pool) ?? plain(one.pool),
      cover: cover.get(one.pool) ?? 0,
    })),
  };
}

const plain = (code: string) => ({ zh: code, en: code });

async function outcomeOf(
  read: Read,
  scope: Scope,
  id: string,
): Promise<NonNullable<WholeCorrection['outcome']>> {
  const names = await rules.listPoolNames(read, scope);
  const pools = await store.sumPools(read, scope, id);
  return {
    ...(await store.sumOutcome(read, scope, id)),
    pools: pools.map((one) => ({ ...one, name: names.get(one.pool) ?? plain(one.pool) })),
  };
}

interface Versions {
  wrongVersion: number;
  rightVersion: number;
}

/** So many awards are compared while somebody waits; more of them only in the background. */
const mostPreviewed = 50_000;

/** What a correction would give and take, by the code that would compare it; nothing is kept. */
export function previewCorrection(
  deps: Deps,
  ask: Ask,
  versions: Versions,
  most = mostPreviewed,
): Promise<CorrectionEffect | Refusal> {
  const { scope } = ask;
  return deps.database.snapshot(async (read) => {
    const no = await refuseVersions(read, { deps, ask }, versions);
    if (no !== undefined) return no;
    const { wrongVersion: wrong, rightVersion: right } = versions;
    const { awards: count } = await awards.countOf(read, scope, wrong);
    if (count > most)
      return refuse('preview_too_large', { values: { version: wrong, awards: count } });
    const effect = await compareAll(read, scope, { wrong, right });
    return nameEffect(read, scope, { effect, wrong });
  });
}

async function refuseVersions(
  read: Read,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { wrongVersion: wrong, rightVersion: right }: Versions,
): Promise<Refusal | undefined> {
  if (!covers(scope, null)) return refuse('correction_whole_county');
  const today = localDate(deps.clock.now());
  const published = await rules.listPublished(read, scope);
  const objection = objectionToVersions({
    wrong,
    right,
    known: new Set(published.map(({ version }) => version)),
    inForce: published.find(({ effectiveFrom }) => effectiveFrom <= today)?.version ?? null,
  });
  if (objection === undefined) return undefined;
  const { code, field } = objection;
  return refuse(code, { field, values: { version: wrong } });
}

/** What a correction gives and takes, award by award; the look is recorded. */
export async function listLines(
  deps: Deps,
  ask: Ask,
  { id, after }: { id: string; after: string | undefined },
) {
  if (!covers(ask.scope, null)) return refuse('correction_whole_county');
  const { read } = deps.database;
  if ((await store.findCorrection(read, ask.scope, id)) === undefined)
    return refuse('correction_not_found');
  const page = { correction: id, after: decodeCursor(after)?.id, limit: pageSize };
  const rows = await store.listLines(read, ask.scope, page);
  const by = { deps, scope: ask.scope };
  const given = await awards.getAwards(
    read,
    by,
    rows.map(({ award }) => award),
  );
  await recordLook(deps, ask, { action: 'correction.read', object: `correction/${id}` });
  const lines = rows.flatMap((row): CorrectionLine[] => {
    const award = given.get(row.award);
    if (award === undefined) return [];
    const { what, rule, points, householdPoints } = award;
    return [
      {
        award: row.award,
        rule,
        what,
        points,
        householdPoints,
        difference: row.points,
        householdDifference: row.householdPoints,
        why: row.why,
        carriedOut: row.done,
      },
    ];
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  // Keys of awards are the order; the instant of the cursor says nothing here.
  return { lines, next: last ? encodeCursor(deps.clock.now(), last.award) : null };
}

/** Asks for a correction: the awards are compared in lots, then a second person signs. */
export function askCorrection(deps: Deps, ask: Ask, asking: Versions & { reason: string }) {
  const { scope } = ask;
  const { wrongVersion, rightVersion, reason } = asking;
  return carryOut(deps, ask, async (tx): Promise<Correction | Refusal> => {
    const no = await refuseVersions(tx, { deps, ask }, asking);
    if (no !== undefined) return no;
    const row = await store.insertCorrection(tx, scope, {
      id: deps.ids.uuid(),
      wrong_version: wrongVersion,
      right_version: rightVersion,
      reason,
      people: (await awards.countOf(tx, scope, wrongVersion)).residents,
      effect: noEffect,
      asked_by: staffOf(scope).id,
      asked_at: deps.clock.now(),
    });
    if (row === undefined) return refuse('correction_made');
    await note(tx, { deps, ask }, { action: 'correction.asked', reason, before: null, after: row });
    return showFor(tx, scope, row);
  });
}

interface Signing {
  id: string;
  note: string;
}

/** A second person signs: what was compared is carried out, in lots. */
export const signCorrection = (deps: Deps, ask: Ask, { id, note: words }: Signing) =>
  decide(deps, ask, { id, state: 'signed', words });

/** A second person says no: nothing happens. */
export const declineCorrection = (deps: Deps, ask: Ask, { id, note: words }: Signing) =>
  decide(deps, ask, { id, state: 'declined', words });

/** Taken back before anybody signed: nothing happens, and another one can be asked for. */
export const withdrawCorrection = (deps: Deps, ask: Ask, id: string) =>
  decide(deps, ask, { id, state: 'withdrawn', words: null });

interface Deciding {
  id: string;
  state: 'signed' | 'declined' | 'withdrawn';
  words: string | null;
}

function decide(deps: Deps, ask: Ask, { id, state, words }: Deciding) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Correction | Refusal> => {
    if (!covers(scope, null)) return refuse('correction_whole_county');
    const row = await store.lockCorrection(tx, scope, id);
    if (row === undefined) return refuse('correction_not_found');
    const reader = staffOf(scope).id;
    const objection =
      state === 'withdrawn'
        ? objectionToWithdrawing(row.state)
        : objectionToDeciding({ state: row.state, askedBy: row.asked_by, reader });
    if (objection !== undefined) return refuse(objection);
    const decided = await store.changeCorrection(tx, scope, id, {
      state,
      decided_by: reader,
      decided_at: deps.clock.now(),
      note: words,
    });
    if (state === 'signed') await replaceVersion(tx, { deps, ask }, decided);
    const action = `correction.${state}` as const;
    const reason = words ?? undefined;
    await note(tx, { deps, ask }, { action, reason, before: row, after: decided });
    return showFor(tx, scope, decided);
  });
}

/** From now on what is decided anew about deeds of the wrong version goes by the right one. */
function replaceVersion(tx: Tx, { deps, ask }: { deps: Deps; ask: Ask }, row: store.CorrectionRow) {
  return rules.replaceRulebook(tx, ask.scope, {
    version: row.wrong_version,
    rightVersion: row.right_version,
    correction: row.id,
    at: deps.clock.now(),
  });
}

interface Noted extends Pick<AuditEntry, 'action' | 'reason'> {
  before: store.CorrectionRow | null;
  after: store.CorrectionRow;
}

function note(tx: Tx, by: { deps: Deps; ask: Ask }, noted: Noted): Promise<void> {
  const { id, wrong_version: wrongVersion, right_version: rightVersion } = noted.after;
  const details = { wrongVersion, rightVersion };
  return recordAudit(tx, by, { ...noted, object: `correction/${id}`, details });
}
