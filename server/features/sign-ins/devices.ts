import type { Device, SignInPolicy } from '../../../contract/devices.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { actorId, covers, deviceOfActor, type Scope, typedByOf } from '../../platform/scope.ts';
import { endDevices, listDevices, type SessionKind } from '../../platform/sessions.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { showMember } from '../staff/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Whose {
  county: number;
  kind: SessionKind;
  subject: string;
}

/** The sessions of whoever asks. */
function mine({ county, actor }: Scope): Whose {
  const subject = actorId(actor);
  if (subject === null) throw new Error('nobody who signs in has no sessions');
  return { county, kind: actor.kind === 'staff' ? 'staff' : 'resident', subject };
}

async function list(
  deps: Deps,
  scope: Scope,
  { whose, here }: { whose: Whose; here?: string },
): Promise<Device[]> {
  const now = deps.clock.now();
  const rows = await listDevices(deps.database.read, whose, now);
  const { idle, begun } = whose.kind === 'staff' ? await limitsOf(deps, scope) : unlimited;
  return rows
    .filter((one) => one.id === here || (one.last_seen_at >= idle && one.created_at > begun))
    .map(({ id, browser, system, created_at, last_seen_at }) => ({
      id,
      browser: browser as Device['browser'],
      system: system as Device['system'],
      signedInAt: created_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
      here: id === here,
    }));
}

interface Limits {
  idle: Date;
  begun: Date;
}
const unlimited: Limits = { idle: new Date(0), begun: new Date(0) };

/** Desks that were quiet or signed in since then are signed out, although nobody has told them yet. */
async function limitsOf({ database, clock }: Deps, scope: Scope): Promise<Limits> {
  const policy = await store.getPolicy(database.read, scope);
  const now = clock.now();
  return {
    idle: new Date(now.getTime() - policy.staff_idle_minutes * 60_000),
    begun: addHours(now, -policy.staff_session_hours),
  };
}

/** In which of them one asks; what staff type for somebody is asked in none. */
const hereOf = (scope: Scope): string | undefined =>
  typedByOf(scope) === undefined ? deviceOfActor(scope) : undefined;

export async function listMine(deps: Deps, { scope }: Ask) {
  const here = hereOf(scope);
  return { devices: await list(deps, scope, { whose: mine(scope), ...(here && { here }) }) };
}

export function endMine(deps: Deps, ask: Ask, id: string): Promise<{ ended: number } | Refusal> {
  return end(deps, ask, { whose: mine(ask.scope), only: id });
}

/** All but the one that asks, where one of them does. */
export function endMyOthers(deps: Deps, ask: Ask): Promise<{ ended: number } | Refusal> {
  const except = hereOf(ask.scope);
  return end(deps, ask, { whose: mine(ask.scope), ...(except && { except }) });
}

interface Ending {
  whose: Whose;
  only?: string;
  except?: string;
}

function end(deps: Deps, ask: Ask, { whose, ...which }: Ending) {
  return carryOut(deps, ask, async (tx) => {
    const ended = await endDevices(tx, { ...whose, ...which });
    if (which.only !== undefined && ended === 0) return refuse('device_not_found');
    const object = `${whose.kind}/${whose.subject}` as const;
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'devices.signed_out', object, details: { ended } },
    );
    return { ended };
  });
}

/** A member of staff below the scope of whoever guards the door. */
async function ofStaff(deps: Deps, { scope }: Ask, id: string): Promise<Whose | Refusal> {
  const member = await showMember(deps.database.read, scope, id);
  return isRefusal(member) ? member : { county: scope.county, kind: 'staff', subject: id };
}

export async function listOfStaff(deps: Deps, ask: Ask, id: string) {
  const whose = await ofStaff(deps, ask, id);
  if (isRefusal(whose)) return whose;
  await recordStandingLook(deps, ask, { action: 'staff.devices_listed', object: `staff/${id}` });
  return { devices: await list(deps, ask.scope, { whose }) };
}

export async function endOfStaff(deps: Deps, ask: Ask, id: string) {
  const whose = await ofStaff(deps, ask, id);
  return isRefusal(whose) ? whose : end(deps, ask, { whose });
}

export async function getPolicy(deps: Deps, { scope }: Ask): Promise<SignInPolicy> {
  const row = await store.getPolicy(deps.database.read, scope);
  return {
    idleMinutes: row.staff_idle_minutes,
    sessionHours: row.staff_session_hours,
    largeAwardPoints: row.large_award_points,
  };
}

export async function setPolicy(
  deps: Deps,
  ask: Ask,
  policy: SignInPolicy,
): Promise<SignInPolicy | Refusal> {
  if (!covers(ask.scope, null)) return refuse('whole_county_only');
  return carryOut(deps, ask, async (tx) => {
    const before = await store.getPolicy(tx, ask.scope);
    const after = {
      staff_idle_minutes: policy.idleMinutes,
      staff_session_hours: policy.sessionHours,
      large_award_points: policy.largeAwardPoints,
    };
    await store.setPolicy(tx, ask.scope, after);
    const entry = { action: 'sign_in_policy.set', object: 'sign-in-policy' } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, details: policy, before, after });
    return policy;
  });
}
