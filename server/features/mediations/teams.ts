import type { TeamRole } from '../../../contract/mediations.ts';
import type { Team } from '../../../contract/mediators.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, onlyArea, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { openIdentities, phoneIndexes, show } from '../privacy/service.ts';
import { erasedName } from './gather.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import { namesFor } from './view.ts';

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
  const sight = namesFor(by.scope);
  return teams.map(({ id, name, area }) => ({
    id,
    name,
    area,
    members: (members.get(id) ?? []).map(({ resident, role, state_employee }) => ({
      id: resident,
      name: show('name', identityOf(resident).name ?? erasedName, sight) ?? '',
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
  members: readonly { phone: string; role: TeamRole; stateEmployee: boolean }[];
}

/** Sets up a team, or says anew who is in it; its members are found by their phones. */
export async function saveTeam(
  deps: Deps,
  ask: Ask,
  { id, name, area, members }: Saving,
): Promise<Team | Refusal> {
  const { scope } = ask;
  const known = await areas.getArea(deps, scope, area);
  if (known === undefined || !covers(scope, area))
    return refuse('area_unknown', { field: '/area' });
  return carryOut(deps, ask, async (tx) => {
    const before = id === null ? undefined : await people.findTeamBelow(tx, scope, id);
    if (id !== null && before === undefined) return refuse('team_not_found');
    const rows: Parameters<typeof people.saveTeam>[2]['members'][number][] = [];
    for (const { phone, role, stateEmployee } of members) {
      const account = await people.findByPhone(tx, scope, phoneIndexes(deps, phone));
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
}
