import * as activities from '../../../server/features/activities/service.ts';
import { addDays, addHours, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { isRefusal } from '../../../server/platform/refusal.ts';
import { type ChangedPlan, changedPlans, type HeldPlan, heldPlans } from './held-plans.ts';
import type { SeedResident } from './people.ts';
import { actingAt, daysBefore, done, residentAt, type Shop } from './shop.ts';

const publishedDays = 14;
/** Between one who scans and the next, in hours. */
const queueHours = 20 / 3600;
const organiser = 'shouli';
/** Whoever takes something back has not entered it. */
const colleague = 'paidan';

interface Announced {
  key: string;
  id: string;
  startsAt: Date;
  endsAt: Date;
}

type Announcing = Omit<HeldPlan, 'givenUp' | 'stars'>;

/** What was held lately, with who came; what was called off, and what was put off. */
export async function holdActivities(shop: Shop, communities: readonly string[]): Promise<void> {
  for (const plan of heldPlans) {
    const start = startOfDay(addDays(localDate(shop.now), plan.inDays), plan.hours[0]);
    const at = daysBefore(start, publishedDays);
    const announced = await announce(shop, plan, { at, area: communities[plan.community] ?? '' });
    await hold(shop, plan, announced);
  }
  for (const plan of changedPlans) {
    const at = daysBefore(shop.now, plan.published);
    const announced = await announce(shop, plan, { at, area: communities[plan.community] ?? '' });
    await change(shop, plan, announced);
  }
}

async function announce(
  shop: Shop,
  plan: Announcing,
  { at, area }: { at: Date; area: string },
): Promise<Announced> {
  const { kind, title, said, venue, seats, inDays, hours, people } = plan;
  const day = startOfDay(addDays(localDate(shop.now), inDays));
  const [startsAt, endsAt] = [addHours(day, hours[0]), addHours(day, hours[1])];
  const key = `activity/${title.en}`;
  const { deps, ask } = actingAt(shop, organiser)(key, at);
  const { id } = done(
    await activities.publishActivity(deps, ask, {
      kind,
      title,
      said,
      venue,
      area,
      ...timesOf(startsAt, endsAt),
      seats,
      keptSeats: 0,
      priority: null,
    }),
  );
  for (const [place, who] of peopleOf(shop, people).entries()) {
    const signing = residentAt(shop, who)(`${key}/${who.phone}`, addHours(at, 2 + place));
    done(await activities.signUp(signing.deps, signing.ask, id));
  }
  return { key, id, startsAt, endsAt };
}

const timesOf = (startsAt: Date, endsAt: Date) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  closesAt: addHours(startsAt, -2).toISOString(),
});

const peopleOf = ({ residents }: Shop, [first, count]: HeldPlan['people']) =>
  residents.slice(first, first + count);

async function hold(shop: Shop, plan: HeldPlan, announced: Announced): Promise<void> {
  const { key, id, startsAt, endsAt } = announced;
  const { givenUp = 0, stars = [], certified = 0 } = plan;
  const signedUp = peopleOf(shop, plan.people);
  for (const who of signedUp.slice(0, givenUp)) {
    const { deps, ask } = residentAt(shop, who)(
      `${key}/given-up/${who.phone}`,
      daysBefore(startsAt, 2),
    );
    done(await activities.giveUpSeat(deps, ask, id));
  }
  // Those who waited last have no seat, and stay at home.
  const there = signedUp.slice(givenUp, givenUp + plan.seats);
  await scanAll(shop, announced, {
    people: there,
    direction: 'in',
    from: addHours(startsAt, -0.15),
  });
  await scanAll(shop, announced, { people: there, direction: 'out', from: addHours(endsAt, 0.02) });
  for (const [place, given] of stars.entries()) {
    const who = there[place] as SeedResident;
    const { deps, ask } = residentAt(shop, who)(
      `${key}/stars/${who.phone}`,
      addHours(endsAt, 3 + place),
    );
    done(await activities.rateActivity(deps, ask, { id, stars: given }));
  }
  if (plan.takenBack !== undefined) await takeBack(shop, announced, plan.takenBack);
  for (const who of there.slice(0, certified)) await certify(shop, announced, who);
}

interface Scanning {
  people: readonly SeedResident[];
  direction: 'in' | 'out';
  from: Date;
}

/** One after another, each the code that stands on the screen at that moment. */
async function scanAll(
  shop: Shop,
  { key, id }: Announced,
  { people, direction, from }: Scanning,
): Promise<void> {
  for (const [place, who] of people.entries()) {
    const at = addHours(from, place * queueHours);
    const screen = actingAt(shop, organiser)(`${key}/screen/${direction}${place}`, at);
    const shown = done(await activities.showCode(screen.deps, screen.ask, { id, direction }));
    const { deps, ask } = residentAt(shop, who)(`${key}/${direction}/${who.phone}`, at);
    const scanned = await activities.scanCode(deps, ask, shown.code);
    if (isRefusal(scanned)) throw new Error(`${key}: ${who.name} was refused: ${scanned.code}`);
  }
}

async function takeBack(shop: Shop, { key, id, endsAt }: Announced, reason: string): Promise<void> {
  const act = actingAt(shop, colleague);
  const at = addHours(endsAt, 18);
  const looking = act(`${key}/list`, at);
  const listed = done(await activities.listParticipants(looking.deps, looking.ask, id));
  const participant = listed.participants.at(-1)?.id ?? '';
  const { deps, ask } = act(`${key}/taken-back`, at);
  done(await activities.takeBackPresence(deps, ask, { id, participant, reason }));
}

/** A paper of what they have served this last month, checked by anybody. */
async function certify(shop: Shop, { key, endsAt }: Announced, who: SeedResident): Promise<void> {
  const at = addHours(endsAt, 24 * 7);
  const until = localDate(at);
  const { deps, ask } = residentAt(shop, who)(`${key}/certificate/${who.phone}`, at);
  done(await activities.certifyHours(deps, ask, { from: addDays(until, -30), until }));
}

async function change(shop: Shop, plan: ChangedPlan, { key, id }: Announced): Promise<void> {
  const { changed, reason, laterInDays, hours } = plan;
  const { deps, ask } = actingAt(shop, organiser)(`${key}/changed`, daysBefore(shop.now, changed));
  if (laterInDays === undefined) {
    done(await activities.cancelActivity(deps, ask, { id, reason }));
    return;
  }
  const day = startOfDay(addDays(localDate(shop.now), laterInDays));
  const times = timesOf(addHours(day, hours[0]), addHours(day, hours[1]));
  done(await activities.postponeActivity(deps, ask, { id, reason, ...times }));
}
