import type { CodePurpose, HeldRole, OpenItems, StaffMember } from '../../../contract/staff.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import {
  covers,
  makeScope,
  onlyArea,
  prefixOf,
  type RoleBelow,
  type Scope,
  staffOf,
} from '../../platform/scope.ts';
import { endDevices } from '../../platform/sessions.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import { decideHandOver, mayRestore, refuseGrant } from './decide.ts';
import * as desk from './desk-store.ts';
import { refuse, refuseRole } from './refusals.ts';
import * as store from './store.ts';

const pageSize = 30;

/** What waits for somebody, and what code they have, the features that hold it know. */
export interface StaffDeskDeps extends Deps {
  countWaiting: (scope: Scope) => Promise<OpenItems>;
  purposeOfCode: (scope: Scope, staff: string) => Promise<CodePurpose>;
}

interface StaffQuery {
  show?: desk.StaffFilter;
  find?: string;
  after?: string;
}

export async function listStaff(deps: Deps, ask: Ask, { show, find, after }: StaffQuery) {
  const { read } = deps.database;
  const wanted = find?.trim();
  const rows = await desk.listStaff(read, ask.scope, {
    show,
    find: wanted === '' ? undefined : wanted,
    before: decodeCursor(after),
    limit: pageSize,
  });
  const ids = rows.map(({ id }) => id);
  const roles = await store.listRoles(read, ask.scope, ids);
  const about = { action: 'staff.listed', object: 'staff', area: onlyArea(ask.scope) } as const;
  const details = { show: show ?? null, further: after !== undefined };
  // What was looked for is a name, so it is not kept.
  if (wanted) await recordLook(deps, ask, { ...about, details: { ...details, searched: true } });
  else await recordStandingLook(deps, ask, { ...about, details });
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    staff: rows.map((row) => asMember(row, roles.get(row.id) ?? [], ask.scope)),
    next: last ? encodeCursor(last.created_at, last.id) : null,
  };
}

function asMember(row: desk.MemberRow, roles: HeldRole[], scope: Scope): StaffMember {
  const reader = staffOf(scope);
  const offices = reader.roles.map(({ role }) => role);
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    unit:
      row.unit === null
        ? null
        : { id: row.unit, name: { zh: row.unit_zh ?? '', en: row.unit_en ?? '' } },
    roles,
    state: row.suspended_at !== null ? 'suspended' : row.invited ? 'invited' : 'active',
    since: row.created_at.toISOString(),
    suspension: row.suspended_at && {
      at: row.suspended_at.toISOString(),
      reason: row.suspended_reason,
      liftable: reader.id !== row.id && mayRestore(row.suspended_as, offices),
    },
    self: row.id === reader.id,
  };
}

/** A member of staff as the desk shows them. */
export async function showMember(
  read: Read,
  scope: Scope,
  id: string,
): Promise<StaffMember | Refusal> {
  const row = await desk.findMember(read, scope, id);
  if (row === undefined) return refuse('staff_not_found');
  return asMember(row, (await store.listRoles(read, scope, [id])).get(id) ?? [], scope);
}

export async function getMember(deps: StaffDeskDeps, ask: Ask, id: string) {
  const { read } = deps.database;
  const member = await showMember(read, ask.scope, id);
  if (isRefusal(member)) return member;
  await recordStandingLook(deps, ask, { action: 'staff.opened', object: `staff/${id}` });
  const { county } = ask.scope;
  const actor = { kind: 'staff', id, unit: member.unit?.id ?? null, roles: member.roles } as const;
  const areas = [...new Set(areasOf(member.roles))];
  const comesInBy = member.state === 'invited' ? await deps.purposeOfCode(ask.scope, id) : null;
  const open = await deps.countWaiting(makeScope({ county, actor, areas }));
  return { ...member, open, comesInBy };
}

/** People of a unit work for it wherever it lies, and for no area as such. */
const areasOf = (roles: readonly RoleBelow[]) =>
  roles.filter(({ role }) => role !== 'unit_handler').map(({ area }) => prefixOf(area));

export async function listUnits(deps: Deps, ask: Ask) {
  const rows = await desk.listUnits(deps.database.read, ask.scope);
  return rows.map(({ id, name_zh, name_en, area, area_zh, area_en }) => ({
    id,
    name: { zh: name_zh, en: name_en },
    area,
    areaName: { zh: area_zh, en: area_en },
  }));
}

/** Somebody else than the asker, under lock; one elsewhere answers like one that does not exist. */
export async function lockMember(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<desk.LockedPerson | Refusal> {
  const person = await desk.lockPerson(tx, scope, id);
  if (person === undefined) return refuse('staff_not_found');
  return person.id === staffOf(scope).id ? refuse('own_account') : person;
}

interface Change extends Pick<AuditEntry, 'action' | 'area' | 'reason' | 'details'> {
  id: string;
  /** What is done to the person, who is locked. */
  work: (tx: Tx, person: desk.LockedPerson) => Promise<Refusal | undefined>;
}

function change(deps: Deps, ask: Ask, { id, work, ...entry }: Change) {
  return carryOut(deps, ask, async (tx) => {
    const person = await lockMember(tx, ask.scope, id);
    if (isRefusal(person)) return person;
    const refused = await work(tx, person);
    if (refused) return refused;
    const facts = { before: person, after: (await desk.lockPerson(tx, ask.scope, id)) ?? null };
    await recordAudit(tx, { deps, ask }, { ...entry, object: `staff/${id}`, ...facts });
    const row = await desk.getMember(tx, ask.scope, id);
    return asMember(row, (await store.listRoles(tx, ask.scope, [id])).get(id) ?? [], ask.scope);
  });
}

export type RoleOf = { id: string } & RoleBelow;

export function grantRole(deps: Deps, ask: Ask, { id, role, area }: RoleOf) {
  return change(deps, ask, {
    id,
    action: 'staff.role_granted',
    area,
    details: { role, area },
    work: async (tx, person) => {
      if (!(await desk.isArea(tx, ask.scope, area)))
        return refuse('area_unknown', { field: '/area' });
      const below = covers(ask.scope, area);
      const granter = staffOf(ask.scope).id;
      const refused = refuseGrant({ granter, below, person, role, area });
      if (refused) return refuseRole(refused);
      await store.insertRole(tx, ask.scope, { staff: id, role, area });
      return undefined;
    },
  });
}

export function takeRole(deps: Deps, ask: Ask, { id, role, area }: RoleOf) {
  return change(deps, ask, {
    id,
    action: 'staff.role_taken',
    area,
    details: { role, area },
    work: async (tx, person) => {
      if (!person.roles.some((held) => held.role === role && held.area === area))
        return refuse('role_not_held', { field: '/role' });
      await desk.deleteRole(tx, ask.scope, { staff: id, role, area });
      return undefined;
    },
  });
}

type Reasoned = { id: string; reason: string };

export function suspendStaff(deps: Deps, ask: Ask, { id, reason }: Reasoned) {
  return change(deps, ask, {
    id,
    action: 'staff.suspended',
    reason,
    work: async (tx, person) => {
      if (person.suspended) return refuse('suspended_already');
      await keepOut(tx, { deps, ask }, { id, reason });
      return undefined;
    },
  });
}

/** From this moment on every request of theirs is a stranger's. */
async function keepOut(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { id, reason }: Reasoned,
): Promise<void> {
  const { id: by, roles } = staffOf(ask.scope);
  const guards = roles.some(({ role }) => role === 'security_officer');
  const as = guards ? 'security_officer' : 'administrator';
  await desk.suspend(tx, ask.scope, { staff: id, at: deps.clock.now(), by, as, reason });
  await endDevices(tx, { county: ask.scope.county, kind: 'staff', subject: id });
}

export function restoreStaff(deps: Deps, ask: Ask, { id, reason }: Reasoned) {
  return change(deps, ask, {
    id,
    action: 'staff.restored',
    reason,
    work: async (tx, person) => {
      if (!person.suspended) return refuse('not_suspended');
      const offices = staffOf(ask.scope).roles.map(({ role }) => role);
      if (!mayRestore(person.suspendedAs, offices)) return refuse('officer_suspended');
      await desk.restore(tx, ask.scope, id);
      return undefined;
    },
  });
}

type Leaving = Reasoned & { successor: string };

/** Unit and roles go to the successor, who leaves is kept out: all of it or nothing. */
export function handOver(deps: Deps, ask: Ask, { id, successor, reason }: Leaving) {
  return change(deps, ask, {
    id,
    action: 'staff.handed_over',
    reason,
    details: { successor },
    work: async (tx, leaver) => {
      const heir = await lockMember(tx, ask.scope, successor);
      if (isRefusal(heir)) return heir;
      const below = leaver.roles.every(({ area }) => covers(ask.scope, area));
      const granter = staffOf(ask.scope).id;
      const decision = decideHandOver({ granter, leaver, successor: heir, below });
      if ('code' in decision) return refuseRole(decision);
      await desk.setUnit(tx, ask.scope, { staff: successor, unit: decision.unit });
      for (const role of leaver.roles) await desk.deleteRole(tx, ask.scope, { staff: id, ...role });
      for (const role of decision.roles) {
        await store.insertRole(tx, ask.scope, { staff: successor, ...role });
        await recordAudit(
          tx,
          { deps, ask },
          {
            action: 'staff.role_granted',
            object: `staff/${successor}`,
            area: role.area,
            reason,
            details: { role: role.role, area: role.area, from: id },
          },
        );
      }
      if (!leaver.suspended) await keepOut(tx, { deps, ask }, { id, reason });
      return undefined;
    },
  });
}
