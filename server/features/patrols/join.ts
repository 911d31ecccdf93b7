import { type MyPatrol, mostEverJoined, mostMembers } from '../../../contract/patrols.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as consents from '../consents/service.ts';
import * as residents from '../residents/service.ts';
import * as beside from './beside-store.ts';
import { comeBack, countMembers } from './company-store.ts';
import { closesAt, decideJoin } from './decide.ts';
import { listRoutes } from './points-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showPatrol } from './view.ts';

interface By {
  deps: Deps;
  ask: Ask;
}

/** By whom somebody sets out. */
export interface SettingOut {
  /** By which staff do it for them and walk beside them; undefined: they do it themselves. */
  agreement?: string | undefined;
}

/** Begins a patrol of one’s own accord; whoever begins it leads it. */
export async function beginPatrol(
  deps: Deps,
  ask: Ask,
  { agreement }: SettingOut = {},
): Promise<MyPatrol | Refusal> {
  return carryOut(deps, ask, (tx) => begin(tx, { deps, ask }, { task: null, agreement }));
}

/** @param task the task that it is walked for; null for none */
export async function begin(
  tx: Tx,
  { deps, ask }: By,
  { task, agreement }: SettingOut & { task: string | null },
): Promise<MyPatrol | Refusal> {
  const { scope } = ask;
  const barred = await refuseWalker(tx, scope, { agreement });
  if (barred) return barred;
  // Nobody joins and begins, or begins twice, at the same time.
  await residents.lockSelf(tx, scope);
  const now = deps.clock.now();
  await endBegunFor(tx, { deps, ask }, { but: null });
  if (await store.isOnPatrol(tx, scope, now)) return refuse('patrol_under_way');
  const leader = residentOf(scope);
  const id = deps.ids.uuid();
  const code = await unusedCode(tx, deps, scope);
  const patrol = { id, leader, code, begun_at: now, closes_at: closesAt(now), task };
  await store.insertPatrol(tx, scope, patrol);
  const member = { id: deps.ids.uuid(), patrol: id, resident: leader, joined_at: now };
  await store.insertMember(tx, scope, { ...member, agreement: agreement ?? null });
  await recordAudit(tx, { deps, ask }, { action: 'patrol.begun', object: `patrol/${id}` });
  return shown(tx, { deps, scope }, id);
}

/** Joins by the code on the leader's phone; asked again, one is in already. */
export async function joinPatrol(
  deps: Deps,
  ask: Ask,
  { code, agreement }: SettingOut & { code: string },
): Promise<MyPatrol | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const barred = await refuseWalker(tx, scope, { agreement });
    if (barred) return barred;
    await residents.lockSelf(tx, scope);
    const now = deps.clock.now();
    const patrol = await store.lockByCode(tx, scope, { code, now });
    await endBegunFor(tx, { deps, ask }, { but: patrol?.id ?? null });
    const before = patrol && (await store.findMine(tx, scope, patrol.id));
    const decision = decideJoin(
      {
        patrol: patrol && {
          closesAt: patrol.closes_at,
          ...(await countMembers(tx, scope, patrol.id)),
        },
        mine: before && { leftAt: before.left_at, provedAt: before.proved_at },
        isElsewhere: await store.isOnPatrol(tx, scope, now),
      },
      now,
    );
    if (decision.kind === 'refuse') {
      const most = decision.code === 'patrol_full' ? mostMembers : mostEverJoined;
      return refuse(decision.code, { field: '/code', values: { most: String(most) } });
    }
    if (patrol === undefined) throw new Error('joined a patrol that is not there');
    const member = { patrol: patrol.id, resident: residentOf(scope), joined_at: now };
    if (decision.kind === 'join')
      await store.insertMember(tx, scope, {
        id: deps.ids.uuid(),
        ...member,
        agreement: agreement ?? null,
      });
    if (decision.kind === 'come_back' && before?.left_at)
      await comeBack(tx, scope, { member: before.member, leftAt: before.left_at, at: now });
    // Whoever was out by themselves, and goes on beside staff, is ended and proved by them as well.
    if (agreement !== undefined && decision.kind !== 'join')
      await beside.goOnBeside(tx, scope, { patrol: patrol.id, agreement });
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'patrol.joined', object: `patrol/${patrol.id}` },
    );
    return shown(tx, { deps, scope }, patrol.id);
  });
}

/**
 * What staff began for them and nobody has ended holds them from nothing: it ends when they set out anew. What was
 * walked of it can still be proved.
 * @param but the patrol that they join; null for none
 */
async function endBegunFor(
  tx: Tx,
  { deps, ask }: By,
  { but }: { but: string | null },
): Promise<void> {
  const { scope } = ask;
  for (const id of await beside.leaveBegunFor(tx, scope, { but, at: deps.clock.now() })) {
    const details = { setOutAnew: true };
    await recordAudit(
      tx,
      { deps, ask },
      { action: 'patrol.ended', object: `patrol/${id}`, details },
    );
  }
}

async function refuseWalker(
  tx: Tx,
  scope: Scope,
  { agreement }: SettingOut,
): Promise<Refusal | undefined> {
  const why = residents.refuseAct(await residents.getAgeClass(tx, scope), 'patrol');
  // Beside staff no way is recorded: there is nothing to agree to.
  if (why === undefined) return agreement === undefined ? refuseUnasked(tx, scope) : undefined;
  return refuse(why === 'age_unknown' ? 'age_before_patrol' : 'adults_patrol');
}

/** A way is recorded, and taken, of whoever agreed to that alone. */
export async function refuseUnasked(tx: Tx, scope: Scope): Promise<Refusal | undefined> {
  const wanted = { purpose: 'tracks', resident: residentOf(scope) } as const;
  return (await consents.hasAgreed(tx, scope, wanted)) ? undefined : refuse('tracks_not_agreed');
}

/** Eight digits that no open patrol shows. */
async function unusedCode(tx: Tx, deps: Deps, scope: Scope): Promise<string> {
  for (;;) {
    const code = deps.ids.digits(8);
    const taken = await store.lockByCode(tx, scope, { code, now: deps.clock.now() });
    if (taken === undefined) return code;
  }
}

export async function shown(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  id: string,
): Promise<MyPatrol> {
  const row = await store.findMine(tx, scope, id);
  if (row === undefined) throw new Error('one’s own patrol is not there');
  const routes = await listRoutes(tx, scope, row.task === null ? [] : [row.task]);
  return showPatrol(row, { scope, now: deps.clock.now(), routes });
}
