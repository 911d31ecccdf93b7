import { prefixOf } from '../../contract/area-codes.ts';
import type { StaffRole } from '../../contract/route.ts';

export { prefixOf };

declare const made: unique symbol;

/** Who is asking. */
export type Actor =
  | { kind: 'anyone' }
  | { kind: 'resident'; id: string; signedIn?: SignedIn; typedBy?: TypedBy }
  | {
      kind: 'staff';
      id: string;
      unit: string | null;
      roles: readonly RoleBelow[];
      signedIn?: SignedIn;
    }
  | { kind: 'system'; job: string };

/** Who of staff typed for a resident who agreed to it, and where. */
export interface TypedBy {
  staff: string;
  channel: 'window' | 'grid_worker';
}

/** The session behind an actor; what acts without a browser has none. */
export interface SignedIn {
  device: string;
  /** When a second factor was last shown. */
  provedAt: Date | null;
}

export interface RoleBelow {
  role: StaffRole;
  /** Area code as it is stored: 12 or 15 digits. */
  area: string;
}

/**
 * What a statement may touch. The guard makes one from a session, jobs make their own, and a few files
 * make one for whoever they speak of; stores of features demand it. Which files do neither, and why, is
 * listed in test/scopes.test.ts.
 */
export interface Scope {
  readonly [made]: true;
  readonly county: number;
  readonly actor: Actor;
  /** The roles of staff that let the actor in here: those that the policy names. */
  readonly roles: readonly StaffRole[];
  /** Significant leading digits of the areas below which the actor may act here. */
  readonly areas: readonly string[];
}

export function makeScope(scope: {
  county: number;
  actor: Actor;
  areas: readonly string[];
  roles?: readonly StaffRole[];
}): Scope {
  return { roles: [], ...scope } as unknown as Scope;
}

/**
 * Leading digits of the areas below which somebody holds one of these roles. People of a unit see what
 * was sent to their unit, wherever it lies, and no area as such.
 */
export function areasOfRoles(held: readonly RoleBelow[], roles: readonly string[]): string[] {
  const below = held.filter(({ role }) => role !== 'unit_handler' && roles.includes(role));
  return [...new Set(below.map(({ area }) => prefixOf(area)))];
}

/** Which of somebody’s roles hold where something lies; a unit’s people act for their unit everywhere. */
export function rolesAt(
  held: readonly RoleBelow[],
  { county }: Pick<Scope, 'county'>,
  area: string | null,
): StaffRole[] {
  const place = area ?? String(county);
  return held
    .filter(({ role, area: below }) => role === 'unit_handler' || place.startsWith(prefixOf(below)))
    .map(({ role }) => role);
}

/** The same person, only where they hold one of these roles: for a part that others may not see. */
export function narrowTo(scope: Scope, roles: readonly StaffRole[]): Scope {
  return makeScope({ ...scope, areas: areasOfRoles(staffOf(scope).roles, roles) });
}

/** The same actor, only below one area that the scope covers. @throws for any other area */
export function within(scope: Scope, area: string): Scope {
  if (!covers(scope, area)) throw new Error(`${area} lies outside this scope`);
  return makeScope({ ...scope, areas: [prefixOf(area)] });
}

/** The scope of a job that works for a whole county. */
export function jobScope(county: number, job: string): Scope {
  return makeScope({ county, actor: { kind: 'system', job }, areas: [String(county)] });
}

/** Patterns for `like any(...)` over an area column. */
export function areaPatterns(scope: Scope): string[] {
  return scope.areas.map((prefix) => `${prefix}%`);
}

/** Leading digits of what lies both below the scope and below an area; none of them lies below another. */
export function areasBelow(scope: Scope, area?: string): string[] {
  const wanted = area === undefined ? '' : prefixOf(area);
  const shared = scope.areas.flatMap((held) => {
    if (held.startsWith(wanted)) return [held];
    return wanted.startsWith(held) ? [wanted] : [];
  });
  const isBelow = (one: string) => shared.some((other) => other !== one && one.startsWith(other));
  return [...new Set(shared)].filter((one) => !isBelow(one));
}

export function covers(scope: Scope, area: string | null): boolean {
  if (area === null) return scope.areas.includes(String(scope.county));
  return scope.areas.some((prefix) => area.startsWith(prefix));
}

/**
 * The one area that the scope is about, as its leading digits; null where it is the whole county or
 * several areas.
 */
export function onlyArea({ county, areas }: Scope): string | null {
  const [only, ...more] = areas;
  return only === undefined || more.length > 0 || only === String(county) ? null : only;
}

/** The resident who asks; a route with scope `own` has one. */
export function residentOf(scope: Scope): string {
  if (scope.actor.kind !== 'resident') throw new Error('this scope is not a resident’s');
  return scope.actor.id;
}

/** Who typed for the resident who asks; undefined where they did so themselves. */
export const typedByOf = ({ actor }: Scope): TypedBy | undefined =>
  actor.kind === 'resident' ? actor.typedBy : undefined;

export function staffOf(scope: Scope): Extract<Actor, { kind: 'staff' }> {
  if (scope.actor.kind !== 'staff') throw new Error('this scope is not of staff');
  return scope.actor;
}

/** The member of staff behind it: who acts themselves, or types for the resident who does; null: nobody. */
export const staffBehind = (scope: Scope): string | null =>
  scope.actor.kind === 'staff' ? scope.actor.id : (typedByOf(scope)?.staff ?? null);

export function actorId(actor: Actor): string | null {
  return actor.kind === 'resident' || actor.kind === 'staff' ? actor.id : null;
}

/** The device in which whoever asks is signed in. */
export function deviceOfActor({ actor }: Scope): string {
  const device = actor.kind === 'resident' || actor.kind === 'staff' ? actor.signedIn : undefined;
  if (device === undefined) throw new Error('this scope is of nobody who signed in');
  return device.device;
}
