import type { FastifyRequest } from 'fastify';
import type { RouteSpec, StaffRole } from '../../../contract/route.ts';
import { recordRefusedAccess } from '../audit/duty.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type Actor, areasOfRoles, makeScope, type Scope } from '../scope.ts';
import { findActor, type SessionKind } from '../sessions.ts';
import { numberTooNew, stepUpMissing } from '../step-up.ts';
import type { Deps } from '../use-case.ts';
import type { SessionCookies } from './cookies.ts';
import { refuse } from './refusals.ts';

export interface GuardOptions {
  deps: Deps;
  cookies: SessionCookies;
  isServed: (county: number) => Promise<boolean>;
}

const requestIdForm = /^[A-Za-z0-9_-]{8,80}$/;

/**
 * The guard of one route, made from its policy and bound to the route object. It refuses by
 * default: whoever is not named by the policy does not come in, and what comes out is the scope
 * that every query carries.
 */
export function guardOf(
  { route, spec }: { route: string; spec: RouteSpec },
  { deps, cookies, isServed }: GuardOptions,
) {
  const { who, idempotent, stepUp } = spec.policy;
  const open = who.includes('anyone');
  const kind: SessionKind = who.includes('resident') ? 'resident' : 'staff';

  return async (request: FastifyRequest): Promise<Scope | Refusal> => {
    if (spec.method !== 'GET' && isForeign(request)) return refuse('foreign_origin');
    const county = Number((request.params as { county?: number }).county ?? 0);
    if (county !== 0 && !(await isServed(county))) return refuse('no_such_county');
    const actor = open ? ({ kind: 'anyone' } as const) : await findCaller(request, county);
    if (actor === undefined) return refuse('signed_out');
    if (!isMeant(request, actor)) return refuse('somebody_else_here');
    const roles = rolesFor(actor, who);
    const areas = areasFor(actor, { county, policy: spec.policy, roles });
    if (isRefusal(areas)) {
      await recordRefusedAccess(deps, {
        scope: makeScope({ county, actor, areas: [] }),
        route,
        no: areas,
      });
      return areas;
    }
    if (idempotent && !requestIdForm.test(String(request.headers['idempotency-key'] ?? '')))
      return refuse('request_id_missing', { field: '/idempotency-key' });
    const scope = makeScope({ county, actor, areas, roles });
    if (!stepUp) return scope;
    const now = deps.clock.now();
    return (
      (await numberTooNew(deps.database.read, scope, now)) ?? stepUpMissing(scope, now) ?? scope
    );
  };

  async function findCaller(request: FastifyRequest, county: number): Promise<Actor | undefined> {
    const token = cookies.read(request, kind);
    if (token === undefined || token.length > 100) return undefined;
    return findActor(deps.database.read, { county, token, now: deps.clock.now() });
  }
}

type Who = RouteSpec['policy']['who'];

/** The roles of a member of staff that the policy names. */
function rolesFor(actor: Actor, who: Who): StaffRole[] {
  if (actor.kind !== 'staff') return [];
  const named = actor.roles.map(({ role }) => role).filter((role) => who.includes(role));
  return [...new Set(named)];
}

function areasFor(
  actor: Actor,
  {
    county,
    policy: { who, scope },
    roles,
  }: { county: number; policy: RouteSpec['policy']; roles: readonly StaffRole[] },
): string[] | Refusal {
  if (actor.kind === 'resident')
    return who.includes('resident') ? [String(county)] : refuse('not_your_role');
  if (actor.kind !== 'staff') return [];
  // Whose last role was taken still has an account of their own, to see that and to sign out.
  const homeless = actor.roles.length === 0 && scope === 'own';
  if (roles.length === 0 && !homeless) return refuse('not_your_role');
  return areasOfRoles(actor.roles, who);
}

/** A page says for whom it asks: in another tab somebody else may have signed in since. */
function isMeant(request: FastifyRequest, actor: Actor): boolean {
  const meant = request.headers['pingan-staff'];
  return meant === undefined || actor.kind !== 'staff' || meant === actor.id;
}

/**
 * A browser names where a request comes from, in one header or both: a page of ours, or a person who
 * typed the address. A program that is no browser names nothing, and carries nobody's cookies.
 */
function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  try {
    return new URL(origin).host !== request.host;
  } catch {
    return true;
  }
}
