import type { Activity, NewActivity, Participant } from '../contract/activities.ts';
import type { Rule } from '../contract/rules.ts';
import { addHours } from '../server/platform/calendar.ts';
import type { Called, Caller, TestApp } from './app.ts';
import { county, type Person } from './county.ts';
import { rule } from './example-book.ts';
import { enforce } from './rulebooks.ts';

const both = (text: string) => ({ zh: text, en: text });

/** A point an hour for volunteers, one for having been there. */
export const activityRules: Rule[] = [
  rule({
    id: '6.1',
    name: both('志愿服务'),
    deed: 'activity.hour',
    base: { kind: 'per_unit', points: 1, unit: 'hour', atMostUnits: 4 },
    review: 'at_once',
  }),
  rule({
    id: '6.2',
    name: both('议事培训'),
    deed: 'activity.attended',
    base: { kind: 'fixed', points: 2 },
    review: 'at_once',
  }),
];

export interface Club {
  organiser: Caller;
  /** Somebody else who may enter and take back. */
  colleague: Caller;
  /** Publishes an activity that begins in an hour and takes two, with five seats, unless it says otherwise. */
  publish(
    change?: Partial<NewActivity>,
    hours?: readonly [from: number, until: number],
  ): Promise<string>;
  /** The code that the organiser’s screen shows at this moment. */
  code(activity: string, direction: 'in' | 'out'): Promise<string>;
  /** Shows the code and has somebody scan it, who has a name by then. */
  scan(
    resident: Caller,
    activity: string,
    direction: 'in' | 'out',
  ): Promise<Called<'scanActivityCode'>>;
  people(activity: string): Promise<readonly Participant[]>;
  /** Whoever did not enter a line confirms it, so that nothing waits for a second person any more. */
  confirm(activity: string): Promise<void>;
}

/** Somebody at a desk who signs in anew whenever they are needed: activities take longer than a desk rests. */
const awake =
  (world: TestApp, person: Person): Caller =>
  async (name, input) =>
    (await world.staff(person))(name, input);

/** Whoever is counted has a name, by which they are told apart from who organises. */
export async function giveName(resident: Caller): Promise<void> {
  if ((await resident('getMe')).ok.name === null)
    (await resident('completeProfile', { body: { name: '尤有名' } })).ok;
}

/** Organisers of the county, and a book that pays for taking part unless it stays as it is. */
export async function openClub(world: TestApp, { paid = true } = {}): Promise<Club> {
  if (paid) await enforce(world, activityRules);
  const [organiser, colleague] = [awake(world, 'intake'), awake(world, 'dispatcher')];
  const code: Club['code'] = async (id, direction) =>
    (await organiser('showActivityCode', { params: { id }, query: { direction } })).ok.code;
  return {
    organiser,
    colleague,
    code,
    publish: async (change = {}, [from, until] = [1, 3]) => {
      const now = world.clock.now();
      const body: NewActivity = {
        kind: 'volunteering',
        title: both('清河道'),
        said: both('带手套来'),
        venue: '桥头',
        area: '339999001001',
        startsAt: addHours(now, from).toISOString(),
        endsAt: addHours(now, until).toISOString(),
        closesAt: addHours(now, until).toISOString(),
        seats: 5,
        keptSeats: 0,
        priority: null,
        ...change,
      };
      return (await organiser('publishActivity', { body })).ok.id;
    },
    scan: async (resident, id, direction) => {
      await giveName(resident);
      return resident('scanActivityCode', { body: { code: await code(id, direction) } });
    },
    people: async (id) => (await organiser('listParticipants', { params: { id } })).ok.participants,
    confirm: async (id) => {
      for (const by of [colleague, organiser]) {
        const participants = await waitingFor(by, id);
        if (participants.length > 0)
          (await by('confirmPresences', { params: { id }, body: { participants } })).ok;
      }
    },
  };
}

/** Of an activity, what whoever asks may confirm. */
export async function waitingFor(by: Caller, id: string): Promise<string[]> {
  const { participants } = (await by('listParticipants', { params: { id } })).ok;
  return participants.filter(({ toConfirm }) => toConfirm === 'by_me').map((one) => one.id);
}

/** Somebody signs up. */
export const signUp = (resident: Caller, id: string) =>
  resident('signUpForActivity', { params: { id } });

export const partOf = async (resident: Caller, id: string) =>
  (await resident('getMyActivity', { params: { id } })).ok.mine;

/** Points that somebody has, and minutes of volunteer hours. */
export async function earnedBy(resident: Caller): Promise<{ points: number; minutes: number }> {
  const { spendable } = (await resident('getMyPoints')).ok;
  return { points: spendable, minutes: (await resident('getMyVolunteerHours')).ok.minutes };
}

/** Rows of the account of hours that this county has for an activity. */
export async function hoursOf(world: TestApp, activity: Activity['id']): Promise<number> {
  const { rows } = await world.deps.database.pool.query<{ minutes: number | null }>(
    `select sum(h.minutes)::integer as minutes from volunteer_hours h
     join participations p on p.county = h.county and p.id = h.participation
     where h.county = $1 and p.activity = $2`,
    [county, activity],
  );
  return rows[0]?.minutes ?? 0;
}

/** Somebody waits for a seat that is kept for first-timers until a day before: two have been somewhere. */
export async function waitForKeptSeat(world: TestApp): Promise<void> {
  const club = await openClub(world, { paid: false });
  const lecture = await club.publish({ kind: 'lecture' });
  const regulars = [await world.resident(), await world.resident()];
  world.clock.advance({ hours: 1 });
  for (const one of regulars) (await club.scan(one, lecture, 'in')).ok;
  world.clock.advance({ hours: 1 });
  for (const one of regulars) (await club.scan(one, lecture, 'out')).ok;
  const id = await club.publish({ seats: 2, keptSeats: 1 }, [30, 32]);
  for (const one of regulars) (await signUp(one, id)).ok;
  world.clock.advance({ hours: 10 });
}
