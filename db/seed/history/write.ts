import { subscribersOf } from '../../../server/app.ts';
import { chooseUnits } from '../../../server/features/areas/service.ts';
import { settleDueAwards } from '../../../server/features/awards/service.ts';
import { addResidents, completeProfile } from '../../../server/features/residents/service.ts';
import { reconcile, sumBooks } from '../../../server/ledger/service.ts';
import { recordAudit } from '../../../server/platform/audit.ts';
import { addDays, dayMs, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { settableClock } from '../../../server/platform/clock.ts';
import { createIds, seededRandom } from '../../../server/platform/ids.ts';
import { deliverOutbox } from '../../../server/platform/outbox.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident, SeedStaff } from '../county/people.ts';
import { residentId } from '../county/write.ts';
import { type Actors, createActors } from './actors.ts';
import { inOneTransaction } from './one-transaction.ts';
import { countPhotos, uploadPhotos } from './photos.ts';
import { type CasePlan, type HistoryScope, planHistory, type Step } from './plan.ts';
import { readNotices } from './reading.ts';
import { atHour } from './road.ts';
import { type CaseSoFar, type StepContext, takeStep } from './take-step.ts';

export interface HistoryOptions extends HistoryScope {
  county: number;
  staff: readonly SeedStaff[];
  /** Residents who register while history runs. */
  newcomers: readonly SeedResident[];
  say: (line: string) => void;
}

interface Event {
  at: Date;
  key: string;
  run: (deps: Deps) => Promise<void>;
}

/**
 * Lives a year through the services that the screens use, on a clock of its own. Every step has a
 * request id and ids drawn from its own seed, so a run that was killed repeats what it did and goes
 * on.
 */
export async function writeHistory(deps: Deps, options: HistoryOptions): Promise<void> {
  const { county, until, say } = options;
  const plans = planHistory(options);
  const actors = createActors(county, options.staff);
  const unitOf = await findUnits(deps, county, plans);
  say(`画 ${countPhotos(plans)} 张照片… · drawing ${countPhotos(plans)} photos`);
  const photos = await uploadPhotos(deps, { plans, actors, unitOf });
  const events = [
    ...arrivals(options).map((newcomer) => arrival(county, newcomer, actors)),
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
      { deps: { ids: deps.ids, clock: { now: () => until } }, ask: { scope } },
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
    .executeTakeFirst();
  return row !== undefined;
}

/** The unit that answers for each case, as the dispatcher's list would put it first. */
async function findUnits({ database }: Deps, county: number, plans: readonly CasePlan[]) {
  const scope = jobScope(county, 'seed_demo');
  const keyOf = ({ story, spot }: CasePlan) => `${story.category}/${spot.grid}`;
  const units = new Map<string, string>();
  for (const plan of plans) {
    if (units.has(keyOf(plan))) continue;
    const [first] = await chooseUnits(database.read, scope, {
      category: plan.story.category,
      grid: plan.spot.grid,
      categoryName: { zh: '', en: '' },
    });
    if (first === undefined) throw new Error(`${county} has no unit`);
    units.set(keyOf(plan), first.id);
  }
  return (plan: CasePlan): string => units.get(keyOf(plan)) ?? '';
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

/** Registers by phone and fills in the profile: what earns the newcomer gift. */
function arrival(
  county: number,
  { phone, name, grid, at }: SeedResident & { at: Date },
  actors: Actors,
): Event {
  const key = `arrival/${phone}`;
  const id = residentId(county, phone);
  const run = async (deps: Deps) => {
    const known = await deps.database.read
      .selectFrom('residents')
      .select('id')
      .where('county', '=', county)
      .where('id', '=', id)
      .executeTakeFirst();
    const residents = [{ id, phone, profile: null }];
    const scope = jobScope(county, 'seed_demo');
    if (known === undefined)
      await deps.database.transact((tx) =>
        addResidents(tx, { deps, scope }, { households: [], residents, at }),
      );
    const done = await completeProfile(deps, actors.resident({ phone }, key), { name, grid });
    if (isRefusal(done)) throw new Error(`${key}: ${done.code}`);
  };
  return { at, key, run };
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
  await deliverOutbox(then, subscribersOf(then));
}

function depsAt(deps: Deps, at: Date, random?: (size: number) => Buffer): Deps {
  const clock = settableClock(at);
  return { ...deps, clock, ids: createIds(clock, random), wakeOutbox: () => {} };
}

/** Points that do not add up must never be shown. */
async function assertWholeBooks({ database }: Deps, county: number): Promise<void> {
  const sum = await sumBooks(database.read, county);
  const differences = await reconcile(database.read, county);
  if (sum.posted !== 0n || sum.pending !== 0n || differences.length > 0)
    throw new Error(`the books of ${county} do not balance: ${differences.length} accounts differ`);
}
