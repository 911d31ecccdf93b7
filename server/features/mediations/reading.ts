import type { DeskMediation, Mediation, MediationDue } from '../../../contract/mediations.ts';
import type { MyMediation } from '../../../contract/my-mediations.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, residentOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as cases from '../cases/service.ts';
import { communityOf, openIdentities } from '../privacy/service.ts';
import { sumGiven } from './count-store.ts';
import { allowedToMediator, allowedToParty } from './decide.ts';
import { erasedName, factsOf, gather, type OpenParty, openParties } from './gather.ts';
import { refuse } from './refusals.ts';
import { showAtDesk } from './showing.ts';
import * as store from './store.ts';
import { listTied } from './tied.ts';
import { numberOf, showMine, sightAt, summaryOf } from './view.ts';

const pageSize = 30;

interface Wanted {
  state?: string | undefined;
  due?: MediationDue | undefined;
  case?: string | undefined;
  after?: string | undefined;
}

/** Files below the reader's areas, newest first; the look is recorded. */
export async function listMediations(
  deps: Deps,
  ask: Ask,
  { state, due, case: caseCode, after }: Wanted,
) {
  const { read } = deps.database;
  const { scope } = ask;
  const today = localDate(deps.clock.now());
  const clue = caseCode === undefined ? null : await cases.findIdByCode(read, scope, caseCode);
  const page = {
    state,
    due: due && { what: due, today },
    before: decodeCursor(after),
    limit: pageSize,
  };
  const rows =
    clue === undefined
      ? []
      : await store.listBelow(read, scope, clue === null ? page : { ...page, caseId: clue });
  const listed = await listing(read, { deps, ask }, rows);
  const inCharge = listed.filter(({ row }) => sightAt(scope, row.grid) === 'whole');
  const tied = await listTied(read, { deps, scope }, inCharge);
  await recordLook(deps, ask, {
    action: 'mediations.listed',
    object: 'mediations',
    area: onlyArea(scope),
    details: {
      state: state ?? null,
      due: due ?? null,
      case: caseCode ?? null,
      further: after !== undefined,
    },
  });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    mediations: listed.map((one): DeskMediation => {
      const sight = sightAt(scope, one.row.grid);
      return { ...summaryOf(one, { sight, today }), mediatorTied: tied.has(one.row.id) };
    }),
    next: last ? encodeCursor(last.opened_at, last.id) : null,
  };
}

async function listing(
  read: Read,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  rows: readonly store.MediationRow[],
) {
  const by = { deps, scope };
  const ids = rows.map(({ id }) => id);
  const around = await store.listAround(read, scope, ids);
  const parties = await openParties(read, by, around.parties.values());
  const mediators = rows.flatMap(({ mediator }) => mediator ?? []);
  const identityOf = await openIdentities(read, by, [...new Set(mediators)]);
  return rows.map((row) => ({
    row,
    parties: parties.get(row.id) ?? [],
    signals: around.signals.get(row.id) ?? [],
    sessions: around.sessions.get(row.id) ?? 0,
    mediator: row.mediator === null ? null : (identityOf(row.mediator).name ?? erasedName),
  }));
}

export async function getMediation(deps: Deps, ask: Ask, id: string): Promise<Mediation | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findBelow(read, scope, id);
  if (row === undefined) return refuse('mediation_not_found');
  const whole = await gather(read, { deps, scope }, row);
  await recordLook(deps, ask, seen(row));
  return showAtDesk(read, { deps, ask, whole, today: localDate(deps.clock.now()) });
}

const seen = ({ id, grid }: store.MediationRow) =>
  ({ action: 'mediation.seen', object: `mediation/${id}`, area: communityOf(grid) }) as const;

/** Files in which the resident who asks is a party or the mediator. */
export async function listMine(deps: Deps, ask: Ask) {
  const { read } = deps.database;
  const { scope } = ask;
  const me = residentOf(scope);
  const rows = await store.listMine(read, scope);
  const listed = await listing(read, { deps, ask }, rows);
  const today = localDate(deps.clock.now());
  await recordLook(deps, ask, { action: 'mediations.listed', object: 'mediations' });
  return {
    mediations: listed.map((one) => ({
      ...summaryOf({ ...one, signals: [], parties: others(me, one) }, { sight: 'whole', today }),
      role: one.row.mediator === me ? ('mediator' as const) : ('party' as const),
      waits: waitsFor(me, one),
    })),
  };
}

/** Of a file of mine the other party is named; of one that I mediate, both. */
const others = (me: string, { parties }: { parties: readonly OpenParty[] }) =>
  parties.filter(({ row }) => row.resident !== me);

/** Whether something is asked of somebody, beside that they may always leave. */
function waitsFor(
  me: string,
  { row, parties }: { row: store.MediationRow; parties: readonly OpenParty[] },
): boolean {
  const facts = factsOf({ row, parties, papers: [], events: [] });
  if (row.mediator === me) return row.state === 'assigned' && allowedToMediator(facts).length > 0;
  const side = parties.find((party) => party.row.resident === me)?.row.side ?? 0;
  return allowedToParty(facts, side).some((move) => move !== 'leave');
}

/** A file as far as whoever types for one of its parties may know it. */
export type Asked = Pick<MyMediation, 'id' | 'number' | 'moves' | 'proposedAt'>;

/** Files that ask something of the resident who asks as a party, if only whether they go on. */
export async function listAsked(
  { database: { read } }: Deps,
  { scope }: Pick<Ask, 'scope'>,
): Promise<Asked[]> {
  const me = residentOf(scope);
  const rows = await store.listMine(read, scope);
  const ids = rows.map(({ id }) => id);
  const { parties } = await store.listAround(read, scope, ids);
  return rows.flatMap((row): Asked[] => {
    const sides = parties.get(row.id)?.map((party) => ({ row: party })) ?? [];
    const side = sides.find((party) => party.row.resident === me)?.row.side;
    if (side === undefined) return [];
    const facts = factsOf({ row, parties: sides, papers: [], events: [] });
    const moves = allowedToParty(facts, side);
    const proposedAt = row.proposed_at?.toISOString() ?? null;
    return moves.length === 0 ? [] : [{ id: row.id, number: numberOf(row), moves, proposedAt }];
  });
}

export async function getMine(deps: Deps, ask: Ask, id: string): Promise<MyMediation | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findMine(read, scope, id);
  if (row === undefined) return refuse('mediation_not_found');
  const whole = await gather(read, { deps, scope }, row);
  const given = await sumGiven(read, scope, { source: id, resident: residentOf(scope) });
  await recordLook(deps, ask, seen(row));
  return showMine(whole, scope, { today: localDate(deps.clock.now()), given });
}
