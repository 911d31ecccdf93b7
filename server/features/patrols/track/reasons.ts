import { mostApartMinutes } from '../../../../contract/patrol-limits.ts';
import type { Sentence } from '../../../../contract/values.ts';

/* Every "no" and every "not all of it", in words for the person who walked. */

/** Nothing of the track, or of what was scanned, counts. */
export const refusals = {
  too_few_points: {
    zh: '定位点太少，看不出走过的路。',
    en: 'There are too few positions to see a way in.',
  },
  clock_missing: {
    zh: '定位点没有时间，算不出走了多久。',
    en: 'The positions have no times, so nobody can tell how long it took.',
  },
  clock_unset: {
    zh: '记录的日期不对（早于 2000 年），手机时钟没有校准。',
    en: 'The dates lie before the year 2000: the clock was not set.',
  },
  clock_ahead: {
    zh: '记录的时间在将来，手机时钟不准。',
    en: 'The times lie in the future: the clock is wrong.',
  },
  clock_stopped: {
    zh: '人在走，时间却没有动，时钟停了。',
    en: 'The way goes on while the time does not: the clock stood still.',
  },
  clock_backwards: {
    zh: '记录的时间倒着走，时钟不可靠。',
    en: 'The times run backwards: the clock cannot be trusted.',
  },
  clock_jumped: {
    zh: '人没走开，时间却一下子跳了六个多小时，时钟不可靠。',
    en: 'The time leaps by more than six hours while nobody moved: the clock cannot be trusted.',
  },
  stood_still: {
    zh: '一直在原地附近，没有走动；手机定位自己会飘，飘的不算。',
    en: 'It stayed in one place. A position drifts by itself, and drift is not walking.',
  },
  vehicle: {
    zh: '速度超过步行和跑步，像是坐车或骑车。',
    en: 'It was faster than walking or running: a vehicle or a bicycle.',
  },
  even_pace: {
    zh: '从头到尾一个速度，人走不出来，像是算出来的路线。',
    en: 'The pace never changes, as nobody walks: the way was computed.',
  },
  drawn_lines: {
    zh: '定位点笔直排在线上，没有真实定位的晃动，像是画出来的路线。',
    en: 'The positions lie on straight lines without the wavering of a receiver: the way was drawn.',
  },
  repeated_places: {
    zh: '隔了一会儿又回到完全相同的坐标，真实定位做不到，像是复制的路线。',
    en: 'It comes back to exactly the same coordinates, which no receiver does: the way was copied.',
  },
  replayed: {
    zh: '和以前的一条轨迹是同一条，不能重复用。',
    en: 'It is an earlier track once more, and counts once only.',
  },
  too_short: {
    zh: '走路不满 {minutes} 分钟，还不能算一次巡逻。',
    en: 'It is less than {minutes} minutes on foot, which is not a patrol yet.',
  },
  too_near: {
    zh: '走路不满 {metres} 米，还不能算一次巡逻。',
    en: 'It is less than {metres} metres on foot, which is not a patrol yet.',
  },
  one_point: {
    zh: '要在路上扫到两个以上不同的巡逻点，才看得出走过。',
    en: 'Only from two different points on the wall on can anybody see that you walked.',
  },
} as const satisfies Record<string, Sentence>;

/** What does not count, while the rest does. */
export const remarks = {
  ride_left_out: {
    zh: '其中坐车或骑车的时间没有算。',
    en: 'The time in a vehicle or on a bicycle was left out.',
  },
  gap_left_out: {
    zh: '其中没有定位的一段时间没有算。',
    en: 'The time without positions was left out.',
  },
  rest_cut: {
    zh: '休息的时间只算了一部分。',
    en: 'Only a part of the rests was counted.',
  },
  same_point: {
    zh: '同一个巡逻点接连扫，不算走动。',
    en: 'The same point scanned twice in a row is no walk.',
  },
  points_apart: {
    zh: '两次扫码相隔超过 {apart} 分钟的一段没有算。',
    en: 'Where two scans lie more than {apart} minutes apart, the time between them was left out.',
  },
  code_replaced: {
    zh: '有的巡逻点已经换过码，扫的是旧码，没有算。',
    en: 'A point had a new code by then: the old one was left out.',
  },
  code_early: {
    zh: '有的码在扫的那个时间还没有印出来，没有算。',
    en: 'A code had not been made yet at the time of its scan, which was left out.',
  },
  code_elsewhere: {
    zh: '有的码扫的时候，手机定位离那个巡逻点超过 300 米，没有算。',
    en: 'A code was scanned while the phone’s position lay more than 300 metres from its point: it was left out.',
  },
  code_unknown: {
    zh: '有的码不是这个县的巡逻点，没有算。',
    en: 'A code that belongs to no point of this county was left out.',
  },
} as const satisfies Record<string, Sentence>;

export type RefusalReason = keyof typeof refusals;
export type Remark = keyof typeof remarks;
export type Reason = RefusalReason | Remark;

/** Least of a patrol, as the rule book's standard has it. */
export const least = { minutes: 20, metres: 500 } as const;

export function wordsOf(reason: Reason): Sentence {
  const { zh, en } = { ...refusals, ...remarks }[reason];
  const fill = (text: string) =>
    text
      .replace('{minutes}', String(least.minutes))
      .replace('{metres}', String(least.metres))
      .replace('{apart}', String(mostApartMinutes));
  return { zh: fill(zh), en: fill(en) };
}
