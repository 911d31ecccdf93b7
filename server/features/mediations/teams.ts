import type { TeamRole } from '../../../contract/mediations.ts';
import type { Team } from '../../../contract/mediators.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, onlyArea, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { openIdentities, phoneIndexes } from '../privacy/service.ts';
import { type Account, accountRefusals, findNamed } from './accounts.ts';
import { nameIn } from './gather.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import { sightAt } from './view.ts';

async function showTeams(
  read: Read,
  by: Reader,
  teams: readonly people.TeamRow[],
): Promise<Team[]> {
  const members = await people.listMembers(
    read,
    by.scope,
    teams.map(({ id }) => id),
  );
  const ids = [...members.values()].flat().map(({ resident }) => resident);
  const identityOf = await openIdentities(read, by, [...new Set(ids)]);
  return teams.map(({ id, name, area }) => ({
    id,
    name,
    area,
    members: (members.get(id) ?? []).map(({ resident, role, state_employee }) => ({
      id: resident,
      name: nameIn(sightAt(by.scope, area), identityOf(resident).name),
      role: role as TeamRole,
      stateEmployee: state_employee,
    })),
  }));
}

export async function listTeams(deps: Deps, ask: Ask) {
  const { read } = deps.database;
  const { scope } = ask;
  const rows = await people.listTeams(read, scope);
  const teams = await showTeams(read, { deps, scope }, rows);
  const area = onlyArea(scope);
  await recordLook(deps, ask, {
    action: 'mediation_teams.listed',
    object: 'mediation_teams',
    area,
  });
  return { teams };
}

interface Saving {
  id: string | null;
  name: string;
  area: string;
  members: readonly Member[];
}

interface Member {
  /** The key of who is in the team already. */
  id?: string | undefined;
  phone?: string | undefined;
  name?: string | undefined;
  home?: string | undefined;
  role: TeamRole;
  stateEmployee: boolean;
}

interface Finding {
  deps: Deps;
  scope: Ask['scope'];
  /** Keys of those who are in the team so far. */
  present: ReadonlySet<string>;
}

/** Whose account is meant: of who is in the team already, by a number, or by a name and a home. */
async function findMember(
  tx: Tx,
  { present, ...by }: Finding,
  { id, phone, name, home }: Member,
): Promise<Account | Refusal> {
  const ways = [id, phone, name ?? home].filter((way) => way !== undefined);
  if (ways.length !== 1) return refuse('member_by_what', { field: '/members' });
  if (id !== undefined)
    return present.has(id)
      ? people.findPerson(tx, by.scope, id)
      : refuse('member_left', { field: '/members' });
  if (phone !== undefined) return people.findByPhone(tx, by.scope, phoneIndexes(by.deps, phone));
  if (name === undefined || home === undefined)
    return refuse('member_by_what', { field: '/members' });
  const found = await findNamed(tx, by, { phone: null, name, home });
  return typeof found === 'string' ? refuse(found, { field: '/members' }) : found;
}

/** Sets up a team, or says anew who is in it; who comes to it is found by the phone, or by name and home. */
export async function saveTeam(
  deps: Deps,
  ask: Ask,
  { id, name, area, members }: Saving,
): Promise<Team | Refusal> {
  const { scope } = ask;
  const known = await areas.getArea(deps, scope, area);
  if (known === undefined || !covers(scope, area))
    return refuse('area_unknown', { field: '/area' });
  const saved = await carryOut(deps, ask, async (tx): Promise<Team | Refusal> => {
    const before = id === null ? undefined : await people.findTeamBelow(tx, scope, id);
    if (id !== null && before === undefined) return refuse('team_not_found');
    const soFar = id === null ? undefined : (await people.listMembers(tx, scope, [id])).get(id);
    const present = new Set(soFar?.map(({ resident }) => resident));
    const rows: Parameters<typeof people.saveTeam>[2]['members'][number][] = [];
    for (const { role, stateEmployee, ...who } of members) {
      const account = await findMember(
        tx,
        { deps, scope, present },
        { ...who, role, stateEmployee },
      );
      if (isRefusal(account)) return account;
      if (account === undefined || account.ageClass !== 'adult')
        return refuse('member_unknown', { field: '/members' });
      if (rows.some(({ resident }) => resident === account.id))
        return refuse('member_twice', { field: '/members' });
      rows.push({ resident: account.id, role, state_employee: stateEmployee });
    }
    const team = {
      id: id ?? deps.ids.uuid(),
      name,
      area,
      saved_by: staffOf(scope).id,
      saved_at: deps.clock.now(),
    };
    await people.saveTeam(tx, scope, { team, members: rows });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'mediation_team.saved',
        object: `mediation_team/${team.id}`,
        area,
        details: { members: rows.length },
        before: before ?? null,
        after: { ...team, members: rows.map(({ resident }) => resident) },
      },
    );
    const [shown] = await showTeams(tx, { deps, scope }, [{ ...team, county: scope.county }]);
    if (shown === undefined) throw new Error(`no team ${team.id}`);
    return shown;
  });
  // Nobody finds out without a trace who has registered.
  if (isRefusal(saved) && (saved.code === 'member_unknown' || accountRefusals.has(saved.code)))
    await recordLook(deps, ask, {
      action: 'resident.looked_up',
      object: 'resident',
      details: { found: saved.code === 'several_so_named' },
    });
  return saved;
}
