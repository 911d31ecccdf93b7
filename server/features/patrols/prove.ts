import type { ProvedPatrol, TrackBody } from '../../../contract/patrols.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { LngLat } from '../../platform/geometry.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { onPatrol, type Proved, proofDays, prove, refuseProof } from './decide.ts';
import { shown } from './join.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { judgeTrack, type Verdict } from './track/judge.ts';
import { asWgs84, type TrackPoint } from './track/track.ts';

/** Days for which paces are compared, and kept. */
export const paceDays = 365;

/**
 * Judges the track of a patrol, once. Summary, deed, award and audit stand or fall together; the track goes. It is
 * judged before anything is locked: whose patrol it is and how long it was open does not change.
 */
export async function provePatrol(
  deps: Deps,
  ask: Ask,
  { id, ...track }: TrackBody & { id: string },
): Promise<ProvedPatrol | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  const patrol = await store.findMine(read, scope, id);
  if (patrol === undefined) return refuse('patrol_not_found');
  const judged = await judge(deps, scope, { patrol, track });
  return carryOut(deps, ask, async (tx) => {
    await store.lockWalker(tx, scope);
    const row = await store.findMine(tx, scope, id);
    if (row === undefined) return refuse('patrol_not_found');
    const facts = { provedAt: row.proved_at, closesAt: row.closes_at };
    const why = refuseProof(facts, deps.clock.now());
    if (why) return refuse(why, { values: { days: String(proofDays) } });
    const { verdict, points, middle } = judged;
    const proved = prove(verdict, { points, members: row.members });
    return write(tx, { deps, ask }, { patrol: row, proved, middle });
  });
}

interface Judged {
  verdict: Verdict;
  /** Those of the patrol. */
  points: readonly TrackPoint[];
  middle: LngLat | undefined;
}

async function judge(
  { database: { read }, clock }: Deps,
  scope: Scope,
  { patrol, track: { datum, points } }: { patrol: store.MemberRow; track: TrackBody },
): Promise<Judged> {
  const sent = points.map(({ at, lng, lat }) => ({
    at: at === null ? undefined : Date.parse(at),
    lng,
    lat,
  }));
  const walked = onPatrol(sent, { joinedAt: patrol.joined_at, closesAt: patrol.closes_at });
  const now = clock.now();
  const since = addHours(now, -24 * paceDays);
  const paces = await store.listPaces(read, scope, since);
  const pacesOf = (rows: readonly store.PaceRow[]) => rows.map(({ pace }) => pace ?? []);
  const [together, others] = [
    paces.filter((row) => row.patrol === patrol.id),
    paces.filter((row) => row.patrol !== patrol.id),
  ];
  return {
    verdict: judgeTrack({
      track: { points: walked, datum },
      now: now.getTime(),
      earlierPaces: pacesOf(others),
      companions: pacesOf(together),
    }),
    points: walked,
    middle: asWgs84(walked, datum)[Math.floor(walked.length / 2)],
  };
}

interface Written {
  patrol: store.MemberRow;
  proved: Proved;
  middle: LngLat | undefined;
}

async function write(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { patrol, proved, middle }: Written,
): Promise<ProvedPatrol | Refusal> {
  const { scope } = ask;
  const context = { tx, scope, deps };
  const now = deps.clock.now();
  const { kind, reasons, minutes, metres, pace } = proved;
  const place = middle && (await areas.findPlace(deps, scope, middle));
  const grid = kind === 'refuse' ? null : (place?.grid ?? null);
  await store.writeProof(tx, scope, {
    member: patrol.member,
    proved_at: now,
    verdict: kind,
    reasons,
    minutes,
    metres,
    grid,
    // What was refused was nobody's walk, and may be sent by who walked it.
    pace: kind === 'refuse' || pace.length === 0 ? null : pace,
  });
  const award =
    kind === 'refuse'
      ? undefined
      : await awards.recordDeed(context, {
          kind: 'patrol.hour',
          resident: residentOf(scope),
          source: patrol.member,
          occasion: 0,
          caseCode: null,
          what: { zh: `义务巡逻 · ${minutes} 分钟`, en: `Volunteer patrol · ${minutes} minutes` },
          category: null,
          grid,
          position: null,
          insideCounty: place?.inside ?? null,
          prints: [],
          quantity: minutes,
          at: now,
        });
  // The track has been verified: nobody else has to say that they walked.
  const missing = await awards.verifySource(context, patrol.member, ['patrol.hour']);
  if (missing) return missing;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'patrol.proved',
      object: `patrol/${patrol.id}`,
      details: { verdict: kind, minutes },
      ...(grid === null ? {} : { area: grid }),
    },
  );
  const shownAwards = award && (await awards.getAwards(tx, { deps, scope }, [award.id]));
  return {
    patrol: await shown(tx, { deps, scope }, patrol.id),
    award: (award && shownAwards?.get(award.id)) ?? null,
  };
}
