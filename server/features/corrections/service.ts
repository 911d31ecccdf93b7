import type { Correction, CorrectionLine } from '../../../contract/corrections.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as residents from '../residents/service.ts';
import { objectionToDeciding } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export { carryOutCorrections } from './work.ts';

const pageSize = 50;

export async function listCorrections(deps: Deps, { scope }: Ask) {
  const { read } = deps.database;
  const rows = await store.listCorrections(read, scope);
  return { corrections: await Promise.all(rows.map((row) => show(read, scope, row))) };
}

async function show(read: Read, scope: Scope, row: store.CorrectionRow): Promise<Correction> {
  return {
    id: row.id,
    wrongVersion: row.wrong_version,
    rightVersion: row.right_version,
    reason: row.reason,
    state: row.state as Correction['state'],
    askedAt: row.asked_at.toISOString(),
    mine: row.asked_by === staffOf(scope).id,
    ...(await store.sumLines(read, scope, row.id)),
  };
}

/** What a correction gives and takes, award by award; the look is recorded. */
export async function listLines(
  deps: Deps,
  ask: Ask,
  { id, after }: { id: string; after: string | undefined },
) {
  const { read } = deps.database;
  const page = { correction: id, after: decodeCursor(after)?.id, limit: pageSize };
  const rows = await store.listLines(read, ask.scope, page);
  const people = rows.map(({ resident }) => resident);
  const names = await residents.getMaskedNames({ read, cipher: deps.cipher }, ask.scope, people);
  const given = await awards.getAwards(
    read,
    ask.scope,
    rows.map(({ award }) => award),
  );
  const object = `correction/${id}`;
  await deps.database.transact((tx) =>
    recordAudit(tx, { deps, ask }, { action: 'correction.read', object }),
  );
  const lines = rows.flatMap((row): CorrectionLine[] => {
    const award = given.get(row.award);
    if (award === undefined) return [];
    const { what, points, householdPoints } = award;
    return [
      {
        award: row.award,
        residentName: names.get(row.resident) ?? '',
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

interface Asking {
  wrongVersion: number;
  rightVersion: number;
  reason: string;
}

/** Asks for a correction: the awards are compared in lots, then a second person signs. */
export function askCorrection(deps: Deps, ask: Ask, asking: Asking) {
  const { scope } = ask;
  const { wrongVersion, rightVersion, reason } = asking;
  return carryOut(deps, ask, async (tx): Promise<Correction | Refusal> => {
    if (rightVersion <= wrongVersion)
      return refuse('version_not_later', { field: '/rightVersion' });
    for (const field of ['wrongVersion', 'rightVersion'] as const)
      if (!(await store.hasVersion(tx, scope, asking[field])))
        return refuse('version_unknown', { field: `/${field}` });
    const row = await store.insertCorrection(tx, scope, {
      id: deps.ids.uuid(),
      wrong_version: wrongVersion,
      right_version: rightVersion,
      reason,
      asked_by: staffOf(scope).id,
      asked_at: deps.clock.now(),
    });
    if (row === undefined) return refuse('correction_made');
    await note(tx, { deps, ask }, row, 'correction.asked');
    return show(tx, scope, row);
  });
}

interface Signing {
  id: string;
  note: string;
}

/** A second person signs: what was compared is carried out, in lots. */
export const signCorrection = (deps: Deps, ask: Ask, signing: Signing) =>
  decide(deps, ask, { ...signing, state: 'signed' });

/** A second person says no: nothing happens. */
export const declineCorrection = (deps: Deps, ask: Ask, signing: Signing) =>
  decide(deps, ask, { ...signing, state: 'declined' });

function decide(
  deps: Deps,
  ask: Ask,
  { id, note: words, state }: Signing & { state: 'signed' | 'declined' },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Correction | Refusal> => {
    const row = await store.lockCorrection(tx, scope, id);
    if (row === undefined) return refuse('correction_not_found');
    const reader = staffOf(scope).id;
    const objection = objectionToDeciding({ state: row.state, askedBy: row.asked_by, reader });
    if (objection !== undefined) return refuse(objection);
    const decided = await store.changeCorrection(tx, scope, id, {
      state,
      decided_by: reader,
      decided_at: deps.clock.now(),
      note: words,
    });
    await note(tx, { deps, ask }, decided, `correction.${state}`);
    return show(tx, scope, decided);
  });
}

function note(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  { id, wrong_version, right_version }: store.CorrectionRow,
  action: string,
): Promise<void> {
  const details = { wrongVersion: wrong_version, rightVersion: right_version };
  return recordAudit(tx, by, { action, object: `correction/${id}`, details });
}
