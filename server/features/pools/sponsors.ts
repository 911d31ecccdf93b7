import type { SponsorKind } from '../../../contract/pools.ts';
import type { MySponsor, Sponsor } from '../../../contract/sponsors.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { outcomeOf } from './outcome.ts';
import { refuse } from './refusals.ts';
import * as sponsors from './sponsor-store.ts';
import * as store from './store.ts';
import { addUp, nameOf, showPledges, standingsOf } from './view.ts';

export async function listSponsors(deps: Deps, ask: Ask) {
  const { read } = deps.database;
  const { scope } = ask;
  const rows = await sponsors.listSponsors(read, scope);
  const members = await sponsors.listMembers(read, scope);
  const free = members.filter(({ sponsor }) => sponsor === null);
  return {
    sponsors: await showSponsors(read, scope, { rows, members }),
    free: free.map(({ id, name }) => ({ id, name })),
  };
}

interface Showing {
  rows: readonly sponsors.SponsorRow[];
  members: readonly sponsors.MemberRow[];
}

async function showSponsors(
  read: Read,
  scope: Scope,
  { rows, members }: Showing,
): Promise<Sponsor[]> {
  const funds = await store.listFunds(read, scope);
  const standing = await standingsOf(
    read,
    scope,
    funds.map(({ holderNo }) => holderNo),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as SponsorKind,
    name: nameOf(row),
    thanked: row.thanked,
    ...addUp(
      funds.filter(({ sponsor }) => sponsor === row.id).map(({ holderNo }) => standing(holderNo)),
    ),
    members: members
      .filter(({ sponsor }) => sponsor === row.id)
      .map(({ id, name }) => ({ id, name })),
  }));
}

async function showSponsor(tx: Tx, scope: Scope, row: sponsors.SponsorRow): Promise<Sponsor> {
  const members = await sponsors.listMembers(tx, scope);
  const [shown] = await showSponsors(tx, scope, { rows: [row], members });
  if (shown === undefined) throw new Error(`sponsor ${row.id} was not shown`);
  return shown;
}

/** Takes in an organisation that stands behind points. */
export function createSponsor(deps: Deps, ask: Ask, wanted: { kind: SponsorKind; name: Sentence }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Sponsor | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const row = await sponsors.insertSponsor(tx, scope, {
      ...wanted,
      id: deps.ids.uuid(),
      by: staffOf(scope).id,
      at: deps.clock.now(),
    });
    if (row === undefined) return refuse('sponsor_exists', { field: '/nameZh' });
    const entry = { action: 'sponsor.created', object: `sponsor/${row.id}`, after: row } as const;
    await recordAudit(tx, { deps, ask }, entry);
    return showSponsor(tx, scope, row);
  });
}

/** Says who signs in for a sponsor: people to whom the administrator gave that role. */
export function setMembers(
  deps: Deps,
  ask: Ask,
  { sponsor, members }: { sponsor: string; members: readonly string[] },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Sponsor | Refusal> => {
    if (!covers(scope, null)) return refuse('pools_whole_county');
    const row = await sponsors.lockSponsor(tx, scope, sponsor);
    if (row === undefined) return refuse('sponsor_not_found');
    await sponsors.lockPeople(tx, scope, members);
    const known = new Map((await sponsors.listMembers(tx, scope)).map((one) => [one.id, one]));
    const wanted = members.map((id) => known.get(id));
    if (wanted.includes(undefined)) return refuse('sponsor_member_unknown', { field: '/members' });
    if (wanted.some((one) => one?.sponsor && one.sponsor !== sponsor))
      return refuse('sponsor_member_taken', { field: '/members' });
    await sponsors.replaceMembers(tx, scope, { sponsor, members });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'sponsor.members_set',
        object: `sponsor/${sponsor}`,
        details: { members: members.length },
        before: { members: [...known.values()].filter((one) => one.sponsor === sponsor) },
        after: { members: [...members] },
      },
    );
    return showSponsor(tx, scope, row);
  });
}

/** What the reader's own organisation pledged, and what came of it. */
export async function getMySponsor(deps: Deps, ask: Ask): Promise<MySponsor | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await sponsors.findSponsorOf(read, scope, staffOf(scope).id);
  if (row === undefined) return refuse('sponsor_not_bound');
  const funds = await store.listFunds(read, scope, { sponsor: row.id });
  const payers = funds.map(({ holderNo }) => holderNo);
  const [standing, pools, terms, pledges, outcome] = await Promise.all([
    standingsOf(read, scope, payers),
    store.listPools(read, scope),
    store.getTerms(read, scope),
    store.listPledges(read, scope, { sponsor: row.id }),
    outcomeOf(read, scope, payers),
  ]);
  return {
    id: row.id,
    kind: row.kind as SponsorKind,
    name: nameOf(row),
    thanked: row.thanked,
    ...addUp(payers.map(standing)),
    pools: pools.map((pool) => ({ code: pool.code, name: nameOf(pool) })),
    pointValueFen: terms.pointValueFen,
    pledges: await showPledges(read, scope, pledges),
    outcome,
  };
}

/** Agrees to be thanked on the board by name, or takes that back. */
export function setThanks(deps: Deps, ask: Ask, thanked: boolean) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<{ thanked: boolean } | Refusal> => {
    const row = await sponsors.findSponsorOf(tx, scope, staffOf(scope).id);
    if (row === undefined) return refuse('sponsor_not_bound');
    await sponsors.setThanked(tx, scope, { id: row.id, thanked });
    const entry = { action: 'sponsor.thanks_set', object: `sponsor/${row.id}` } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: { thanked } });
    return { thanked };
  });
}

/** Sponsors to thank, by name only. */
export async function listThanked(deps: Deps, ask: Ask) {
  return { sponsors: await sponsors.listThanked(deps.database.read, ask.scope) };
}
