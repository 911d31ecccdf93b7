import type { Event } from '../../db/seed/history/moment.ts';
import { depsAt } from '../../db/seed/history/moment.ts';
import { reportedAt } from '../../db/seed/year/case.ts';
import { expectSignals } from '../../db/seed/year/expected-signals.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../server/platform/calendar.ts';
import { seededRandom } from '../../server/platform/ids.ts';
import { awardChecks } from './checks/awards.ts';
import { bookChecks } from './checks/books.ts';
import { capChecks } from './checks/caps.ts';
import type { Check, DayEnd } from './checks/check.ts';
import { evidenceChecks } from './checks/evidence.ts';
import { lapseChecks } from './checks/lapse.ts';
import { residentChecks } from './checks/residents.ts';
import { deskEvents } from './desks.ts';
import { errandEvents, type OpenHolds } from './errands.ts';
import { jobEvents, noJobs } from './jobs.ts';
import { reportEvents } from './reports.ts';
import { type Summary, summarise } from './summary.ts';
import type { World } from './world.ts';

/** What must hold after every day was broken; the words name day, seed and what. */
export class BrokenDay extends Error {
  readonly day: LocalDate;
  readonly findings: readonly string[];
  constructor(world: World, day: LocalDate, findings: readonly string[]) {
    super(`${day}, seed ${world.seed}:\n${findings.map((one) => `  ${one}`).join('\n')}`);
    this.day = day;
    this.findings = findings;
  }
}

export interface Running {
  /** Told after each day that held. */
  onDay?: (day: LocalDate, number: number) => void;
  /** A wrong that somebody does on top, to see it found. */
  planted?: (world: World, day: LocalDate) => Event[];
}

export const checks: readonly Check[] = [
  ...bookChecks,
  ...awardChecks,
  ...capChecks,
  ...lapseChecks,
  ...evidenceChecks,
  ...residentChecks,
];

/**
 * Lives the days of a world one after another through the services, with the jobs of each, and checks
 * after every day what must hold.
 * @throws BrokenDay at the first day on which something does not
 */
export async function simulate(world: World, { onDay, planted }: Running = {}): Promise<Summary> {
  const counts = noJobs();
  const holds: OpenHolds = new Map();
  const planned = [...reportEvents(world), ...errandEvents(world, holds)];
  const byDay = Map.groupBy(planned, ({ at }) => localDate(at));
  const reports = Map.groupBy(world.plan.cases, (one) => localDate(reportedAt(one)));
  const expected = expectSignals(world.plan.cases);
  for (let number = 0; number < world.days; number++) {
    const day = addDays(world.from, number);
    const events = [
      ...(byDay.get(day) ?? []),
      ...jobEvents(world, day, counts),
      ...deskEvents(world, day, number),
      ...(planted?.(world, day) ?? []),
    ].sort((a, b) => a.at.getTime() - b.at.getTime());
    await live(world, day, events);
    await checkDay({
      world,
      deps: depsAt(world.deps, startOfDay(day, 23.99), seededRandom(`${world.seed}/end/${day}`)),
      day,
      number,
      last: number === world.days - 1,
      holds,
      reported: reports.get(day) ?? [],
      expected,
    });
    onDay?.(day, number);
  }
  return summarise(world, counts);
}

async function live(world: World, day: LocalDate, events: readonly Event[]): Promise<void> {
  for (const { at, key, run } of events)
    await run(depsAt(world.deps, at, seededRandom(key))).catch((error: unknown) => {
      throw new BrokenDay(world, day, [`${key}: ${(error as Error).message}`]);
    });
}

async function checkDay(end: DayEnd): Promise<void> {
  const findings: string[] = [];
  for (const { name, find } of checks)
    for (const what of await find(end)) findings.push(`${name}: ${what}`);
  if (findings.length > 0) throw new BrokenDay(end.world, end.day, findings);
}
