import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrackBody } from '../../../contract/patrols.ts';
import { type Club, openClub } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { rule } from '../../../test/example-book.ts';
import { idOf } from '../../../test/holders.ts';
import { papersOf } from '../../../test/paper-lists.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';
import { reconcile } from '../../ledger/service.ts';
import { addHours, localTime } from '../../platform/calendar.ts';

/*
 * Somebody walks, serves and is written down on paper, all on one day and at the same hours too. Lists are confirmed
 * and undone, tracks come days later and twice, codes are scanned and sheets entered: no minute earns twice.
 */

let world: TestApp;
let club: Club;
let intake: Caller;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  const byTheHour = { kind: 'per_unit', points: 1, unit: 'hour' } as const;
  await enforce(world, [
    rule({ id: '1.1', deed: 'patrol.hour', base: byTheHour }),
    rule({ id: '6.1', deed: 'activity.hour', base: byTheHour, review: 'at_once' }),
  ]);
  club = await openClub(world, { paid: false });
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);
const papers = papersOf({ world: () => world, intake: () => intake, reviewer: () => reviewer });

const hours = fc.constantFrom(1, 2);
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('walk' as const), hours }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('send' as const), which: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('serve' as const), hours }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('walk_and_serve' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('sheet' as const), hours }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('compare' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('paper' as const),
      kind: fc.constantFrom('patrol.hour' as const, 'activity.hour' as const),
      minutes: fc.constantFrom(45, 60, 90, 130),
      compared: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('confirm' as const, 'undo' as const),
      which: fc.nat(2),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

interface List {
  id: string;
  kind: 'patrol.hour' | 'activity.hour';
  minutes: number;
  state: 'entered' | 'confirmed' | 'undone';
}

interface Walk {
  id: string;
  track: TrackBody;
}

class Day {
  readonly one: Caller;
  readonly phone: string;
  readonly day: string;
  readonly lists: List[] = [];
  readonly walks: Walk[] = [];
  readonly sheets: string[] = [];

  constructor(one: Caller, phone: string) {
    this.one = one;
    this.phone = phone;
    this.day = papers.today();
  }

  async play(action: Action): Promise<void> {
    // Whoever works till late walks alone at night; and a day is over at midnight.
    const isLate = localTime(world.clock.now()) > '18:00' || papers.today() !== this.day;
    switch (action.act) {
      case 'walk':
        return isLate ? undefined : this.walk(action.hours);
      case 'send':
        return this.send(action.which);
      case 'serve':
        return isLate ? undefined : this.serve(() => this.pass(action.hours));
      case 'walk_and_serve':
        return isLate ? undefined : this.serve(() => this.walk(1));
      case 'sheet':
        return isLate ? undefined : this.sheet(action.hours);
      case 'compare':
        return this.compare();
      case 'paper':
        return this.enter(action);
      default:
        return this.decide(action.act, action.which);
    }
  }

  private async pass(hours: number): Promise<void> {
    world.clock.advance({ hours });
  }

  private async walk(hours: number): Promise<void> {
    const { id } = await begin(this.one);
    const track = walk(hours * 60 + 3);
    (await this.one('endPatrol', { params: { id } })).ok;
    this.walks.push({ id, track });
  }

  /** Sent twice, and again as another request: it is judged once. */
  private async send(which: number): Promise<void> {
    const sent = this.walks[which];
    if (sent === undefined) return;
    const input = { params: { id: sent.id }, body: sent.track, requestId: `send-${sent.id}` };
    const first = await this.one('provePatrol', input);
    expect((await this.one('provePatrol', input)).raw.body).toBe(first.raw.body);
    const again = await prove(this.one, sent.id, sent.track);
    expect(again.problem.code).toBe('patrol_proved');
  }

  private async serve(meanwhile: () => Promise<void>): Promise<void> {
    const id = await club.publish({}, [1, 4]);
    world.clock.advance({ hours: 1 });
    (await club.scan(this.one, id, 'in')).ok;
    await meanwhile();
    (await club.scan(this.one, id, 'out')).ok;
    expect((await club.scan(this.one, id, 'out')).status).toBe(409);
  }

  /** Of the hours that have just gone by, whatever was done in them. */
  private async sheet(hours: number): Promise<void> {
    const id = await club.publish({}, [0.5, 0.5 + hours]);
    const from = addHours(world.clock.now(), 0.5);
    const until = addHours(from, hours);
    await this.walk(hours);
    world.clock.advance({ minutes: 40 });
    const times = { from: from.toISOString(), until: until.toISOString() };
    const body = { phone: this.phone, ...times, way: 'sheet' };
    (await club.organiser('recordPresence', { params: { id }, body })).ok;
    this.sheets.push(id);
  }

  /** A second person confirms every sheet of the day so far. */
  async compare(): Promise<void> {
    for (const id of this.sheets) await club.confirm(id);
  }

  private async enter(typed: Extract<Action, { act: 'paper' }>): Promise<void> {
    await awake();
    const { kind, minutes, compared } = typed;
    const entered = await papers.enter([{ phone: this.phone, kind, day: this.day, minutes }]);
    if (entered.status !== 201) expect(entered.problem.code).toBe('roster_lines_wrong');
    else this.lists.push({ id: entered.ok.id, kind, minutes, state: 'entered' });
    if (entered.status === 201 && compared) await this.decide('confirm', this.lists.length - 1);
  }

  private async decide(act: 'confirm' | 'undo', which: number): Promise<void> {
    const list = this.lists[which];
    if (list === undefined) return;
    await awake();
    const { status } = await papers[act](list.id);
    expect([200, 409]).toContain(status);
    if (status === 200) list.state = act === 'confirm' ? 'confirmed' : 'undone';
  }

  /** What the phones and lists of this person proved, minute by minute, none of it twice. */
  private async proved(): Promise<Record<List['kind'], number[]>> {
    const { rows } = await world.deps.database.pool.query<{
      walk: boolean;
      minutes: number;
      waits: boolean;
    }>(
      `select true as walk, minutes, false as waits
       from patrol_members where resident = $1 and walked_from is not null
       union all select false, minutes, to_compare and confirmed_at is null
       from participations
       where resident = $1 and counted_at is not null`,
      [await idOf(this.one)],
    );
    const sum = rows.reduce((total, { minutes }) => total + minutes, 0);
    const { rows: spans } = await world.deps.database.pool.query<{ from: Date; until: Date }>(
      'select from_at as "from", until_at as until from counted_time where resident = $1',
      [await idOf(this.one)],
    );
    expect(sum).toBeLessThanOrEqual(minutesOf(spans));
    // A sheet that waits for a second person earns nothing yet.
    const of = (walk: boolean) =>
      rows.filter((row) => row.walk === walk && !row.waits).map((row) => row.minutes);
    return { 'patrol.hour': of(true), 'activity.hour': of(false) };
  }

  async check(): Promise<void> {
    const proved = await this.proved();
    const settled = await this.settled();
    expect((await this.one('getMyPoints')).ok).toMatchObject({ owed: 0 });
    for (const kind of ['patrol.hour', 'activity.hour'] as const) {
      const told = proved[kind].reduce((sum, minutes) => sum + minutes, 0);
      const paper = this.lists.find((list) => list.kind === kind && list.state === 'confirmed');
      const most = Math.floor(Math.max(told, paper?.minutes ?? 0) / 60);
      expect(settled[kind] ?? 0).toBeLessThanOrEqual(most);
      // Without paper each proof earns what it proves, whatever had been on paper before.
      const alone = proved[kind].reduce((sum, minutes) => sum + Math.floor(minutes / 60), 0);
      if (paper === undefined) expect(settled[kind] ?? 0).toBe(alone);
    }
  }

  /** Points that stand, by what they are for. */
  private async settled(): Promise<Record<string, number>> {
    const { rows } = await world.deps.database.pool.query<{ kind: string; points: number }>(
      `select d.kind, sum(a.points)::integer as points from awards a
       join deeds d on d.county = a.county and d.id = a.deed
       where a.resident = $1 and a.state = 'settled' group by d.kind`,
      [await idOf(this.one)],
    );
    return Object.fromEntries(rows.map(({ kind, points }) => [kind, points]));
  }
}

/** Minutes in which at least one of these went on. */
function minutesOf(spans: readonly { from: Date; until: Date }[]): number {
  const minutes = new Set<number>();
  for (const { from, until } of spans)
    for (let at = Math.floor(Number(from) / 60_000); at < Number(until) / 60_000; at++)
      minutes.add(at);
  return minutes.size;
}

async function awake(): Promise<void> {
  [intake, reviewer] = [await world.staff('intake'), await world.staff('reviewer')];
}

let runs = 0;
test('in whatever order papers, phones and lists come, no minute earns twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 14 }), async (actions) => {
      morning();
      const phone = `1366662${String(++runs).padStart(4, '0')}`;
      const day = new Day(await grownUp(phone), phone);
      for (const one of actions) {
        await day.play(one);
        await day.check();
      }
      // What is left comes in days later, and then every list is undone.
      world.clock.advance({ days: 3 });
      for (const which of day.walks.keys()) await day.play({ act: 'send', which });
      await day.compare();
      await day.check();
      for (const which of day.lists.keys()) await day.play({ act: 'undo', which });
      await day.check();
    }),
    { numRuns: 8, seed: 20_261_130, endOnFailure: true },
  );
}, 300_000);
