import type { StaffMe } from '../../../contract/staff.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type RoleBelow, type Scope, staffOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { refuseGrant } from './decide.ts';
import * as desk from './desk-store.ts';
import { refuse, refuseRole } from './refusals.ts';
import * as store from './store.ts';

export { type Officer, officers } from './decide.ts';
export {
  getMember,
  grantRole,
  handOver,
  listStaff,
  listUnits,
  lockMember,
  restoreStaff,
  showMember,
  suspendStaff,
  takeRole,
} from './desk.ts';
export { countInvited } from './desk-store.ts';
export { listHolders, listOfUnit, listServing } from './holders-store.ts';
export { roleNames } from './role-names.ts';

export function getMe(deps: Deps, ask: Ask): Promise<StaffMe> {
  return getProfile(deps.database.read, ask.scope, staffOf(ask.scope).id);
}

export const getProfile = store.getProfile;

/** Names of staff, for colleagues reading a history. */
export function getNames(read: Read, scope: Scope, ids: readonly string[]) {
  return store.listNames(read, scope, [...new Set(ids)]);
}

/** The name of whoever of staff asks: nothing else tells whether they are somebody who has an account. */
export async function getOwnName(read: Read, scope: Scope): Promise<string> {
  const { id } = staffOf(scope);
  return (await getNames(read, scope, [id])).get(id) ?? '';
}

export interface Colleague {
  id: string;
  name: string;
  unit: Sentence | null;
  roles: readonly RoleBelow[];
}

/** Names, units and roles of staff, for colleagues who work beside them; nobody who is suspended. */
export async function getColleagues(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, Colleague>> {
  const [people, roles] = [
    await store.listPeople(read, scope, ids),
    await store.listRoles(read, scope, ids),
  ];
  return new Map(
    people.map(({ id, name, unit_zh, unit_en }) => {
      const unit = unit_zh === null ? null : { zh: unit_zh, en: unit_en ?? unit_zh };
      return [id, { id, name, unit, roles: roles.get(id) ?? [] }];
    }),
  );
}

/** Ids of members of staff whose name holds these words. */
export function findByName(read: Read, scope: Scope, words: string): Promise<string[]> {
  return store.listByName(read, scope, words);
}

export interface NewMember {
  id: string;
  login: string;
  name: string;
  unit: string | null;
  roles: readonly RoleBelow[];
}

/** Takes somebody on, with roles below the asker's area; they come in by an invitation. */
export async function takeOn(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  person: NewMember,
): Promise<Refusal | undefined> {
  const { scope } = ask;
  if (person.unit !== null) {
    const units = await desk.listUnits(tx, scope);
    if (!units.some(({ id }) => id === person.unit))
      return refuse('unit_unknown', { field: '/unit' });
  }
  const granted: RoleBelow[] = [];
  for (const { role, area } of person.roles) {
    if (!(await desk.isArea(tx, scope, area))) return refuse('area_unknown', { field: '/roles' });
    const refused = refuseGrant({
      granter: scope.actor.kind === 'staff' ? scope.actor.id : null,
      below: covers(scope, area),
      person: { ...person, roles: granted },
      role,
      area,
    });
    if (refused) return refuseRole(refused);
    granted.push({ role, area });
  }
  const row = { ...person, passwordHash: null, at: deps.clock.now() };
  if (!(await store.insertStaff(tx, scope, row))) return refuse('login_taken', { field: '/login' });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'staff.added',
      object: `staff/${person.id}`,
      after: person,
      details: { roles: granted.map(({ role, area }) => `${role}@${area}`).join(' ') },
    },
  );
  return undefined;
}

/** Adds a member of staff who has a password already: for setting up a county. */
export async function addStaff(
  deps: Deps,
  scope: Scope,
  { password, ...person }: NewMember & { password: string },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await deps.database.transact(async (tx) => {
    const refused = await takeOn(tx, { deps, ask: { scope } }, person);
    if (isRefusal(refused)) throw new Error(`${person.login}: ${refused.code}`);
    await setPasswordHash(tx, scope, { id: person.id, passwordHash });
  });
}

export const setPasswordHash = store.setPasswordHash;
