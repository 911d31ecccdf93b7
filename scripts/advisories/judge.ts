/* What the registry knows against the packages of the lock, judged by the terms that docs/security.md gives. */

export interface Advisory {
  /** As it is published: GHSA-… */
  id: string;
  package: string;
  severity: string;
  title: string;
}

/** A mistake that is known and not mended here yet, written down when it was seen. */
export interface Waiting {
  id: string;
  since: string;
  /** outside: whoever sends requests can reach it and get at data or rights by it. */
  reach: 'outside' | 'inside';
  because: string;
}

/** Days from the day on which the mend was published. */
export interface Terms {
  outside: number;
  severe: number;
  other: number;
}

export interface Verdict {
  /** Known by nobody here so far. */
  unknown: Advisory[];
  /** Their time is over. */
  overdue: Advisory[];
  waiting: Advisory[];
  /** Written down, and found no more. */
  settled: string[];
}

const dayMs = 86_400_000;
const severe = ['high', 'critical'];

export function judge(
  found: readonly Advisory[],
  { waits, terms, today }: { waits: readonly Waiting[]; terms: Terms; today: string },
): Verdict {
  const verdict: Verdict = { unknown: [], overdue: [], waiting: [], settled: [] };
  for (const one of found) {
    const wait = waits.find(({ id }) => id === one.id);
    if (wait === undefined) verdict.unknown.push(one);
    else if (daysBetween(wait.since, today) > termOf(one, wait, terms)) verdict.overdue.push(one);
    else verdict.waiting.push(one);
  }
  const ids = new Set(found.map(({ id }) => id));
  verdict.settled = waits.map(({ id }) => id).filter((id) => !ids.has(id));
  return verdict;
}

function termOf({ severity }: Advisory, { reach }: Waiting, terms: Terms): number {
  if (reach === 'outside') return terms.outside;
  return severe.includes(severity) ? terms.severe : terms.other;
}

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

interface AuditReport {
  auditReportVersion?: unknown;
  vulnerabilities?: Record<string, { via: (string | Via)[] }>;
}
interface Via {
  url: string;
  name: string;
  severity: string;
  title: string;
}

/**
 * The mistakes that `npm audit --json` names, each once.
 * @throws where it is no such report: a registry that could not be asked knows nothing, and says nothing
 */
export function readReport(text: string): Advisory[] {
  const { auditReportVersion, vulnerabilities } = JSON.parse(text) as AuditReport;
  if (auditReportVersion !== 2 || vulnerabilities === undefined)
    throw new Error('the registry could not be asked');
  const found = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== 'string')
    .map(({ url, name, severity, title }) => {
      return { id: url.slice(url.lastIndexOf('/') + 1), package: name, severity, title };
    });
  return [...new Map(found.map((one) => [`${one.id} ${one.package}`, one])).values()];
}
