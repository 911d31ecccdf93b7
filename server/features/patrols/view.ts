import type { RoutePoint } from '../../../contract/patrol-points.ts';
import type { MyPatrol, PatrolProof } from '../../../contract/patrols.ts';
import type { Sentence } from '../../../contract/values.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type LeftOut, minutesPaid } from './decide.ts';
import type { Routes } from './points-store.ts';
import type { MemberRow } from './store.ts';
import { type Reason, wordsOf } from './track/reasons.ts';

const wordsOfLeftOut: Record<LeftOut, Sentence> = {
  counted_elsewhere: {
    zh: '这段时间，有的已经记在您的另一次巡逻或活动里，同一段时间只算一次；它隔开的两头，只算长的一头。',
    en: 'Some of this time counts on another patrol or activity of yours already, and no time counts twice. Of what lies before it and after it, only the longer part counts.',
  },
  alone_at_night: {
    zh: '晚上十点到早上六点，至少两个人一起巡逻才算，也更安全。',
    en: 'Between ten in the evening and six in the morning a patrol counts from two people on, and is safer.',
  },
  ended_by_leader: {
    zh: '领队结束这次巡逻以后的那一段没有算：领队一结束，一起走的人也都结束了。',
    en: 'What came after the leader had ended the patrol was left out: it ended for everybody who walked along.',
  },
  clock_apart: {
    zh: '有的记录，时间在您加入之前或这次巡逻结束之后，没有算。要是那会儿您正在巡逻，就是手机的时钟不准，请校准。',
    en: 'Some of it is dated before you joined or after the patrol was over, and was left out. If you were on patrol then, the clock of the phone is wrong: please set it.',
  },
};
const isLeftOut = (code: string): code is LeftOut => code in wordsOfLeftOut;

/** It was walked, and was paid for by what somebody typed in from paper. */
function onPaper({ minutes, on_paper: cut }: MemberRow): Sentence {
  const left = (minutes ?? 0) - cut;
  if (minutesPaid(minutes ?? 0, cut) === 0 && left > 0)
    return {
      zh: `这一天的纸面登记表已经给 ${cut} 分钟巡逻计过分，剩下的 ${left} 分钟不够单独算一次巡逻。登记表有误，请打热线。`,
      en: `A paper list has earned ${cut} minutes of patrol on that day already, and the other ${left} are not a patrol by themselves. If the list is wrong, please call the hotline.`,
    };
  return {
    zh: `这一天的纸面登记表已经给 ${cut} 分钟巡逻计过分，这部分不再计一次。登记表有误，请打热线。`,
    en: `A paper list has earned ${cut} minutes of patrol on that day already: these are not paid once more. If the list is wrong, please call the hotline.`,
  };
}

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
    typedAt: row.channel as MyPatrol['typedAt'],
    proof: showProof(row),
    route: routeOf(row.task, routes),
  };
}

const routeOf = (task: string | null, routes: Routes): RoutePoint[] =>
  task === null ? [] : (routes.get(task) ?? []);

function showProof(row: MemberRow): PatrolProof | null {
  if (row.proved_at === null) return null;
  const { on_paper: cut } = row;
  const verdict = row.verdict as PatrolProof['verdict'];
  const reasons = (row.reasons ?? []).map((code) => ({
    code,
    words: isLeftOut(code) ? wordsOfLeftOut[code] : wordsOf(code as Reason),
  }));
  return {
    at: row.proved_at.toISOString(),
    verdict: cut > 0 ? 'partly' : verdict,
    reasons: cut > 0 ? [...reasons, { code: 'on_paper', words: onPaper(row) }] : reasons,
    minutes: row.minutes ?? 0,
    metres: row.metres ?? 0,
    scanned: row.scanned,
    grid: row.grid,
  };
}
