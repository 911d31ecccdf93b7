import type { RoutePoint } from '../../../contract/patrol-points.ts';
import type { MyPatrol, PatrolProof } from '../../../contract/patrols.ts';
import type { Sentence } from '../../../contract/values.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Routes } from './points-store.ts';
import type { MemberRow } from './store.ts';
import { type Reason, wordsOf } from './track/reasons.ts';

const alone: Sentence = {
  zh: '晚上十点到早上六点，至少两个人一起巡逻才算，也更安全。',
  en: 'Between ten in the evening and six in the morning a patrol counts from two people on, and is safer.',
};

/** @param routes of the tasks that patrols are walked for */
export function showPatrol(
  row: MemberRow,
  { scope, now, routes }: { scope: Scope; now: Date; routes: Routes },
): MyPatrol {
  const isLeader = row.leader === residentOf(scope);
  return {
    id: row.id,
    code: isLeader && row.closes_at > now ? row.code : null,
    isLeader,
    members: row.members,
    begunAt: row.begun_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    joinedAt: row.joined_at.toISOString(),
    leftAt: row.left_at?.toISOString() ?? null,
    proof: showProof(row),
    route: routeOf(row.task, routes),
  };
}

const routeOf = (task: string | null, routes: Routes): RoutePoint[] =>
  task === null ? [] : (routes.get(task) ?? []);

function showProof(row: MemberRow): PatrolProof | null {
  if (row.proved_at === null) return null;
  return {
    at: row.proved_at.toISOString(),
    verdict: row.verdict as PatrolProof['verdict'],
    reasons: (row.reasons ?? []).map((code) => ({
      code,
      words: code === 'alone_at_night' ? alone : wordsOf(code as Reason),
    })),
    minutes: row.minutes ?? 0,
    metres: row.metres ?? 0,
    scanned: row.scanned,
    grid: row.grid,
  };
}
