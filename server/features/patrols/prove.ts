import type { ProvedPatrol, TrackBody } from '../../../contract/patrols.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { lockSelf, refuseAct } from '../residents/service.ts';
import { listCompanions } from './company-store.ts';
import { type Proved, proofDays, prove, refuseProof, spanOf } from './decide.ts';
import { refuseUnasked, shown } from './join.ts';
import {
  countedOf,
  isAnyNew,
  isSameCompany,
  isSameCounted,
  type Judged,
  judge,
  listLately,
} from './judged.ts';
import { payWalk, type Walk } from './pay.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { keepTrack } from './ways.ts';

/**
 * Judges the proof of a patrol, a track or what was scanned, once. Summary, deed, award, way and audit stand or fall
 * together. It is judged before anything is locked, and anew only where another walk was counted meanwhile, of
 * whomever.
 */
export async function provePatrol(
  deps: Deps,
  ask: Ask,
  { id, ...sent }: TrackBody & { id: string },
): Promise<ProvedPatrol | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  const before = await store.findMine(read, scope, id);
  if (before === undefined) return refuse('patrol_not_found');
  const by = { deps, scope, placeOf: await areas.placesOf(deps, scope) };
  const counted = await countedOf(read, scope, before);
  const lately = await listLately(read, by);
  const companions = await listCompanions(read, scope, id);
  const judged = await judge(read, by, { patrol: before, sent, counted, companions });
  return carryOut(deps, ask, async (tx) => {
    await store.lockWays(tx, scope);
    const { ageClass } = await lockSelf(tx, scope);
    const patrol = await store.findMine(tx, scope, id);
    if (patrol === undefined) return refuse('patrol_not_found');
    const facts = { provedAt: patrol.proved_at, closesAt: patrol.closes_at };
    const why = refuseProof(facts, deps.clock.now());
    if (why) return refuse(why, { values: { days: String(proofDays) } });
    // It waits on the phone: whose age the window settles as a grown-up’s meanwhile hands it in then.
    if (refuseAct(ageClass, 'patrol') !== undefined)
      return refuse('adults_prove', { values: { days: String(proofDays) } });
    // Staff who walk beside somebody send no way.
    const isWithoutWay = patrol.agreement !== null && sent.points.length === 0;
    const unasked = isWithoutWay ? undefined : await refuseUnasked(tx, scope);
    if (unasked) return unasked;
    const meanwhile = await countedOf(tx, scope, patrol);
    const beside = await listCompanions(tx, scope, id);
    const isAsBefore =
      isSameCounted(counted, meanwhile) &&
      isSameCompany(companions, beside) &&
      !isAnyNew(lately, await listLately(tx, by));
    const anew = isAsBefore
      ? judged
      : await judge(tx, by, { patrol, sent, counted: meanwhile, companions: beside });
    const { moments: points, leftOut } = anew;
    const proved = prove(anew.verdict, { points, leftOut });
    return write(tx, { deps, ask }, { patrol, proved, judged: anew });
  });
}

interface Written {
  patrol: store.MemberRow;
  proved: Proved;
  judged: Judged;
}

async function write(
  tx: Tx,
  by: { deps: Deps; ask: Ask },
  written: Written,
): Promise<ProvedPatrol | Refusal> {
  const { deps, ask } = by;
  const { scope } = ask;
  const { patrol, proved, judged } = written;
  const { kind, minutes } = proved;
  await writeSummary(tx, by, written);
  const award =
    kind === 'refuse' ? undefined : await payWalk(tx, { deps, scope }, walkOf(scope, written));
  // The proof has been verified: nobody else has to say that they walked.
  const missing = await awards.verifySource({ tx, scope, deps }, patrol.member, ['patrol.hour']);
  if (missing) return missing;
  await recordAudit(tx, by, {
    action: 'patrol.proved',
    object: `patrol/${patrol.id}`,
    details: { verdict: kind, minutes, scanned: judged.scanned },
    ...(judged.grid === null || kind === 'refuse' ? {} : { area: judged.grid }),
  });
  const shownAwards = award && (await awards.getAwards(tx, { deps, scope }, [award.id]));
  return {
    patrol: await shown(tx, { deps, scope }, patrol.id),
    award: (award && shownAwards?.get(award.id)) ?? null,
  };
}

function walkOf(scope: Scope, { patrol, proved: { minutes }, judged }: Written): Walk {
  const { grid, isInside, moments } = judged;
  const span = spanOf(moments);
  return {
    member: patrol.member,
    resident: residentOf(scope),
    minutes,
    grid,
    isInside,
    from: span?.from ?? null,
    until: span?.until ?? null,
  };
}

/** What was refused was nobody's walk: its way is not kept, and may be sent by who walked it. */
async function writeSummary(
  tx: Tx,
  { deps, ask: { scope } }: { deps: Deps; ask: Ask },
  { patrol, proved: { kind, reasons, minutes, metres, pace }, judged }: Written,
): Promise<void> {
  const isCounted = kind !== 'refuse';
  const span = isCounted ? spanOf(judged.moments) : undefined;
  await store.writeProof(tx, scope, {
    member: patrol.member,
    proved_at: deps.clock.now(),
    verdict: kind,
    reasons,
    minutes,
    metres,
    scanned: judged.scanned,
    grid: isCounted ? judged.grid : null,
    pace: isCounted && pace.length > 0 ? pace : null,
    walked_from: span?.from ?? null,
    walked_until: span?.until ?? null,
    counted_times: isCounted ? judged.times : null,
  });
  if (isCounted && judged.way !== null)
    await keepTrack(tx, { deps, scope }, { member: patrol.member, track: judged.way });
}
