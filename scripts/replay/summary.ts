import type { CaseStage } from '../../contract/case-road.ts';
import type { Traffic } from './client.ts';
import type { Walked } from './journey.ts';

/** The last line of a replay. */
export interface ReplayFigures {
  /** Messages that became cases. */
  accepted: number;
  /** Messages that did not, by the code of the refusal; `line_unreadable` for lines that are none. */
  refused: Record<string, number>;
  categories: Record<string, number>;
  /** Points of the awards for these cases; provisional includes what is held. */
  points: { provisional: number; settled: number; reversed: number };
  /** Sum over all accounts of the county; anything but zero is a defect. */
  booksSum: number;
  requestsPerSecond: number;
}

/** Counts what became of the messages. */
export class Tally {
  accepted = 0;
  readonly refused = new Map<string, number>();
  readonly categories = new Map<string, number>();
  readonly stages = new Map<CaseStage, number>();
  readonly halted = new Map<string, number>();
  readonly points = { provisional: 0, held: 0, scheduled: 0, queued: 0, settled: 0, reversed: 0 };

  get rows(): number {
    return this.accepted + total(this.refused);
  }

  refuse(code: string, rows = 1): void {
    if (rows > 0) this.refused.set(code, (this.refused.get(code) ?? 0) + rows);
  }

  add(walked: Walked): void {
    if (walked.kind === 'refused') {
      this.refuse(walked.code);
      return;
    }
    this.accepted += 1;
    addOne(this.categories, walked.category);
    addOne(this.stages, walked.stage);
    if (walked.halted !== null) addOne(this.halted, walked.halted);
    for (const { state, points } of walked.awards) this.points[state] += points;
  }

  figures({ booksSum, seconds, requests }: Measured): ReplayFigures {
    const { provisional, held, settled, reversed } = this.points;
    return {
      accepted: this.accepted,
      refused: sorted(this.refused),
      categories: sorted(this.categories),
      points: { provisional: provisional + held, settled, reversed },
      booksSum,
      requestsPerSecond: Math.round((requests / Math.max(seconds, 0.001)) * 10) / 10,
    };
  }
}

export interface Measured {
  booksSum: number;
  seconds: number;
  requests: number;
}

/** The summary for a person to read. */
export function summaryLines(tally: Tally, measured: Measured, traffic: Traffic): string[] {
  const { requestsPerSecond } = tally.figures(measured);
  const { provisional, held, scheduled, settled, reversed } = tally.points;
  return [
    `收下 accepted     ${tally.accepted}`,
    `未收 refused      ${total(tally.refused)}  ${listed(tally.refused)}`,
    `环节 stages       ${listed(tally.stages)}`,
    `没走完 halted     ${total(tally.halted)}  ${listed(tally.halted)}`,
    `积分 points       待核 provisional ${provisional} · 暂扣 held ${held} · 次日入账 scheduled ${scheduled} · 已入账 settled ${settled} · 已撤回 reversed ${reversed}`,
    `账本 books        ${measured.booksSum}`,
    `请求 requests     ${measured.requests} in ${measured.seconds.toFixed(1)} s, ${requestsPerSecond}/s`,
    ...trafficLines(traffic),
  ];
}

/** Each route with its statuses and how long it took: median, 95th percentile, longest. */
function trafficLines(traffic: Traffic): string[] {
  return [...traffic]
    .sort(([, a], [, b]) => b.tookMs.length - a.tookMs.length)
    .map(([name, { statuses, tookMs }]) => {
      const ordered = [...tookMs].sort((a, b) => a - b);
      const at = (share: number) => ordered[Math.floor((ordered.length - 1) * share)] ?? 0;
      const times = `${at(0.5)} / ${at(0.95)} / ${at(1)} ms`;
      return `  ${name.padEnd(18)}${String(tookMs.length).padStart(6)}  ${times.padEnd(22)}${listed(statuses)}`;
    });
}

export function requestsIn(traffic: Traffic): number {
  return [...traffic.values()].reduce((sum, { tookMs }) => sum + tookMs.length, 0);
}

function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const total = (counts: ReadonlyMap<unknown, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

const listed = (counts: ReadonlyMap<string | number, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
