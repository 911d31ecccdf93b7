import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PatrolScan } from '../../../contract/patrols.ts';
import type { RouteName } from '../../../contract/table.ts';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { rule } from '../../../test/example-book.ts';
import { awake } from '../../../test/for-somebody.ts';
import { type Someone, someone } from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { agreeing, phonesOf } from '../../../test/tracks/phone.ts';
import { hangOnWalls, passBy } from '../../../test/walls.ts';
import { reconcile } from '../../ledger/service.ts';

/*
 * Patrols are begun, joined, ended and proved for somebody by two of staff, and by themselves, in any order, each
 * asked twice: what is paid was walked, and once.
 */

let world: TestApp;
let round: string[];
let staff: readonly [Caller, Caller];
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  const base = { kind: 'per_unit', points: 1, unit: 'hour' } as const;
  await enforce(world, [rule({ id: '1.1', deed: 'patrol.hour', base })]);
  staff = [awake(world, 'grid_worker'), awake(world, 'intake')];
  round = await hangOnWalls(world, awake(world, 'dispatcher'), ['东口', '桥头', '西口']);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const { morning, grownUp, begin } = phonesOf(() => world);

const who = fc.constantFrom(0 as const, 1 as const);
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('begin' as const), who }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('join' as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('begin_alone' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant('walk' as const), stops: fc.constantFrom(3, 7) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('end' as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('prove' as const), which: fc.nat(3) }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** Minutes from one paper to the next. */
const everyMinutes = 11;
let requests = 0;

interface Begun {
  patrol: string;
  /** By which, and whose; undefined: by themselves. */
  by: { agreement: string; caller: Caller } | undefined;
}

class Outing {
  readonly one: Someone;
  readonly code: string;
  readonly begun: Begun[] = [];
  readonly scans: PatrolScan[] = [];

  constructor(one: Someone, code: string) {
    this.one = one;
    this.code = code;
  }

  async play(action: Action): Promise<void> {
    switch (action.act) {
      case 'begin':
        return this.setOut(action.who, 'beginPatrolFor');
      case 'join':
        return this.setOut(action.who, 'joinPatrolFor');
      case 'begin_alone': {
        const begun = await this.twice(this.one.call, 'beginPatrol', {});
        if (begun !== undefined) this.begun.push({ patrol: begun, by: undefined });
        return;
      }
      case 'walk': {
        // From where they stand, to the next paper.
        const from = this.scans.length;
        const codes = Array.from({ length: action.stops }, (_, i) => round[(from + i) % 3] ?? '');
        this.scans.push(...passBy(world, codes, { everyMinutes }));
        return;
      }
      case 'end':
        return this.step(action.which, { own: 'endPatrol', typed: 'endPatrolFor' });
      default:
        return this.step(action.which, { own: 'provePatrol', typed: 'provePatrolFor' });
    }
  }

  /** Between walks nobody stands still for longer than an agreement takes. */
  walkedMinutes(): number {
    const [first, last] = [this.scans[0], this.scans.at(-1)];
    return (Date.parse(last?.at ?? '') - Date.parse(first?.at ?? '')) / 60_000 || 0;
  }

  private async setOut(who: 0 | 1, route: 'beginPatrolFor' | 'joinPatrolFor'): Promise<void> {
    const caller = staff[who];
    const agreement = await agreedWith(world, caller, this.one);
    const body = route === 'joinPatrolFor' ? { body: { code: this.code } } : {};
    const patrol = await this.twice(caller, route, { params: { id: agreement }, ...body });
    if (patrol !== undefined) this.begun.push({ patrol, by: { agreement, caller } });
  }

  private async step(which: number, by: { own: RouteName; typed: RouteName }): Promise<void> {
    const begun = this.begun[which];
    if (begun === undefined || this.scans.length === 0) return;
    const { patrol, by: typing } = begun;
    const [route, params, call] =
      typing === undefined
        ? ([by.own, { id: patrol }, this.one.call] as const)
        : ([by.typed, { id: typing.agreement, patrol }, typing.caller] as const);
    // All that was scanned that day, whatever of it lies on this patrol.
    const { scans } = this;
    const proof = typing === undefined ? { datum: 'wgs84', points: [], scans } : { scans };
    const isProof = route === by.own ? route === 'provePatrol' : route === 'provePatrolFor';
    await this.twice(call, route, { params, ...(isProof ? { body: proof } : {}) });
  }

  /** An answer that was lost is asked for again. @returns the patrol; undefined: refused, by a sentence */
  private async twice(call: Caller, route: RouteName, input: object): Promise<string | undefined> {
    const asked = { ...input, requestId: `walk-${++requests}` };
    const first = await call(route, asked);
    const again = await call(route, asked);
    expect(again.raw.body.replace(/"trace":"[^"]*"/, '')).toBe(
      first.raw.body.replace(/"trace":"[^"]*"/, ''),
    );
    expect(first.status, first.raw.body).toBeLessThan(500);
    return first.status < 300 ? ((first.raw.json() as { id?: string }).id ?? '') : undefined;
  }
}

async function settle(outing: Outing): Promise<void> {
  const { one } = outing;
  const { patrols } = (await one.call('listMyPatrols')).ok;
  const proved = patrols.flatMap(({ proof }) => (proof === null ? [] : [proof.minutes]));
  expect(proved.reduce((sum, minutes) => sum + minutes, 0)).toBeLessThanOrEqual(
    outing.walkedMinutes(),
  );
  const hours = proved.reduce((sum, minutes) => sum + Math.floor(minutes / 60), 0);
  expect((await one.call('getMyPoints')).ok.spendable).toBe(hours);
  const { rows } = await world.deps.database.pool.query<{ from: Date; until: Date }>(
    `select from_at as "from", until_at as until from counted_time where resident = $1 order by from_at`,
    [one.id],
  );
  for (const [i, { from }] of rows.slice(1).entries())
    expect(from.getTime()).toBeGreaterThanOrEqual(rows[i]?.until.getTime() ?? 0);
}

test('a minute beside staff is paid once, whoever began it, and however often it is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 14 }), async (actions) => {
      morning();
      const one = await someone(world);
      (await one.call('setMyConsent', agreeing)).ok;
      const { code } = await begin(await grownUp());
      const outing = new Outing(one, code ?? '');
      for (const each of actions) await outing.play(each);
      // Whatever was begun is proved in the end, by whoever began it.
      for (const which of outing.begun.keys()) await outing.play({ act: 'prove', which });
      await settle(outing);
    }),
    { numRuns: 30, seed: 20261130 },
  );
}, 120_000);
