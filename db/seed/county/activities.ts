import * as activities from '../../../server/features/activities/service.ts';
import { addDays, addHours, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import { type ActivityPlan, activityPlans } from './activity-plans.ts';
import { holdActivities } from './held-activities.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, isWritten, residentAt, type Shop } from './shop.ts';

/** How long before it begins an activity was published. */
const publishedDays = 14;

/** What the demo county does together; all of it once, or nothing. */
export async function writeActivities(
  deps: Deps,
  { land: { county }, areas, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'activities', county)) return;
  const now = deps.clock.now();
  const communities = areas.filter(({ level }) => level === 'community').map(({ code }) => code);
  await inOneTransaction(deps, async (within) => {
    const people: Shop = { deps: within, county, residents, staff, now };
    await holdActivities(people, communities);
    for (const plan of activityPlans) await hold(people, plan, communities[plan.community] ?? '');
  });
}

async function hold(people: Shop, plan: ActivityPlan, area: string): Promise<void> {
  const { now, residents } = people;
  const { kind, title, said, venue, seats, keptSeats, priorityFrom, inDays, hours } = plan;
  const day = startOfDay(addDays(localDate(now), inDays));
  const [startsAt, endsAt] = [addHours(day, hours[0]), addHours(day, hours[1])];
  const publishedAt = new Date(
    Math.min(now.getTime(), daysBefore(startsAt, publishedDays).getTime()),
  );
  const key = `activity/${title.en}`;
  const { deps, ask } = actingAt(people, 'shouli')(key, publishedAt);
  const { id } = done(
    await activities.publishActivity(deps, ask, {
      kind,
      title,
      said,
      venue,
      area,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      closesAt: addHours(startsAt, -2).toISOString(),
      seats,
      keptSeats,
      priority:
        priorityFrom === null
          ? null
          : { from: priorityFrom, until: addHours(startsAt, -72).toISOString() },
    }),
  );
  const [first, count] = plan.people;
  for (const who of residents.slice(first, first + count)) {
    const signing = residentAt(people, who)(`${key}/${who.phone}`, publishedAt);
    // Some have not earned enough yet for an early sign-up: they come later, by themselves.
    await activities.signUp(signing.deps, signing.ask, id);
  }
  if (endsAt < now) await enterSheet(people, { id, key, startsAt, endsAt });
}

interface Held {
  id: string;
  key: string;
  startsAt: Date;
  endsAt: Date;
}

/** The paper sheet comes in today: most were there for all of it, one came late, one did not come. */
async function enterSheet(people: Shop, { id, key, startsAt, endsAt }: Held): Promise<void> {
  const act = actingAt(people, 'shouli');
  const looking = act(`${key}/list`, people.now);
  const listed = done(await activities.listParticipants(looking.deps, looking.ask, id));
  for (const [place, { id: participant }] of listed.participants.slice(1).entries()) {
    const { deps, ask } = act(`${key}/sheet/${place}`, people.now);
    done(
      await activities.recordPresence(deps, ask, {
        id,
        way: 'sheet',
        participant,
        from: (place === 1 ? addHours(startsAt, 0.5) : startsAt).toISOString(),
        until: endsAt.toISOString(),
      }),
    );
  }
}
