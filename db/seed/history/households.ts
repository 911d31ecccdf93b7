import { currentConsent } from '../../../contract/guardian-consent.ts';
import type { MyHousehold } from '../../../contract/households.ts';
import * as households from '../../../server/features/households/service.ts';
import { addDays, localDate, startOfDay, yearOf } from '../../../server/platform/calendar.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import type { Ask, Deps } from '../../../server/platform/use-case.ts';
import type { SeedResident } from '../county/people.ts';
import { residentId } from '../county/write.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';

interface Families {
  county: number;
  until: Date;
  residents: readonly SeedResident[];
  /** Who came while history runs, and when. */
  newcomers: readonly (SeedResident & { at: Date })[];
  actors: Actors;
}

/** Of those whom one can sign in as. */
const names = ['慧芳家', '老陈家', '桂兰小院', '林家', '可欣一家'];
const guardian = 4;

/** Days of history left. */
const daysLeft = { named: 240, child: 150, handedOver: 110, left: 80, takenOut: 45 } as const;
/** Newcomers who are at home here by now. */
const settledDays = 30;

/** What families of the demo do with their household in the course of the year. */
export function householdEvents(scope: Families): Event[] {
  const { residents } = scope;
  const others = [...homesOf(residents).values()].filter(
    (home) =>
      home.length > 2 && !residents.slice(0, names.length).includes(home[0] as SeedResident),
  );
  const [leaving, parting] = others;
  return [
    ...names.map((name, place) => naming(scope, name, place)),
    addingChild(scope),
    ...handingOver(scope),
    ...(leaving === undefined ? [] : [leavingHome(scope, leaving)]),
    ...(parting === undefined ? [] : [takingOut(scope, parting)]),
    ...comingIn(scope),
  ];
}

/** Grown-ups by household: the first of each speaks for it. */
function homesOf(residents: readonly SeedResident[]): Map<number, SeedResident[]> {
  const grownUps = residents.filter(({ ageGroup }) => ageGroup !== 'under_18');
  return Map.groupBy(grownUps, ({ household }) => household);
}

const onDay = ({ until }: Families, left: number, hour: number) =>
  startOfDay(addDays(localDate(until), -left), hour);

/** Somebody changes something of their household. */
function changing(
  { actors }: Families,
  { key: name, who, at }: { key: string; who: SeedResident; at: Date },
  change: (deps: Deps, ask: Ask) => Promise<MyHousehold | Refusal>,
): Event {
  const key = `household/${name}`;
  const run = async (deps: Deps) => {
    done(key, await change(deps, actors.resident(who, key)));
  };
  return { at, key, run };
}

function naming(scope: Families, name: string, place: number): Event {
  const who = scope.residents[place] as SeedResident;
  const at = onDay(scope, daysLeft.named - place * 9, 19 + place / 5);
  return changing(scope, { key: `named/${place}`, who, at }, (deps, ask) =>
    households.rename(deps, ask, name),
  );
}

function addingChild(scope: Families): Event {
  const who = scope.residents[guardian] as SeedResident;
  const at = onDay(scope, daysLeft.child, 20.2);
  const year = yearOf(localDate(scope.until)) - 8;
  const child = { name: '豆豆', year, month: 5, consentVersion: currentConsent };
  return changing(scope, { key: 'child', who, at }, (deps, ask) =>
    households.addChild(deps, ask, child),
  );
}

/** The first of those to sign in as who live with another grown-up. */
function handingOver(scope: Families): Event[] {
  const { county, residents } = scope;
  const homes = homesOf(residents);
  const known = residents.slice(0, guardian).map(({ household }) => homes.get(household) ?? []);
  const [head, next] = known.find((home) => home.length > 1) ?? [];
  if (head === undefined || next === undefined) return [];
  const at = onDay(scope, daysLeft.handedOver, 9.4);
  return [
    changing(scope, { key: 'handed-over', who: head, at }, (deps, ask) =>
      households.handOver(deps, ask, residentId(county, next.phone)),
    ),
  ];
}

function leavingHome(scope: Families, home: readonly SeedResident[]): Event {
  const at = onDay(scope, daysLeft.left, 12.5);
  const who = home.at(-1) as SeedResident;
  return changing(scope, { key: 'left', who, at }, households.leave);
}

function takingOut(scope: Families, home: readonly SeedResident[]): Event {
  const [who, ...relatives] = home as [SeedResident, ...SeedResident[]];
  const gone = residentId(scope.county, relatives.at(-1)?.phone ?? '');
  const at = onDay(scope, daysLeft.takenOut, 18.3);
  return changing(scope, { key: 'taken-out', who, at }, (deps, ask) =>
    households.takeOut(deps, ask, gone),
  );
}

/** Of those who came, one founds a household, and one moves in with somebody of the same grid. */
function comingIn(scope: Families): Event[] {
  const { residents, newcomers, until, actors } = scope;
  const settled = newcomers.filter(({ at }) => at < onDay(scope, settledDays, 0));
  const hostOf = ({ grid }: SeedResident) =>
    residents.find((one) => one.grid === grid && one.ageGroup !== 'under_18');
  const moving = settled.find((one) => hostOf(one) !== undefined);
  const founding = settled.find((one) => one !== moving);
  const host = moving && hostOf(moving);
  const events: Event[] = [];
  if (founding !== undefined) {
    const at = startOfDay(addDays(localDate(founding.at), 3), 20);
    const founded = { key: 'founded', who: founding, at };
    const name = `${founding.name.slice(0, 1)}家`;
    events.push(
      changing(scope, founded, async (deps, ask) => {
        const { sharePercent: agreedShare } = await households.getMine(deps, ask);
        return households.foundHousehold(deps, ask, { name, agreedShare });
      }),
    );
  }
  if (moving === undefined || host === undefined) return events;
  const told = { code: '' };
  const day = addDays(localDate(moving.at), 8);
  if (startOfDay(day) > until) return events;
  const inviting = async (deps: Deps) => {
    const key = 'household/invited';
    told.code = done(key, await households.invite(deps, actors.resident(host, key))).code;
  };
  const joined = { key: 'joined', who: moving, at: startOfDay(day, 19.7) };
  return [
    ...events,
    { at: startOfDay(day, 19.5), key: 'household/invited', run: inviting },
    changing(scope, joined, async (deps, ask) => {
      const { sharePercent: agreedShare } = await households.getMine(deps, ask);
      return households.join(deps, ask, { code: told.code, agreedShare });
    }),
  ];
}

function done<T>(key: string, answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${key}: ${answer.code}`);
  return answer;
}
