import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions } from '../../../test/county.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { chanceOf } from '../../../test/tracks/draw.ts';
import { agreeing } from '../../../test/tracks/phone.ts';
import { openSky, receiveAt } from '../../../test/tracks/receiver.ts';
import { along, rounds, swaying, walkingPace } from '../../../test/tracks/ways.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
let dispatcher: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await enforce(
    world,
    demoBook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
});
beforeEach(async () => {
  morning();
  dispatcher = await world.staff('dispatcher');
});
afterAll(() => world.close());

/** To the next ten o'clock in the morning of Shanghai: at night nobody walks alone. */
function morning(): void {
  const hour = (world.clock.now().getTime() / 3_600_000) % 24;
  world.clock.advance({ hours: (26 - hour) % 24 || 24 });
}

const grownUp = async () => {
  const one = await world.resident();
  const body = { name: '沈月', grid: grids.west, age: { kind: 'adult' } };
  (await one('completeProfile', { body })).ok;
  (await one('setMyConsent', agreeing)).ok;
  return one;
};
const wanted = (name: string, change: object = {}) => ({
  body: { area: grids.west, name, spot: '公告栏右边的墙上', ...change },
});
const hang = async (name: string, change: object = {}) =>
  (await dispatcher('createPatrolPoint', wanted(name, change))).ok;

/** What stands on the newest paper of a point; no answer but the paper itself tells it. */
async function codeOf(id: string): Promise<string> {
  const { code } = await world.deps.database.read
    .selectFrom('patrol_point_codes')
    .select('code')
    .where('point', '=', id)
    .where('ends_at', 'is', null)
    .executeTakeFirstOrThrow();
  return code;
}
const hangAll = async (...names: string[]) => {
  const codes: string[] = [];
  for (const name of names) codes.push(await codeOf((await hang(name)).id));
  return codes;
};

/** Goes from paper to paper, so many minutes each, on the county's clock. */
function pass(codes: readonly string[], everyMinutes: number): { at: string; code: string }[] {
  return codes.map((code, i) => {
    if (i > 0) world.clock.advance({ minutes: everyMinutes });
    return { at: world.clock.now().toISOString(), code };
  });
}
const begin = async (one: Caller) => (await one('beginPatrol')).ok;
const noTrack = { datum: 'wgs84', points: [] as object[] };
const prove = (one: Caller, id: string, body: object) =>
  one('provePatrol', { params: { id }, body: { ...noTrack, ...body } });
const reasonsOf = ({ ok }: Awaited<ReturnType<typeof prove>>) =>
  ok.patrol.proof?.reasons.map(({ code }) => code);

/** The track of a phone that walks round a block from now on. */
function track(minutes: number, seed: string) {
  const chance = chanceOf(seed);
  const way = along(rounds(chance, minutes * 90), minutes * 60, walkingPace(chance, 1.2));
  const receiving = {
    receiver: { ...openSky, everyS: 5, digits: 7 },
    begin: world.clock.now().getTime(),
    origin: positions.west,
  };
  return receiveAt(chance, swaying(chance, way), receiving).map(({ at = 0, lng, lat }) => ({
    at: new Date(at).toISOString(),
    lng,
    lat,
  }));
}

describe('points on the wall', () => {
  test('are made where one works, and shown to residents without their codes', async () => {
    const point = await hang('老街东口');
    expect(point).toMatchObject({ area: grids.west, position: null, oldCodeUntil: null });
    const listed = (await dispatcher('listPatrolPoints')).ok.points;
    expect(listed.map(({ id }) => id)).toContain(point.id);
    const { raw, ok } = await (await grownUp())('listOpenPatrolPoints');
    expect(ok.points).toContainEqual({
      number: point.number,
      name: '老街东口',
      spot: '公告栏右边的墙上',
    });
    expect(`${raw.body}${JSON.stringify(listed)}`).not.toContain(await codeOf(point.id));
  });
  test('are made by nobody where others work, nor at a place that lies elsewhere', async () => {
    const worker = await world.staff('grid_worker');
    const refused = async (call: Caller, change: object) =>
      (await call('createPatrolPoint', wanted('桥头', change))).problem.code;
    expect(await refused(worker, { area: grids.east })).toBe('patrol_area_of_others');
    expect(await refused(dispatcher, { area: '339999009009009' })).toBe('patrol_area_unknown');
    const place = (position: object) => ({ position: { ...position, datum: 'wgs84' } });
    expect(await refused(dispatcher, place(positions.east))).toBe('patrol_point_outside');
    const { position } = await hang('桥头', place(positions.west));
    expect(position).toEqual(positions.west);
  });
  test('hang in a grid, or where the map tells it: a walk past them counts in a grid', async () => {
    const community = { area: grids.west.slice(0, 12) };
    const refused = await dispatcher('createPatrolPoint', wanted('楼下', community));
    expect(refused.problem).toMatchObject({
      status: 422,
      code: 'patrol_point_in_no_grid',
      fields: [{ field: '/position' }],
    });
    const position = { ...positions.west, datum: 'wgs84' };
    const placed = await hang('楼下', { ...community, position });
    expect(placed).toMatchObject({ ...community, position: positions.west });
    (await dispatcher('takeDownPatrolPoint', { params: { id: placed.id } })).ok;
  });
  test('are sixty in an area at most, since a paper holds all of them', async () => {
    const there = { area: grids.east };
    for (let i = 0; i < 60; i++) await hang(`东 ${i}`, there);
    const refused = await dispatcher('createPatrolPoint', wanted('多一个', there));
    expect(refused.problem.code).toBe('patrol_points_many');
    const { points } = (await dispatcher('listPatrolPoints')).ok;
    const hanging = points.filter(({ area }) => area === grids.east);
    expect(hanging).toHaveLength(60);
    const params = { id: hanging[0]?.id ?? '' };
    (await dispatcher('takeDownPatrolPoint', { params })).ok;
    expect((await hang('又一个', there)).area).toBe(grids.east);
    for (const { id } of hanging.slice(1))
      (await dispatcher('takeDownPatrolPoint', { params: { id } })).ok;
  });
  test('are printed a page each, by whom is recorded, and not for those who only read', async () => {
    const { id } = await hang('学校门口');
    const query = { point: id, language: 'zh' };
    const print = (call: Caller, area: string) =>
      call('getPatrolPointPaper', { params: { area }, query });
    const { raw } = await print(dispatcher, grids.west);
    expect(raw.headers['content-type']).toBe('application/pdf');
    expect(raw.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
    expect((await print(dispatcher, grids.east)).problem.code).toBe('patrol_points_none');
    expect((await print(await world.staff('leader'), grids.west)).status).toBe(403);
  });
  test('stand on one page each, however long their names and where they hang', async () => {
    const { id } = await hang('沿'.repeat(40), { spot: '贴'.repeat(120) });
    for (const language of ['zh', 'en']) {
      const query = { point: id, language };
      const { raw } = await dispatcher('getPatrolPointPaper', {
        params: { area: grids.west },
        query,
      });
      expect(raw.rawPayload.toString('latin1')).toMatch(/\/Count 1\b/);
    }
  });
  test('are taken down once, and then neither renewed nor shown', async () => {
    const { id, number } = await hang('旧车棚');
    const params = { id };
    const once = (await dispatcher('takeDownPatrolPoint', { params })).ok;
    expect((await dispatcher('takeDownPatrolPoint', { params })).ok).toEqual(once);
    const refused = await dispatcher('renewPatrolPoint', { params });
    expect(refused.problem.code).toBe('patrol_point_unknown');
    const { points } = (await (await grownUp())('listOpenPatrolPoints')).ok;
    expect(points.map((point) => point.number)).not.toContain(number);
  });
});

describe('a walk without a position', () => {
  test('is proved by the points that were passed, and paid by the rule book like any other', async () => {
    const codes = await hangAll('一', '二', '三');
    const one = await grownUp();
    const { id } = await begin(one);
    const scans = pass([...codes, ...codes.slice(0, 2)], 16);
    const { patrol, award } = (await prove(one, id, { scans })).ok;
    expect(patrol.proof).toMatchObject({
      verdict: 'accept',
      reasons: [],
      minutes: 64,
      scanned: 3,
      grid: grids.west,
    });
    expect(award).toMatchObject({ points: 1, state: 'settled', rule: '1.1' });
    expect((await prove(one, id, { scans })).problem.code).toBe('patrol_proved');
    expect((await prove(one, id, { points: track(30, 'later') })).problem.code).toBe(
      'patrol_proved',
    );
  });
  test('begins when one has begun it, and ends when one has ended it', async () => {
    const codes = await hangAll('四', '五');
    const one = await grownUp();
    const before = pass([...codes, ...codes], 12);
    world.clock.advance({ minutes: 15 });
    const { id } = await begin(one);
    const answer = await prove(one, id, { scans: before });
    expect(answer.ok.award).toBeNull();
    expect(reasonsOf(answer)).toEqual(['clock_apart']);
  });
  test('is proved by what proves more, where a phone sends both', async () => {
    const codes = await hangAll('六', '七');
    const one = await grownUp();
    const { id } = await begin(one);
    const points = track(30, 'a short track');
    const scans = pass([...codes, ...codes, codes[0] ?? ''], 15);
    const { patrol } = (await prove(one, id, { points, scans })).ok;
    expect(patrol.proof).toMatchObject({ minutes: 60, scanned: 2 });
    // The way is known all the same: nobody else walks it.
    world.clock.advance({ minutes: 30 });
    const other = await grownUp();
    const copy = await begin(other);
    const moved = points.map((point) => ({
      ...point,
      at: new Date(Date.parse(point.at) + 95 * 60_000).toISOString(),
    }));
    world.clock.advance({ minutes: 60 });
    expect(reasonsOf(await prove(other, copy.id, { points: moved }))).toEqual(['replayed']);
  });
  test('counts alone at night no more than a track does', async () => {
    const codes = await hangAll('八', '九');
    world.clock.advance({ hours: 12 });
    const one = await grownUp();
    const { id } = await begin(one);
    const answer = await prove(one, id, { scans: pass([...codes, ...codes], 12) });
    expect(reasonsOf(answer)).toEqual(['alone_at_night']);
  });
});

describe('a code that was photographed earlier', () => {
  test('counts until the new paper hangs, and then no more', async () => {
    const [temple, bridge] = [await hang('庙前'), await hang('桥上')];
    const [old, other] = [await codeOf(temple.id), await codeOf(bridge.id)];
    const renewed = (await dispatcher('renewPatrolPoint', { params: { id: temple.id } })).ok;
    expect(renewed.oldCodeUntil).not.toBeNull();
    expect(await codeOf(temple.id)).not.toBe(old);
    const walkWith = async () => {
      const one = await grownUp();
      const { id } = await begin(one);
      return prove(one, id, { scans: pass([old, other, old], 12) });
    };
    expect((await walkWith()).ok.patrol.proof?.verdict).toBe('accept');
    world.clock.advance({ days: 4 });
    expect(reasonsOf(await walkWith())).toEqual(['one_point', 'code_replaced']);
    world.clock.advance({ days: 40 });
    await forgetOld(world.deps);
    expect(reasonsOf(await walkWith())).toEqual(['one_point', 'code_unknown']);
  });
  test('counts for nothing as soon as the point is taken down', async () => {
    const [gate, bridge] = [await hang('门'), await hang('井')];
    const codes = [await codeOf(gate.id), await codeOf(bridge.id)];
    (await dispatcher('takeDownPatrolPoint', { params: { id: gate.id } })).ok;
    world.clock.advance({ minutes: 1 });
    const one = await grownUp();
    const { id } = await begin(one);
    const answer = await prove(one, id, { scans: pass([...codes, ...codes], 12) });
    expect(reasonsOf(answer)).toEqual(['one_point', 'code_replaced']);
  });
});

test('a code that is scanned at home counts nothing, where the phone says itself that it was there', async () => {
  const placed = await hang('坡上', { position: { ...positions.west, datum: 'wgs84' } });
  const codes = [await codeOf(placed.id), ...(await hangAll('坡下'))];
  const walk = async (metres: number) => {
    const one = await grownUp();
    const { id } = await begin(one);
    const scans = pass([...codes, ...codes], 8);
    const place = { ...positions.west, lat: positions.west.lat + metres / 111_195 };
    return prove(one, id, { scans, points: scans.map(({ at }) => ({ at, ...place })) });
  };
  const home = reasonsOf(await walk(900));
  expect(home).toEqual(expect.arrayContaining(['one_point', 'code_elsewhere']));
  expect((await walk(100)).ok.patrol.proof).toMatchObject({ verdict: 'accept', scanned: 2 });
});

describe('a route', () => {
  const asked = (route: string[], change: object = {}) => {
    const at = (hours: number) =>
      new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
    const times = { startsAt: at(0.2), endsAt: at(2) };
    const body = { area: grids.west, way: '照着点走', ...times, people: 2, days: 2, route };
    return dispatcher('createPatrolTask', { body: { ...body, ...change } });
  };
  test('is walked in the order in which staff put its points, by everybody who comes along', async () => {
    const [one, two] = [await hang('甲'), await hang('乙')];
    const { tasks } = (await asked([two.id, one.id])).ok;
    expect(tasks.map(({ route }) => route.map(({ name }) => name))).toEqual([
      ['乙', '甲'],
      ['乙', '甲'],
    ]);
    const leader = await grownUp();
    const open = (await leader('listOpenPatrolTasks')).ok.tasks;
    expect(open.find(({ id }) => id === tasks[0]?.id)?.route).toEqual(tasks[0]?.route);
    const { code, route } = (await leader('takePatrolTask', { params: { id: tasks[0]?.id ?? '' } }))
      .ok;
    expect(route.map(({ number }) => number)).toEqual([two.number, one.number]);
    const joined = (await (await grownUp())('joinPatrol', { body: { code } })).ok;
    expect(joined.route).toEqual(route);
    (await dispatcher('takeDownPatrolPoint', { params: { id: two.id } })).ok;
    const mine = (await leader('listMyPatrols')).ok.patrols[0];
    expect(mine?.route.map(({ name }) => name)).toEqual(['甲']);
  });
  test('holds points of its area that hang there, each of them once', async () => {
    const here = await hang('丙');
    const there = await hang('丁', { area: grids.east });
    const refused = async (route: string[]) => (await asked(route)).problem.code;
    expect(await refused([here.id, here.id])).toBe('patrol_route_odd');
    expect(await refused([here.id, there.id])).toBe('patrol_route_odd');
    expect((await asked([here.id, there.id], { area: '339999000000' })).status).toBe(201);
    (await dispatcher('takeDownPatrolPoint', { params: { id: here.id } })).ok;
    expect(await refused([here.id])).toBe('patrol_route_odd');
  });
});

/** Patrols that follow, overlap and are sent in any order, each by a track, by points or by both. */
test('nobody is paid twice for the same minute by a track and by points together', async () => {
  const draw = chanceOf('a fortnight of proofs');
  const whole = (low: number, high: number) => Math.floor(draw.between(low, high + 1));
  const codes = await hangAll('子', '丑', '寅');
  const one = await grownUp();
  for (let day = 0; day < 6; day++) {
    const walks: { id: string; body: object }[] = [];
    const begun = world.clock.now().getTime();
    const points = track(whole(60, 110), `day ${day}`);
    const scans = Array.from({ length: whole(4, 9) }, (_, i) => ({
      at: new Date(begun + i * whole(8, 18) * 60_000).toISOString(),
      code: codes[i % codes.length] ?? '',
    })).toSorted((a, b) => a.at.localeCompare(b.at));
    // Two patrols of the same morning: the first is left in the middle, the second begun at once.
    for (const minutes of [whole(20, 50), whole(20, 60)]) {
      const { id } = await begin(one);
      world.clock.advance({ minutes });
      (await one('endPatrol', { params: { id } })).ok;
      const bodies = [{ points }, { scans }, { points, scans }];
      walks.push({ id, body: bodies[whole(0, 2)] ?? {} });
    }
    world.clock.advance({ minutes: 60 });
    const sent = draw.share() < 0.5 ? walks : walks.toReversed();
    await Promise.all(sent.map(({ id, body }) => prove(one, id, body)));
    morning();
  }
  const { rows } = await world.deps.database.pool.query<Record<string, number>>(
    `select (select count(*) from patrol_members where scanned is not null and walked_from is not null)::int as by_points,
       (select count(*) from patrol_members where scanned is null and walked_from is not null)::int as by_track,
       (select count(*) from counted_time a join counted_time b
          on a.resident = b.resident and a.source < b.source
          and a.from_at <= b.until_at and b.from_at <= a.until_at)::int as overlapping,
       (select count(*) from patrol_members m where m.walked_from is not null
          and m.minutes * interval '1 minute' >
            (select sum(until_at - from_at) from counted_time where source = m.id))::int as kept_too_little,
       (select coalesce(sum(minutes), 0) from patrol_members where walked_from is not null)::int as minutes,
       (select coalesce(sum(quantity), 0) from deeds where kind = 'patrol.hour')::int as paid`,
  );
  expect(rows[0]).toMatchObject({ overlapping: 0, kept_too_little: 0 });
  expect(rows[0]?.by_points).toBeGreaterThan(2);
  expect(rows[0]?.by_track).toBeGreaterThan(2);
  expect(rows[0]?.paid).toBe(rows[0]?.minutes);
});
