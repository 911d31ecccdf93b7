import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TrackBody } from '../../../contract/patrols.ts';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { chanceOf } from '../../../test/tracks/draw.ts';
import { agreeing, phonesOf } from '../../../test/tracks/phone.ts';
import { forgetOld } from '../../platform/forget.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await enforce(
    world,
    demoBook.rules.filter(({ deed }) => deed === 'patrol.hour'),
  );
});
beforeEach(() => morning());
afterAll(() => world.close());

const { morning, grownUp, around, record, walk, ride, begin, prove } = phonesOf(() => world);

describe('a patrol on foot', () => {
  test('becomes points by the rule book, which need no other word', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const { patrol, award } = (await prove(one, id, walk(70))).ok;
    expect(patrol.proof).toMatchObject({ verdict: 'accept', reasons: [] });
    expect(patrol.proof?.minutes).toBeGreaterThan(60);
    expect(award).toMatchObject({ points: 1, state: 'settled', rule: '1.1' });
    expect((await one('getMyPoints')).ok.spendable).toBe(1);
    expect((await one('listMyPatrols')).ok.patrols).toEqual([patrol]);
  });
  test('is begun and joined, and its way taken, of those alone who agreed to have it recorded', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    const withdrawn = { ...agreeing, body: { ...agreeing.body, given: false } };
    (await one('setMyConsent', withdrawn)).ok;
    expect((await one('beginPatrol')).problem).toMatchObject({ code: 'tracks_not_agreed' });
    const { code, id } = await begin(other);
    const body = { code };
    expect((await one('joinPatrol', { body })).problem.code).toBe('tracks_not_agreed');
    const track = walk(30);
    (await other('setMyConsent', withdrawn)).ok;
    expect((await prove(other, id, track)).problem.code).toBe('tracks_not_agreed');
    (await other('setMyConsent', agreeing)).ok;
    expect((await prove(other, id, track)).ok.patrol.proof?.verdict).toBe('accept');
  });
  test('is counted once: another track of it is refused', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    (await prove(one, id, walk(30))).ok;
    expect((await prove(one, id, walk(30))).problem.code).toBe('patrol_proved');
  });
  test('can be sent days later, by a phone that had no network', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const track = walk(65);
    world.clock.advance({ days: 5 });
    expect((await prove(one, id, track)).ok.award?.points).toBe(1);
    const other = await begin(one);
    const late = walk(65);
    world.clock.advance({ days: 9 });
    expect((await prove(one, other.id, late)).problem.code).toBe('patrol_proof_late');
  });
  test('begins when one has begun it: what was walked before is left out', async () => {
    const one = await grownUp();
    const before = walk(60);
    world.clock.advance({ minutes: 20 });
    const { id } = await begin(one);
    const { award, patrol } = (await prove(one, id, before)).ok;
    expect(award).toBeNull();
    expect(patrol.proof?.verdict).toBe('refuse');
  });
});

describe('what is no patrol says why, and earns nothing', () => {
  test('a ride', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const { patrol, award } = (await prove(one, id, ride(60))).ok;
    expect(award).toBeNull();
    expect(patrol.proof).toMatchObject({ verdict: 'refuse', minutes: 0, grid: null });
    expect(patrol.proof?.reasons[0]?.words.zh).toContain('像是坐车或骑车');
  });
  test('somebody else’s track of last week, wherever it is laid', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    const first = await begin(one);
    const track = walk(40);
    (await prove(one, first.id, track)).ok;
    world.clock.advance({ days: 7 });
    const second = await begin(other);
    const points = track.points.map((point) => ({
      at: new Date(Date.parse(point.at ?? '') + 7 * 86_400_000 + 2_400_000).toISOString(),
      lng: point.lng + 0.003,
      lat: point.lat,
    }));
    world.clock.advance({ minutes: 90 });
    const { patrol } = (await prove(other, second.id, { ...track, points })).ok;
    expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['replayed']);
  });
  test('walking alone at night, though not in company', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    world.clock.advance({ hours: 12 });
    const alone = await begin(one);
    const { patrol } = (await prove(one, alone.id, walk(40))).ok;
    expect(patrol.proof?.reasons.map(({ code }) => code)).toEqual(['alone_at_night']);
    const together = await begin(one);
    (await other('joinPatrol', { body: { code: together.code } })).ok;
    expect((await prove(one, together.id, walk(40))).ok.patrol.proof?.verdict).toBe('accept');
  });
  test('walking at night with somebody who joined and had gone before it', async () => {
    const [one, other] = [await grownUp(), await grownUp()];
    world.clock.advance({ hours: 11 });
    const { id, code } = await begin(one);
    (await other('joinPatrol', { body: { code } })).ok;
    world.clock.advance({ minutes: 30 });
    (await other('endPatrol', { params: { id } })).ok;
    world.clock.advance({ minutes: 30 });
    const { patrol } = (await prove(one, id, walk(40))).ok;
    expect(patrol.proof?.reasons.map((reason) => reason.code)).toEqual(['alone_at_night']);
  });
});

describe('a team', () => {
  test('is led by who begins it, whose code the others scan, up to five of them', async () => {
    const leader = await grownUp();
    const { code, id } = await begin(leader);
    for (const members of [2, 3, 4, 5]) {
      const one = await grownUp();
      const joined = (await one('joinPatrol', { body: { code } })).ok;
      expect(joined).toMatchObject({ id, members, isLeader: false, code: null });
    }
    const sixth = await grownUp();
    const refused = await sixth('joinPatrol', { body: { code } });
    expect(refused.problem).toMatchObject({ code: 'patrol_full' });
    expect(refused.raw.body).toContain('已经有 5 个人');
  });
  test('who left makes room for one more, of whom two who want it at once are one', async () => {
    const leader = await grownUp();
    const { code, id } = await begin(leader);
    const others = await Promise.all([1, 2, 3, 4].map(() => grownUp()));
    for (const one of others) (await one('joinPatrol', { body: { code } })).ok;
    const [gone] = others as [Caller];
    (await gone('endPatrol', { params: { id } })).ok;
    const late = await Promise.all([grownUp(), grownUp()]);
    const answers = await Promise.all(late.map((one) => one('joinPatrol', { body: { code } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const back = await gone('joinPatrol', { body: { code } });
    expect(back.problem.code).toBe('patrol_full');
  });
  test('each is paid for their own walk, and not for a companion’s track', async () => {
    const [leader, other, cheat] = [await grownUp(), await grownUp(), await grownUp()];
    const { code, id } = await begin(leader);
    for (const one of [other, cheat]) (await one('joinPatrol', { body: { code } })).ok;
    const course = around(65);
    const mine = record(course, 'one phone');
    const theirs = record(course, 'the other phone', mine);
    expect((await prove(leader, id, mine)).ok.award?.points).toBe(1);
    expect((await prove(other, id, theirs)).ok.award?.points).toBe(1);
    const copied = (await prove(cheat, id, mine)).ok.patrol.proof;
    expect(copied?.reasons.map(({ code: reason }) => reason)).toEqual(['replayed']);
  });
  test('nobody is in two patrols at a time, and a code is worth nothing once it is over', async () => {
    const [leader, other] = [await grownUp(), await grownUp()];
    const { code } = await begin(leader);
    await begin(other);
    const body = { code };
    expect((await other('joinPatrol', { body })).problem.code).toBe('patrol_under_way');
    expect((await leader('beginPatrol')).problem.code).toBe('patrol_under_way');
    world.clock.advance({ hours: 12 });
    const third = await grownUp();
    expect((await third('joinPatrol', { body })).problem.code).toBe('patrol_code_unknown');
    expect((await leader('listMyPatrols')).ok.patrols[0]?.code).toBeNull();
  });
  test('is for grown-ups, who say so first', async () => {
    const unasked = await world.resident();
    expect((await unasked('beginPatrol')).problem.code).toBe('age_before_patrol');
    const minor = await world.resident();
    const age = { kind: 'born', year: 2011, month: 3 };
    (await minor('completeProfile', { body: { name: '小禾', age } })).ok;
    expect((await minor('beginPatrol')).problem.code).toBe('adults_patrol');
    const { code } = await begin(await grownUp());
    expect((await minor('joinPatrol', { body: { code } })).problem.code).toBe('adults_patrol');
  });
});

describe('ending', () => {
  test('one ends one’s own part, and may come back after a rest; the leader ends it for all', async () => {
    const [leader, other] = [await grownUp(), await grownUp()];
    const { code, id } = await begin(leader);
    const body = { code };
    (await other('joinPatrol', { body })).ok;
    const end = (one: Caller) => one('endPatrol', { params: { id } });
    expect((await end(other)).ok.leftAt).not.toBeNull();
    expect((await leader('listMyPatrols')).ok.patrols[0]).toMatchObject({ id, members: 1 });
    expect((await other('joinPatrol', { body })).ok).toMatchObject({ leftAt: null, members: 2 });
    world.clock.advance({ minutes: 30 });
    expect((await end(leader)).ok.code).toBeNull();
    expect((await end(leader)).ok).toMatchObject({ id });
    const third = await grownUp();
    expect((await third('joinPatrol', { body })).problem.code).toBe('patrol_code_unknown');
    expect((await third('endPatrol', { params: { id } })).problem.code).toBe('patrol_not_found');
    (await begin(other)).code;
  });
  test('what was walked long after it does not count', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    (await one('endPatrol', { params: { id } })).ok;
    world.clock.advance({ minutes: 30 });
    expect((await prove(one, id, walk(60))).ok.patrol.proof?.verdict).toBe('refuse');
  });
});

describe('an hour is paid once', () => {
  const spansOf = async (id: string) => {
    const { rows } = await world.deps.database.pool.query<{ a: Date; b: Date; minutes: number }>(
      `select walked_from as a, walked_until as b, minutes from patrol_members
       where walked_from is not null and resident =
         (select resident from patrol_members where patrol = $1 limit 1) order by 1`,
      [id],
    );
    return rows;
  };
  test('though two phones record it for two patrols', async () => {
    const one = await grownUp();
    const first = await begin(one);
    const course = around(70);
    const mine = record(course, 'the phone in the hand');
    const begun = Date.parse(mine.points[0]?.at ?? '');
    (await one('endPatrol', { params: { id: first.id } })).ok;
    world.clock.set(new Date(begun + 65 * 60_000));
    const second = await begin(one);
    const theirs = record(around(75), 'the phone in the bag', mine);
    world.clock.set(new Date(begun + 90 * 60_000));
    expect((await prove(one, first.id, mine)).ok.award?.points).toBe(1);
    expect((await prove(one, second.id, theirs)).ok.award).toBeNull();
    expect(await spansOf(first.id)).toHaveLength(1);
  });
  test('however it is sent again, at once and later', async () => {
    const one = await grownUp();
    const { id } = await begin(one);
    const sent = { params: { id }, body: walk(65), requestId: crypto.randomUUID() };
    const answers = await Promise.all([
      one('provePatrol', sent),
      one('provePatrol', sent),
      one('provePatrol', { ...sent, requestId: crypto.randomUUID() }),
    ]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect((await one('provePatrol', sent)).status).toBeLessThan(500);
    expect((await one('getMyPoints')).ok.spendable).toBe(1);
  });
  test('and by the caps of the day on which it was walked, whenever it is sent', async () => {
    const one = await grownUp();
    const walked: { id: string; track: TrackBody }[] = [];
    for (let n = 0; n < 3; n++) {
      const { id } = await begin(one);
      walked.push({ id, track: walk(70) });
      (await one('endPatrol', { params: { id } })).ok;
      world.clock.advance({ minutes: 30 });
    }
    const points: number[] = [];
    for (const { id, track } of walked) {
      world.clock.advance({ days: 1 });
      points.push((await prove(one, id, track)).ok.award?.points ?? 0);
    }
    expect(points).toEqual([1, 1, 0]);
  });
});

/** Begins, joins, leaves, ends, walks, sends, sends again, sends late: in any order, by three people. */
test('no sequence of joins, leaves, retries, copies and late tracks pays a minute twice', async () => {
  const draw = chanceOf('a week of patrols');
  const chance = {
    share: draw.share,
    whole: (low: number, high: number) => Math.floor(draw.between(low, high + 1)),
    pick: <T>(list: readonly T[]) => list[Math.floor(draw.share() * list.length)] as T,
  };
  const people = await Promise.all([grownUp(), grownUp(), grownUp()]);
  const tracks = [walk(32)];
  const sent: Parameters<Caller>[1][] = [];
  const known: { id: string; code: string | null }[] = [];
  const acts: ((one: Caller) => Promise<unknown>)[] = [
    async (one) => {
      const begun = await one('beginPatrol');
      if (begun.status === 201) known.push(begun.ok);
    },
    async (one) => one('joinPatrol', { body: { code: chance.pick(known)?.code ?? '00000000' } }),
    async (one) => one('endPatrol', { params: { id: chance.pick(known).id } }),
    async () => tracks.push(walk(chance.whole(10, 50))),
    async (one) => {
      const body =
        chance.share() < 0.7 ? (tracks.at(-1) ?? chance.pick(tracks)) : chance.pick(tracks);
      const input = { params: { id: chance.pick(known).id }, body, requestId: crypto.randomUUID() };
      sent.push(input);
      await Promise.all([one('provePatrol', input), one('provePatrol', input)]);
    },
    async (one) => one('provePatrol', chance.pick(sent)),
    async () => world.clock.advance({ minutes: chance.whole(5, 200) }),
  ];
  for (const n of [0, 4]) await acts[n]?.(people[0]);
  for (let n = 0; n < 120; n++) await chance.pick(acts)(chance.pick(people));
  const { rows } = await world.deps.database.pool.query<Record<string, number>>(
    `select (select count(*) from patrol_members where walked_from is not null)::int as walks,
       (select count(*) from counted_time a join counted_time b
          on a.resident = b.resident and a.source < b.source
          and a.from_at <= b.until_at and b.from_at <= a.until_at)::int as overlapping,
       (select coalesce(sum(minutes), 0) from patrol_members where walked_from is not null)::int as minutes,
       (select coalesce(sum(quantity), 0) from deeds where kind = 'patrol.hour')::int as paid,
       (select count(*) from awards a join deeds d on d.id = a.deed
          where d.kind = 'patrol.hour' and a.points > 0)::int as awards,
       (select count(distinct d.source) from awards a join deeds d on d.id = a.deed
          where d.kind = 'patrol.hour' and a.points > 0)::int as sources`,
  );
  expect(rows[0]).toMatchObject({ overlapping: 0 });
  expect(rows[0]?.walks).toBeGreaterThan(3);
  expect(rows[0]?.paid).toBe(rows[0]?.minutes);
  expect(rows[0]?.awards).toBe(rows[0]?.sources);
});

test('a way that was cut short is still known for a week; then no way is kept, and after a year no pace', async () => {
  const phone = '13900001233';
  const one = await grownUp(phone);
  const other = await grownUp();
  const { id } = await begin(one);
  const track = walk(60);
  (await prove(one, id, track)).ok;
  const kept = async () => {
    const { rows } = await world.deps.database.pool.query(
      `select cardinality(pace) as pace, points_sealed from patrol_members m
       left join patrol_tracks t on t.id = m.id where patrol = $1`,
      [id],
    );
    return { pace: rows[0]?.pace, way: rows[0]?.points_sealed?.slice(0, 3) ?? null };
  };
  expect(await kept()).toEqual({ pace: 48, way: 'v1|' });
  world.clock.advance({ days: 1 });
  const copy = await begin(other);
  world.clock.advance({ hours: 1 });
  const points = track.points.slice(0, track.points.length / 2).map(({ at, ...place }) => ({
    ...place,
    at: new Date(Date.parse(at ?? '') + 25 * 3_600_000).toISOString(),
  }));
  const cut = (await prove(other, copy.id, { ...track, points })).ok.patrol.proof;
  expect(cut?.reasons.map(({ code }) => code)).toEqual(['replayed']);
  world.clock.advance({ days: 7 });
  await forgetOld(world.deps);
  expect(await kept()).toEqual({ pace: 48, way: null });
  world.clock.advance({ days: 366 });
  await forgetOld(world.deps);
  expect(await kept()).toEqual({ pace: null, way: null });
  const later = await world.resident(phone);
  expect((await later('listMyPatrols')).ok.patrols[0]?.proof?.minutes).toBeGreaterThan(30);
});

test('whoever is erased leaves no way behind', async () => {
  const one = await grownUp('13900001234');
  const { id } = await begin(one);
  (await prove(one, id, walk(40))).ok;
  const { demoCode } = (await one('sendMyCode', { body: {} })).ok;
  (await one('proveMyself', { body: { code: demoCode } })).ok;
  (await one('eraseMe', { body: { openCases: 'wait' } })).ok;
  const { rows } = await world.deps.database.pool.query(
    `select pace, points_sealed from patrol_members m
     left join patrol_tracks t on t.id = m.id where patrol = $1`,
    [id],
  );
  expect(rows).toEqual([{ pace: null, points_sealed: null }]);
});
