import type { Topic } from '../../../contract/topics.ts';
import { recordStandingLook } from '../../platform/audit/standing-look.ts';
import { dayMs, localDate } from '../../platform/calendar.ts';
import { onlyArea } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { heatOf, isHot } from '../../text/matters/heat.ts';
import * as cases from '../cases/service.ts';
import { comparedMs, lookedAt } from './span.ts';
import * as store from './store.ts';

export { findTopics } from './find.ts';

const mostTopics = 20;

type Told = cases.ToldReport;

interface Topics {
  foundAt: string | null;
  comparedDays: number;
  topics: Topic[];
}

/**
 * What is hot below the scope’s areas. Only what lies there is counted and shown: a topic of the next town
 * is none here.
 */
export async function getTopics(deps: Deps, ask: Ask): Promise<Topics> {
  const { read } = deps.database;
  const { scope } = ask;
  const grouped = await store.listGrouped(read, scope);
  const told = await cases.listToldReports(
    read,
    { deps, scope },
    grouped.map(({ caseId }) => caseId),
  );
  const now = deps.clock.now();
  const compared = await comparedMs(read, scope, { now, looked: lookedAt(now) });
  const shown = new Map(told.map((one) => [one.id, one]));
  const topics = [...Map.groupBy(grouped, ({ topic }) => topic).values()]
    .map((group) => group.flatMap(({ caseId }) => shown.get(caseId) ?? []))
    .flatMap((group) => topicOf(group, { now, compared }))
    .sort((a, b) => b.score - a.score || b.reporters - a.reporters)
    .slice(0, mostTopics);
  const entry = { action: 'topics.read', object: 'topics', area: onlyArea(scope) } as const;
  await recordStandingLook(deps, ask, { ...entry, details: { topics: topics.length } });
  return {
    foundAt: grouped[0]?.foundAt.toISOString() ?? null,
    comparedDays: Math.max(1, Math.round(compared / dayMs)),
    topics,
  };
}

interface At {
  now: Date;
  /** Milliseconds of each of the two times that growth compares. */
  compared: number;
}

function topicOf(group: readonly Told[], { now, compared }: At): Topic[] {
  const newestFirst = [...group].sort(
    (a, b) => b.reportedAt.getTime() - a.reportedAt.getTime() || (a.code < b.code ? -1 : 1),
  );
  const voices = group.map(({ resident, reportedAt, severity }) => ({
    reporter: resident,
    at: reportedAt,
    supporters: 0,
    severity,
  }));
  const heat = heatOf(voices, now, compared);
  if (!isHot(heat)) return [];
  const { reporters, growth, severity, score } = heat;
  return [
    {
      title: newestFirst[0]?.title ?? '',
      reporters,
      growth,
      severity,
      score,
      cases: newestFirst.map(({ code, title, place, stage, reportedAt }) => ({
        code,
        title,
        place,
        stage,
        reportedOn: localDate(reportedAt),
      })),
    },
  ];
}
