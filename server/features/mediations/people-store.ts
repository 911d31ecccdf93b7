import { type Insertable, type Selectable, sql } from 'kysely';
import type { AgeClass } from '../../../contract/residents.ts';
import type { MediationTeamMembers, MediationTeams, Mediators } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { areaPatterns, type Scope } from '../../platform/scope.ts';

export type MediatorRow = Selectable<Mediators>;
export type TeamRow = Selectable<MediationTeams>;
export type MemberRow = Selectable<MediationTeamMembers>;

export const findMediator = (read: Read, { county }: Scope, resident: string) =>
  read
    .selectFrom('mediators')
    .selectAll()
    .where('county', '=', county)
    .where('resident', '=', resident)
    .executeTakeFirst();

export const lockMediatorBelow = (tx: Tx, scope: Scope, resident: string) =>
  tx
    .selectFrom('mediators')
    .selectAll()
    .where('county', '=', scope.county)
    .where('resident', '=', resident)
    .where(sql<boolean>`area like any(${areaPatterns(scope)})`)
    .forUpdate()
    .executeTakeFirst();

export const lockMediator = (tx: Tx, { county }: Scope, resident: string) =>
  tx
    .selectFrom('mediators')
    .selectAll()
    .where('county', '=', county)
    .where('resident', '=', resident)
    .forUpdate()
    .executeTakeFirst();

/** Everybody in the county who has been certified, or one; whoever is not for a place is told so there. */
export const listCertified = (
  read: Read,
  { county }: Scope,
  only?: string,
): Promise<MediatorRow[]> =>
  read
    .selectFrom('mediators')
    .selectAll()
    .where('county', '=', county)
    .where('certified_until', 'is not', null)
    .where('state', 'in', ['certified', 'applied'])
    .$if(only !== undefined, (query) => query.where('resident', '=', only ?? ''))
    .orderBy('tier', 'desc')
    .orderBy('resident')
    .execute();

type Application = Omit<Insertable<Mediators>, 'county'>;

export function applyOrRenew(
  tx: Tx,
  { county }: Scope,
  { resident, ...row }: Application,
): Promise<MediatorRow> {
  return tx
    .insertInto('mediators')
    .values({ ...row, resident, county })
    .onConflict((conflict) => conflict.columns(['county', 'resident']).doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function changeMediator(
  tx: Tx,
  { county }: Scope,
  { resident, ...change }: Partial<MediatorRow> & { resident: string },
): Promise<MediatorRow> {
  return tx
    .updateTable('mediators')
    .set(change)
    .where('county', '=', county)
    .where('resident', '=', resident)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listPassed(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<{ resident: string; lesson: string; edition: number; passed_at: Date }[]> {
  if (residents.length === 0) return [];
  return read
    .selectFrom('mediator_lessons')
    .select(['resident', 'lesson', 'edition', 'passed_at'])
    .where('county', '=', county)
    .where('resident', 'in', [...residents])
    .execute();
}

/** A lesson passed twice stays passed since the first time. */
export async function insertPassed(
  tx: Tx,
  { county }: Scope,
  passed: { resident: string; lesson: string; edition: number; passed_at: Date },
): Promise<void> {
  await tx
    .insertInto('mediator_lessons')
    .values({ ...passed, county })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface FileCounts {
  files: number;
  kept: number;
  open: number;
}

/** What became of the files of these mediators. */
export async function countFiles(
  read: Read,
  { county }: Scope,
  mediators: readonly string[],
): Promise<Map<string, FileCounts>> {
  if (mediators.length === 0) return new Map();
  const { rows } = await sql<FileCounts & { mediator: string }>`
    select mediator, count(*)::integer as files,
      (count(*) filter (where kept))::integer as kept,
      (count(*) filter (where ended_at is null))::integer as open
    from mediations where county = ${county} and mediator = any(${[...mediators]}::uuid[])
    group by mediator`.execute(read);
  return new Map(rows.map(({ mediator, ...counts }) => [mediator, counts]));
}

export interface PersonRow {
  id: string;
  household: string | null;
  /** What they are taken for: a minor, too, while that is in doubt; null where it was not said. */
  ageClass: AgeClass | null;
}

const registered = (read: Read, { county }: Scope) =>
  read
    .selectFrom('residents')
    .select(['id', 'household', 'taken_for as ageClass'])
    .where('county', '=', county)
    .where('erased_at', 'is', null);

/** Accounts by the keyed indexes of a phone. */
export const findByPhone = (
  read: Read,
  scope: Scope,
  indexes: readonly Buffer[],
): Promise<PersonRow | undefined> =>
  registered(read, scope)
    .where('phone_index', 'in', [...indexes])
    .$castTo<PersonRow>()
    .executeTakeFirst();

export const findPerson = (read: Read, scope: Scope, id: string): Promise<PersonRow | undefined> =>
  registered(read, scope).where('id', '=', id).$castTo<PersonRow>().executeTakeFirst();

/** These people as they stand, whoever was erased among them. */
export async function listPeople(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<Map<string, PersonRow>> {
  if (residents.length === 0) return new Map();
  const rows = await read
    .selectFrom('residents')
    .select(['id', 'household', 'taken_for as ageClass'])
    .where('county', '=', county)
    .where('id', 'in', [...residents])
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, ageClass: row.ageClass as AgeClass | null }]),
  );
}

/** Which households these people have left, as long as that is kept: for twelve months. */
export async function listLeft(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<Map<string, string[]>> {
  if (residents.length === 0) return new Map();
  const rows = await read
    .selectFrom('left_households')
    .select(['resident', sql<string[]>`array_agg(household)`.as('households')])
    .where('county', '=', county)
    .where('resident', 'in', [...residents])
    .groupBy('resident')
    .execute();
  return new Map(rows.map(({ resident, households }) => [resident, households]));
}

/** Whom somebody works for, and whom before since they were last certified: sealed with their key. */
export type EmployersRow = Pick<
  MediatorRow,
  'resident' | 'employer_sealed' | 'employer_typed_by' | 'former_employers_sealed'
>;

/** Who employs these people, and who did, sealed, as far as they have applied to mediate. */
export async function listEmployers(
  read: Read,
  { county }: Scope,
  residents: readonly string[],
): Promise<Map<string, EmployersRow>> {
  if (residents.length === 0) return new Map();
  const rows = await read
    .selectFrom('mediators')
    .select(['resident', 'employer_sealed', 'employer_typed_by', 'former_employers_sealed'])
    .where('county', '=', county)
    .where('resident', 'in', [...residents])
    .execute();
  return new Map(rows.map((row) => [row.resident, row]));
}

export const listTeams = (read: Read, scope: Scope): Promise<TeamRow[]> =>
  read
    .selectFrom('mediation_teams')
    .selectAll()
    .where('county', '=', scope.county)
    .where(sql<boolean>`area like any(${areaPatterns(scope)})`)
    .orderBy('name')
    .orderBy('id')
    .execute();

/** A team wherever it is, for the file that it belongs to. */
export const findTeam = (read: Read, { county }: Scope, id: string) =>
  read
    .selectFrom('mediation_teams')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();

export const findTeamBelow = (read: Read, scope: Scope, id: string) =>
  read
    .selectFrom('mediation_teams')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where(sql<boolean>`area like any(${areaPatterns(scope)})`)
    .executeTakeFirst();

export async function listMembers(
  read: Read,
  { county }: Scope,
  teams: readonly string[],
): Promise<Map<string, MemberRow[]>> {
  if (teams.length === 0) return new Map();
  const rows = await read
    .selectFrom('mediation_team_members')
    .selectAll()
    .where('county', '=', county)
    .where('team', 'in', [...teams])
    .orderBy(sql`array_position(array['lead', 'grid_worker', 'volunteer', 'resident'], role)`)
    .orderBy('resident')
    .execute();
  return Map.groupBy(rows, ({ team }) => team);
}

export const listTeamsOf = (read: Read, { county }: Scope, resident: string) =>
  read
    .selectFrom('mediation_team_members as m')
    .innerJoin('mediation_teams as t', (join) =>
      join.onRef('t.county', '=', 'm.county').onRef('t.id', '=', 'm.team'),
    )
    .select(['t.name', 'm.role'])
    .where('m.county', '=', county)
    .where('m.resident', '=', resident)
    .orderBy('t.name')
    .execute();

/** Writes a team and who is in it, instead of whoever was. */
export async function saveTeam(
  tx: Tx,
  { county }: Scope,
  {
    team,
    members,
  }: {
    team: Omit<TeamRow, 'county'>;
    members: readonly Omit<MemberRow, 'county' | 'team'>[];
  },
): Promise<void> {
  const { id, ...row } = team;
  await tx
    .insertInto('mediation_teams')
    .values({ ...team, county })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(row))
    .execute();
  await tx
    .deleteFrom('mediation_team_members')
    .where('county', '=', county)
    .where('team', '=', id)
    .execute();
  await tx
    .insertInto('mediation_team_members')
    .values(members.map((member) => ({ ...member, county, team: id })))
    .execute();
}

/** Takes somebody out of every team. @returns the teams that they were in */
export async function leaveTeams(tx: Tx, { county }: Scope, resident: string): Promise<string[]> {
  const rows = await tx
    .deleteFrom('mediation_team_members')
    .where('county', '=', county)
    .where('resident', '=', resident)
    .returning('team')
    .execute();
  return rows.map(({ team }) => team);
}
