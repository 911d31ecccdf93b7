import { settleDueAwards } from '../../../server/features/awards/service.ts';
import { reconcile, sumBooks } from '../../../server/ledger/service.ts';
import { recordAudit } from '../../../server/platform/audit.ts';
import { addDays, dayMs, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { noGroupBots } from '../../../server/platform/group-bots/client.ts';
import { seededRandom } from '../../../server/platform/ids.ts';
import { deliverOutbox } from '../../../server/platform/outbox.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import { noSms } from '../../../server/platform/sms.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { subscribersOf } from '../../../server/subscribers.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident, SeedStaff } from '../county/people.ts';
import { createActors } from './actors.ts';
import { arrival } from './arrival.ts';
import { planAsides } from './asides.ts';
import { householdEvents } from './households.ts';
import { depsAt, type Event } from './moment.ts';
import { inOneTransaction } from './one-transaction.ts';
import { patrolEvents } from './patrols.ts';
import { countPhotos, uploadPhotos } from './photos.ts';
import { type HistoryScope, planHistory, type Step } from './plan.ts';
import { pointEvents } from './points.ts';
import { readNotices } from './reading.ts';
import { atHour } from './road.ts';
import { shiftEvents } from './shifts.ts';
import { planSightings } from './sightings.ts';
import { type CaseSoFar, type StepContext, takeStep } from './take-step.ts';
import { findUnits } from './units.ts';

export interface HistoryOptions extends HistoryScope {
  county: number;
  staff: readonly SeedStaff[];
  /** Residents who register while history runs. */
  newcomers: readonly SeedResident[];
  say: (line: string) => void;
}

/**
 * Lives a year through the services that the screens use, on a clock of its own. Every step has a
 * request id and ids drawn from its own seed, so a run that was killed repeats what it did and goes
 * on.
 */
export async function writeHistory(deps: Deps, options: HistoryOptions): Promise<void> {
  const { county, until, say } = options;
  const plans = [...planHistory(options), ...planSightings(options), ...planAsides(options)];
  const actors = createActors(county, options.staff);
  const unitOf = await findUnits(deps, county, plans);
  say(`画 ${countPhotos(plans)} 张照片… · drawing ${countPhotos(plans)} photos`);
  const photos = await uploadPhotos(deps, { plans, actors, unitOf });
  const newcomers = arrivals(options);
  const events = [
    ...(await patrolEvents(deps, { ...options, actors })),
    ...(await pointEvents(deps, { ...options, actors })),
    ...(await shiftEvents(deps, { ...options, actors })),
    ...newcomers.map((newcomer) => arrival(county, newcomer, actors)),
    ...householdEvents({ ...options, newcomers, actors }),
    ...plans.flatMap((plan) => {
      const own = photos.get(plan.key) ?? { before: [], after: [] };
      return stepsOf({ actors, plan, unit: unitOf(plan), photos: own });
    }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  const months = Map.groupBy(events, ({ at }) => localDate(at).slice(0, 7));
  for (const [month, ofMonth] of months) {
    say(`写到 ${month} · writing ${month}`);
    await inOneTransaction(deps, (within) => live(within, ofMonth));
  }
  await morning(deps, until);
  await readNotices(depsAt(deps, until), { residents: options.residents.slice(0, 5), actors });
  await assertWholeBooks(deps, county);
  const scope = jobScope(county, 'seed_demo');
  await deps.database.transact((tx) =>
    recordAudit(
      tx,
      { deps: depsAt(deps, until), ask: { scope } },
      { action: 'demo.history_written', object: historyMark, details: { cases: plans.length } },
    ),
  );
}

const historyMark = 'demo/history';

/** Whether the history of a county was written to its end. */
export async function hasHistory({ database }: Deps, county: number): Promise<boolean> {
  const row = await database.read
    .selectFrom('audit_entries')
    .select('id')
    .where('county', '=', county)
    .where('object', '=', historyMark)
    .unionAll((waiting) =>
      waiting
        .selectFrom('audit_waiting')
        .select('id')
        .where('county', '=', county)
        .where('object', '=', historyMark),
    )
    .executeTakeFirst();
  return row !== undefined;
}

function stepsOf(context: Omit<StepContext, 'deps' | 'key'>): Event[] {
  const { plan } = context;
  let sofar: CaseSoFar | undefined;
  return plan.steps.map((step: Step, index) => {
    const key = `${plan.key}/${index}-${step.do}`;
    const run = async (deps: Deps) => {
      sofar = await takeStep({ ...context, deps, key }, step, sofar);
    };
    return { at: step.at, key, run };
  });
}

/** When each newcomer comes. */
function arrivals({ newcomers, until, days }: HistoryOptions) {
  const chance = chanceOf('arrivals');
  return newcomers.map((newcomer) => {
    const day = new Date(until.getTime() - chance.between(1, days) * dayMs);
    return { ...newcomer, at: atHour(day, chance.between(8, 21)) };
  });
}

/** Runs events in order, with the mornings in between. */
async function live(deps: Deps, events: readonly Event[]): Promise<void> {
  let [today] = events.map((event) => localDate(event.at));
  for (const { at, key, run } of events) {
    for (const day = localDate(at); today !== undefined && today < day; ) {
      today = addDays(today, 1);
      await morning(deps, startOfDay(today, 8.1));
    }
    await run(depsAt(deps, at, seededRandom(key)));
  }
}

/**
 * Every morning what is due arrives and what waits is delivered. It draws ids by chance: a seed
 * would draw them again where a morning was cut short.
 */
async function morning(deps: Deps, at: Date): Promise<void> {
  const then = depsAt(deps, at);
  await settleDueAwards(then);
  await deliverOutbox(then, subscribersOf({ ...then, sms: noSms, groupBots: noGroupBots }));
}

/** Points that do not add up must never be shown. */
async function assertWholeBooks({ database }: Deps, county: number): Promise<void> {
  const sum = await sumBooks(database.read, county);
  const differences = await reconcile(database.read, county);
  if (sum.posted !== 0n || sum.pending !== 0n || differences.length > 0)
    throw new Error(`the books of ${county} do not balance: ${differences.length} accounts differ`);
}
