import type { Event } from '../../db/seed/history/moment.ts';
import { settleDueAwards } from '../../server/features/awards/service.ts';
import { feedScores } from '../../server/features/honours/service.ts';
import { sealDueDays } from '../../server/features/seals/service.ts';
import { reconcileAll } from '../../server/features/statements/service.ts';
import { lapsePoints, warnOfLapse } from '../../server/features/year-end/service.ts';
import { type LocalDate, startOfDay } from '../../server/platform/calendar.ts';
import { forgetOld } from '../../server/platform/forget.ts';
import { noGroupBots } from '../../server/platform/group-bots/client.ts';
import { deliverOutbox } from '../../server/platform/outbox.ts';
import type { Sms } from '../../server/platform/sms.ts';
import type { Deps } from '../../server/platform/use-case.ts';
import { subscribersOf } from '../../server/subscribers.ts';
import { assertClosed, assertLapsed } from './checks/lapse.ts';
import type { World } from './world.ts';

/** What the jobs of a year did. */
export interface JobCounts {
  settled: number;
  lapsed: number;
  warned: number;
  scored: number;
  delivered: number;
}

export const noJobs = (): JobCounts => ({
  settled: 0,
  lapsed: 0,
  warned: 0,
  scored: 0,
  delivered: 0,
});

/** Takes every message: reminders of what lapses go to phones as well. */
const phones: Sms = { send: () => Promise.resolve({ kind: 'sent' }) };

/** Hours at which the outbox is delivered; the real one looks every minute. */
const rounds = [8.2, 11, 14, 17, 20, 23.6];

/** The jobs of one day at their hours, each as often as it is repeatable: a second run finds nothing. */
export function jobEvents(world: World, day: LocalDate, counts: JobCounts): Event[] {
  const { sealKey } = world.deps;
  const job = (name: string, hour: number, run: (deps: Deps) => Promise<void>): Event => ({
    at: startOfDay(day, hour),
    key: `${world.seed}/job/${day}/${name}`,
    run,
  });
  const deliver = async (deps: Deps) => {
    counts.delivered += await deliverOutbox(
      deps,
      subscribersOf({ ...deps, sms: phones, groupBots: noGroupBots }),
    );
  };
  return [
    job('lapse', 0.1, async (deps) => {
      counts.lapsed += await lapsePoints(deps);
      await nothingLeft('points lapsed twice', lapsePoints(deps));
      await assertLapsed(world, deps);
    }),
    // Lapses what was on its way at midnight of a year’s end, and closes its accounts.
    job('close', 0.75, async (deps) => {
      counts.lapsed += await lapsePoints(deps);
      await assertClosed(world, deps);
    }),
    job('seal', 0.7, (deps) => sealDueDays({ ...deps, sealKey })),
    job('reconcile', 3.5, (deps) => nothingLeft('differences', reconcileAll(deps))),
    job('forget', 4.2, forgetOld),
    job('settle', 8.1, async (deps) => {
      counts.settled += await settleDueAwards(deps);
      await nothingLeft('awards settled twice', settleDueAwards(deps));
    }),
    job('warn', 9, async (deps) => {
      counts.warned += await warnOfLapse(deps);
      await nothingLeft('warned twice', warnOfLapse(deps));
    }),
    ...rounds.map((hour) => job(`deliver-${hour}`, hour, deliver)),
    job('scores', 23.8, async (deps) => {
      counts.scored += await feedScores(deps);
    }),
  ];
}

async function nothingLeft(what: string, done: Promise<number>): Promise<void> {
  const count = await done;
  if (count > 0) throw new Error(`${what}: ${count}`);
}
