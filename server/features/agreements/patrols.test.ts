import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rulebook } from '../../../db/seed/county/rulebook.ts';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { awake, typistOf } from '../../../test/for-somebody.ts';
import { type Someone, someone } from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { agreeing, phonesOf } from '../../../test/tracks/phone.ts';
import { hangOnWalls, passBy } from '../../../test/walls.ts';
import { reconcile } from '../../ledger/service.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { addHours } from '../../platform/calendar.ts';

/* Somebody without a phone walks beside a grid worker, who begins, ends and proves it for them. */

let world: TestApp;
let worker: Caller;
let intake: Caller;
let dispatcher: Caller;
let round: string[];
let one: Someone;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  [worker, intake] = [awake(world, 'grid_worker'), awake(world, 'intake')];
  dispatcher = awake(world, 'dispatcher');
  await enforce(
    world,
    rulebook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
  round = await hangOnWalls(world, dispatcher, ['东口', '桥头', '西口', '井边']);
});
beforeEach(async () => {
  morning();
  one = await someone(world);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);

const agreed = ({ phone }: Someone, by = worker) => agreedWith(world, by, { phone });
const pointsOf = async ({ call }: Someone) => (await call('getMyPoints')).ok.spendable;
const patrolsOf = async ({ call }: Someone) => (await call('listMyPatrols')).ok.patrols;

/** Seventy minutes from paper to paper. */
const walked = () =>
  passBy(
    world,
    Array.from({ length: 8 }, (_, i) => round[i % round.length] ?? ''),
    { everyMinutes: 10 },
  );

async function askedFor(): Promise<string> {
  const now = world.deps.clock.now();
  const [startsAt, endsAt] = [addHours(now, 0.2).toISOString(), addHours(now, 2).toISOString()];
  const body = { area: grids.west, way: '沿老街走一圈', startsAt, endsAt, people: 3, days: 1 };
  return (await dispatcher('createPatrolTask', { body })).ok.tasks[0]?.id ?? '';
}
async function cameTo(task: string): Promise<number | undefined> {
  const { tasks } = (await dispatcher('listPatrolTasks')).ok;
  return tasks.find(({ id }) => id === task)?.came;
}

describe('somebody beside a grid worker', () => {
  test('begins, walks, ends and proves it; the agreement of the beginning carries the rest, and the points are theirs', async () => {
    const id = await agreed(one);
    const begun = await worker('beginPatrolFor', { params: { id } });
    expect(begun.raw.statusCode).toBe(201);
    const patrol = begun.ok.id;
    expect(begun.ok).toMatchObject({ isLeader: true, typedAt: 'grid_worker' });
    const scans = walked();
    // The half hour is over by now: nothing else is done by it.
    expect((await worker('getPointsFor', { params: { id } })).problem.code).toBe('agreement_over');
    (await worker('endPatrolFor', { params: { id, patrol } })).ok;
    const proved = (await worker('provePatrolFor', { params: { id, patrol }, body: { scans } })).ok;
    expect(proved.patrol.proof).toMatchObject({ verdict: 'accept', minutes: 70, scanned: 4 });
    expect(proved.award?.points).toBe(1);
    expect(await pointsOf(one)).toBe(1);
    await chainAll(world.deps);
    const me = (await worker('getStaffMe')).ok.id;
    for (const action of ['patrol.begun', 'patrol.ended', 'patrol.proved'])
      expect(await typistOf(world, { action, actor: one.id }), action).toBe(me);
  });

  test('needs no consent to tracks, since nobody records a way; by themselves they do', async () => {
    const id = await agreed(one);
    (await worker('beginPatrolFor', { params: { id } })).ok;
    const { rows } = await world.deps.database.pool.query(
      `select count(*)::integer as ways from patrol_tracks where resident = $1`,
      [one.id],
    );
    expect(rows[0].ways).toBe(0);
    expect((await one.call('beginPatrol')).problem.code).toBe('tracks_not_agreed');
  });

  test('joins a patrol by the code of its leader, and is counted among them', async () => {
    const leader = await grownUp();
    const { code, id: patrol } = await begin(leader);
    const id = await agreed(one);
    const joined = (await worker('joinPatrolFor', { params: { id }, body: { code } })).ok;
    expect(joined).toMatchObject({ id: patrol, isLeader: false, code: null, members: 2 });
    const wrong = await worker('joinPatrolFor', { params: { id }, body: { code: '00000000' } });
    expect(wrong.problem).toMatchObject({
      code: 'patrol_code_unknown',
      fields: [{ field: '/code' }],
    });
    const scans = walked();
    const { award } = (await worker('provePatrolFor', { params: { id, patrol }, body: { scans } }))
      .ok;
    expect(award?.points).toBe(1);
  });

  test('walks for a task, and has come once that is proved or while it lasts', async () => {
    const [task, idle] = [await askedFor(), await askedFor()];
    const id = await agreed(one);
    const open = (await worker('listPatrolTasksFor', { params: { id } })).ok.tasks;
    expect(open.map((each) => each.id)).toContain(task);
    const { id: patrol } = (await worker('takePatrolTaskFor', { params: { id, task } })).ok;
    expect(await cameTo(task)).toBe(1);
    // Another one is only begun, and nobody ever walks it.
    const other = await someone(world);
    const nobodyWalked = await agreed(other);
    (await worker('takePatrolTaskFor', { params: { id: nobodyWalked, task: idle } })).ok;
    const scans = walked();
    (await worker('endPatrolFor', { params: { id, patrol } })).ok;
    expect(await cameTo(task)).toBe(0);
    (await worker('provePatrolFor', { params: { id, patrol }, body: { scans } })).ok;
    world.clock.advance({ hours: 1 });
    expect([await cameTo(task), await cameTo(idle)]).toEqual([1, 0]);
  });

  test('is held from nothing by what nobody ended: it ends when they set out anew, and can still be proved', async () => {
    const id = await agreed(one);
    const { id: patrol } = (await worker('beginPatrolFor', { params: { id } })).ok;
    const scans = walked();
    const anew = await agreed(one, intake);
    expect((await intake('beginPatrolFor', { params: { id: anew } })).status).toBe(201);
    const [, first] = await patrolsOf(one);
    expect(first).toMatchObject({ id: patrol, leftAt: expect.any(String) });
    const late = await worker('provePatrolFor', { params: { id, patrol }, body: { scans } });
    expect(late.ok.patrol.proof).toMatchObject({ verdict: 'accept' });
  });
});

describe('nothing is paid', () => {
  test('for a walk of less than twenty minutes, nor twice for one', async () => {
    const id = await agreed(one);
    const { id: short } = (await worker('beginPatrolFor', { params: { id } })).ok;
    const few = passBy(world, round.slice(0, 3), { everyMinutes: 6 });
    const proveFor = (patrol: string, scans: object[]) =>
      worker('provePatrolFor', { params: { id, patrol }, body: { scans } });
    const refused = (await proveFor(short, few)).ok;
    expect(refused).toMatchObject({ award: null, patrol: { proof: { verdict: 'refuse' } } });
    const { id: patrol } = (await worker('beginPatrolFor', { params: { id } })).ok;
    const scans = walked();
    (await proveFor(patrol, scans)).ok;
    expect((await proveFor(patrol, scans)).problem.code).toBe('patrol_proved');
    const again = await agreed(one);
    const { id: second } = (await worker('beginPatrolFor', { params: { id: again } })).ok;
    const proof = { params: { id: again, patrol: second }, body: { scans } };
    expect((await worker('provePatrolFor', proof)).ok.award).toBeNull();
    expect(await pointsOf(one)).toBe(1);
  });

  test('to somebody alone at night: whoever is on duty beside them is no member', async () => {
    world.clock.advance({ hours: 12.5 });
    const id = await agreed(one);
    const { id: patrol, members } = (await worker('beginPatrolFor', { params: { id } })).ok;
    expect(members).toBe(1);
    const proof = { params: { id, patrol }, body: { scans: walked() } };
    const { reasons } = (await worker('provePatrolFor', proof)).ok.patrol.proof ?? {};
    expect(reasons?.map(({ code }) => code)).toEqual(['alone_at_night']);
  });
});

describe('nobody is walked for', () => {
  test('whose name is that of whoever is on duty, or who has none', async () => {
    const { name } = (await worker('getStaffMe')).ok;
    const self = await someone(world);
    (await self.call('completeProfile', { body: { name } })).ok;
    const id = await agreed(self);
    const code = async (asked: ReturnType<Caller>) => (await asked).problem.code;
    expect(await code(worker('beginPatrolFor', { params: { id } }))).toBe('beside_oneself');
    const task = await askedFor();
    expect(await code(worker('takePatrolTaskFor', { params: { id, task } }))).toBe(
      'beside_oneself',
    );
    const phone = '13710009999';
    await world.resident(phone);
    const nameless = await agreedWith(world, worker, { phone });
    expect(await code(worker('beginPatrolFor', { params: { id: nameless } }))).toBe(
      'beside_nameless',
    );
  });

  test('by another worker, by an agreement of another day, or on a patrol that is not theirs', async () => {
    const id = await agreed(one);
    const { id: patrol } = (await worker('beginPatrolFor', { params: { id } })).ok;
    const body = { scans: walked() };
    const foreign = await intake('provePatrolFor', { params: { id, patrol }, body });
    expect(foreign.problem.code).toBe('agreement_over');
    const began = await agreed(one);
    world.clock.advance({ hours: 1 });
    // Nothing was begun by this one: it carries nothing.
    const carried = await worker('endPatrolFor', { params: { id: began, patrol } });
    expect(carried.problem.code).toBe('agreement_over');
    const other = await agreed(await someone(world));
    const elsewhere = await worker('endPatrolFor', { params: { id: other, patrol } });
    expect(elsewhere.problem.code).toBe('patrol_not_found');
  });
});

test('whoever walked with their own phone as well is paid for one walk', async () => {
  (await one.call('setMyConsent', { ...agreeing })).ok;
  const id = await agreed(one);
  const { id: beside } = (await worker('beginPatrolFor', { params: { id } })).ok;
  const { id: own } = await begin(one.call);
  const from = world.clock.now().getTime();
  const track = walk(70);
  const scans = Array.from({ length: 8 }, (_, i) => ({
    at: new Date(from + i * 600_000).toISOString(),
    code: round[i % round.length] ?? '',
  }));
  expect((await prove(one.call, own, track)).ok.award?.points).toBe(1);
  const proof = { params: { id, patrol: beside }, body: { scans } };
  expect((await worker('provePatrolFor', proof)).ok.award).toBeNull();
  expect(await pointsOf(one)).toBe(1);
});
