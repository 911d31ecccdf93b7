import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentConsent, guardianConsents } from '../../../contract/guardian-consent.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import {
  addChild,
  adult,
  born,
  child,
  codeOf,
  family,
  found,
  join,
  mine,
  somebody,
  thisYear,
} from '../../../test/families.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { everBoard, feedScores, getStanding } from '../honours/service.ts';
import { growUp } from '../residents/service.ts';
import { letGrownGo } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

/** Tables of the database in which a text stands in clear. */
async function tablesHolding(text: string): Promise<string[]> {
  const { read } = world.deps.database;
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(read);
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`
      select from ${sql.table(name)} t where t::text like ${`%${text}%`} limit 1`.execute(read);
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}

describe('a household', () => {
  test('is founded by a grown-up with a profile, and joined by relatives with a code', async () => {
    const stranger = await world.resident();
    expect((await found(stranger)).problem.code).toBe('profile_first');
    const { mother, father } = await family(world);
    expect(await mine(father)).toMatchObject({
      name: '周家',
      members: [
        { name: '周慧芳', me: false, head: true },
        { name: '陈永福', me: true, head: false },
      ],
      children: [],
    });
    expect((await found(mother)).problem.code).toBe('in_a_household');
    await world.settle();
    const [notice] = (await mother('listMyNotices')).ok.notices;
    expect(notice?.words.zh).toContain('有一位家人用邀请码加入了您的家庭');
    expect(await tablesHolding('陈永福')).toEqual([]);
  });

  test('is not founded by a minor, who may join one and invites nobody', async () => {
    const minor = await somebody(world, '陈晓', born(thisYear - 15));
    expect((await found(minor)).problem).toMatchObject({ status: 403, code: 'adults_found' });
    const { mother } = await family(world);
    expect((await join(minor, await codeOf(mother))).status).toBe(201);
    expect((await minor('inviteRelative')).problem.code).toBe('adults_invite');
    const members = (await mine(mother))?.members ?? [];
    const minors = members.filter((member) => member.minor);
    expect(minors.map(({ name }) => name)).toEqual(['陈晓']);
  });

  test('takes no code of somebody who was erased since', async () => {
    const { mother, father } = await family(world);
    const code = await codeOf(mother);
    const { demoCode } = (await mother('sendMyCode', { body: {} })).ok;
    (await mother('proveMyself', { body: { code: demoCode } })).ok;
    (await mother('eraseMe', { body: { openCases: 'wait' } })).ok;
    expect((await join(await somebody(world, '林静'), code)).problem.code).toBe('invite_wrong');
    expect((await mine(father))?.members).toHaveLength(1);
  });

  test('takes a code once, for a day, and only the last one given out', async () => {
    const { mother } = await family(world);
    const [first, second] = [await codeOf(mother), await codeOf(mother)];
    const guest = () => somebody(world, '林静');
    expect((await join(await guest(), first)).problem.code).toBe('invite_wrong');
    expect((await join(await guest(), second)).status).toBe(201);
    expect((await join(await guest(), second)).problem.code).toBe('invite_wrong');
    const late = await codeOf(mother);
    world.clock.advance({ hours: 24 });
    expect((await join(await guest(), late)).problem.code).toBe('invite_wrong');
    const fought = await codeOf(mother);
    const many = await Promise.all(Array.from({ length: 6 }, guest));
    const all = await Promise.all(many.map((one) => join(one, fought)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('lets nobody try more than five codes an hour, also all at once', async () => {
    const guesser = await somebody(world, '林静');
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, place) => join(guesser, String(10_000_000 + place))),
    );
    const codes = tries.map(({ problem }) => problem.code).toSorted();
    expect(codes).toEqual(
      [...Array(5).fill('invite_wrong'), ...Array(7).fill('invites_too_many')].toSorted(),
    );
    const { mother } = await family(world);
    const right = await codeOf(mother);
    const refused = await join(guesser, right);
    expect(refused.problem).toMatchObject({ status: 429, code: 'invites_too_many' });
    world.clock.advance({ minutes: Math.ceil(Number(refused.raw.headers['retry-after']) / 60) });
    expect((await join(guesser, right)).status).toBe(201);
  });

  test('has room for twelve', async () => {
    const { mother } = await family(world);
    for (let member = 3; member <= 12; member++)
      await join(await somebody(world, `家人${member}`), await codeOf(mother));
    expect((await mother('inviteRelative')).problem.code).toBe('household_full');
  });

  test('is left by whoever wants to; its points stay', async () => {
    const { mother, father } = await family(world);
    expect((await father('leaveHousehold')).ok.household).toBeNull();
    expect((await father('leaveHousehold')).problem.code).toBe('in_no_household');
    expect((await mine(mother))?.members).toHaveLength(1);
  });

  test('keeps neither its name, its codes nor its children readable in the database', async () => {
    const { mother } = await family(world);
    await addChild(mother);
    const code = await codeOf(mother);
    const { read } = world.deps.database;
    const kept = JSON.stringify(
      [
        await read.selectFrom('households').selectAll().execute(),
        await read.selectFrom('household_invites').selectAll().execute(),
        await read.selectFrom('children').selectAll().execute(),
      ],
      (_, value) => (typeof value === 'bigint' ? `${value}` : value),
    );
    for (const secret of ['周家', code, '小禾', `${child.year}-05`])
      expect(kept).not.toContain(secret);
  });
});

describe('a child under 14', () => {
  test('is added by a guardian of age, who agrees to the text in force', async () => {
    const { mother, father } = await family(world);
    const unsaid = await somebody(world, '没说年龄');
    await join(unsaid, await codeOf(mother));
    expect((await addChild(unsaid)).problem).toMatchObject({
      status: 403,
      code: 'guardian_of_age',
    });
    expect((await addChild(mother, { consentVersion: 99 })).problem.code).toBe('consent_outdated');
    expect((await addChild(mother, { year: thisYear - 14, month: 1 })).problem.code).toBe(
      'child_too_old',
    );
    expect((await addChild(mother, { year: thisYear + 1 })).problem.code).toBe('birth_impossible');
    await addChild(mother);
    expect((await mine(father))?.children).toMatchObject([
      { name: '小禾', mine: false, guardian: '周慧芳', reports: 0, until: `${thisYear + 5}-06-01` },
    ]);
    expect((await mine(mother))?.children[0]).toMatchObject({
      mine: true,
      consentVersion: currentConsent,
      consentedAt: world.clock.now().toISOString(),
    });
    expect((await addChild(await somebody(world, '林静', adult))).problem.code).toBe(
      'in_no_household',
    );
  });

  test('has every text that was ever agreed to in both languages', () => {
    expect(Object.keys(guardianConsents).map(Number)).toContain(currentConsent);
    for (const text of Object.values(guardianConsents).flat())
      expect([text.zh.length > 10, text.en.length > 10]).toEqual([true, true]);
  });

  test('is forgotten at once when the consent is withdrawn; what is left says who agreed to what', async () => {
    const { mother, father } = await family(world);
    await addChild(mother);
    const id = (await mine(mother))?.children[0]?.id ?? '';
    expect((await father('withdrawConsent', { params: { id } })).problem.code).toBe(
      'child_unknown',
    );
    expect((await mother('leaveHousehold')).problem.code).toBe('children_first');
    expect((await mother('withdrawConsent', { params: { id } })).ok.household?.children).toEqual(
      [],
    );
    const row = await world.deps.database.read
      .selectFrom('children')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      name_sealed: null,
      birth_sealed: null,
      ended_because: 'withdrawn',
      consent_version: currentConsent,
    });
    expect(await tablesHolding('小禾')).toEqual([]);
    expect((await mother('leaveHousehold')).status).toBe(200);
  });

  test('leaves the list at 14, and the guardian hears what follows', async () => {
    const { mother } = await family(world);
    await addChild(mother, { name: '大禾', year: thisYear - 14, month: 10 });
    await addChild(mother, { name: '小禾' });
    world.clock.set(new Date('2026-10-31T15:00:00Z'));
    await letGrownGo(world.deps);
    expect((await mine(mother))?.children).toHaveLength(2);
    world.clock.advance({ hours: 1 });
    await letGrownGo(world.deps);
    expect((await mine(mother))?.children.map(({ name }) => name)).toEqual(['小禾']);
    await world.settle();
    expect(await tablesHolding('大禾')).toEqual([]);
    const { notices } = (await mother('listMyNotices')).ok;
    expect(notices.some(({ words }) => words.zh.startsWith('家里有孩子已满 14 周岁'))).toBe(true);
  });

  test('has its deeds reported by the guardian: all points are the household’s, none are ranked', async () => {
    const { mother, father } = await family(world);
    await addChild(mother);
    const id = (await mine(mother))?.children[0]?.id ?? '';
    const unknown = await father('reportCase', { body: reportBody({ child: id }) });
    expect(unknown.problem).toMatchObject({ status: 404, code: 'child_unknown' });
    await world.settle();
    const before = (await mother('getMyPoints')).ok;
    const { code } = await report(mother, { child: id, category: '020100' });
    const desk = await openDesk(world);
    await walkTo('closed', { desk, resident: mother, code });
    world.clock.advance({ days: 1, hours: 9 });
    await world.settle();
    const after = (await mother('getMyPoints')).ok;
    expect(after.spendable).toBe(before.spendable);
    expect((after.household ?? 0) - (before.household ?? 0)).toBe(5 + 2);
    expect((await mine(mother))?.children[0]?.reports).toBe(1);
    const { lines } = (await mother('listMyAwards')).ok;
    expect(lines.find(({ caseCode }) => caseCode === code)?.why.zh).toContain('全部记到家庭账户');
    await agreeToRanking(mother);
    await feedScores(world.deps);
    const { read } = world.deps.database;
    const { holder_no } = await read
      .selectFrom('residents')
      .select('holder_no')
      .where('id', '=', (await mother('getMe')).ok.id)
      .executeTakeFirstOrThrow();
    const scope = jobScope(county, 'test');
    const standing = await getStanding(read, scope, { board: everBoard, holderNo: holder_no });
    expect(Number(standing?.score ?? 0n)).toBe(before.spendable);
  });

  test('takes no part in disputes, whoever writes', async () => {
    const { mother } = await family(world);
    await addChild(mother);
    const id = (await mine(mother))?.children[0]?.id ?? '';
    const body = reportBody({ child: id, category: '070200', words: '楼上天天吵架' });
    expect((await mother('reportCase', { body })).problem.code).toBe('adults_report_disputes');
  });
});

const agreeToRanking = (resident: Caller) =>
  resident('setMyConsent', {
    params: { purpose: 'ranking' },
    body: { given: true, textVersion: 1 },
  });

const reportBody = (more: object) => ({
  words: '消防通道被杂物堵住了，推不动。',
  place: '一号楼',
  photoIds: [],
  ...more,
});

describe('somebody of 14 to 17', () => {
  test('reports hazards, and is told who takes disputes instead', async () => {
    const minor = await somebody(world, '陈晓', born(thisYear - 16));
    expect((await minor('getMe')).ok.ageClass).toBe('14_17');
    expect((await minor('reportCase', { body: reportBody({ category: '020100' }) })).status).toBe(
      201,
    );
    const clue = reportBody({ category: '070200', words: '楼上天天吵架' });
    const refused = await minor('reportCase', { body: clue });
    expect(refused.problem).toMatchObject({ status: 403, code: 'adults_report_disputes' });
    expect(refused.problem.title).toMatch(/110.*家长.*0570-0000000/);
    const guessed = await minor('reportCase', { body: reportBody({ words: '邻居又吵架了' }) });
    expect(guessed.problem.code).toBe('adults_report_disputes');
  });

  test('is on no board, also not with what was earned before the age was said', async () => {
    const resident = await somebody(world, '陈晓', adult);
    await agreeToRanking(resident);
    await world.settle();
    await feedScores(world.deps);
    const { read } = world.deps.database;
    const { id } = (await resident('getMe')).ok;
    const { holder_no: holderNo } = await read
      .selectFrom('residents')
      .select('holder_no')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const scope = jobScope(county, 'test');
    const standing = () => getStanding(read, scope, { board: everBoard, holderNo });
    const counted = async () =>
      (
        await sql<{ holders: bigint }>`select sum(holders)::bigint as holders from score_counts
        where board = ${everBoard} and level = 0`.execute(read)
      ).rows[0]?.holders ?? 0n;
    expect((await standing())?.score).toBe(5n);
    const before = await counted();
    const age = born(thisYear - 16);
    await resident('completeProfile', { body: { name: '陈晓', grid: grids.west, age } });
    await world.settle();
    expect(await standing()).toBeUndefined();
    expect(await counted()).toBe(before - 1n);
    await resident('reportCase', { body: reportBody({ category: '020100', words: '井盖翻了' }) });
    await world.settle();
    await feedScores(world.deps);
    expect(await standing()).toBeUndefined();
  });

  test('is grown up from the month after the eighteenth birthday, by night', async () => {
    const minor = await somebody(world, '陈晓', born(thisYear - 18, 11));
    const classOf = async () => (await minor('getMe')).ok.ageClass;
    expect(await classOf()).toBe('14_17');
    world.clock.set(new Date('2026-11-30T10:00:00Z'));
    await growUp(world.deps);
    expect(await classOf()).toBe('14_17');
    world.clock.set(new Date('2026-11-30T16:15:00Z'));
    await growUp(world.deps);
    expect(await classOf()).toBe('adult');
    const { birth_sealed } = await world.deps.database.read
      .selectFrom('residents')
      .select('birth_sealed')
      .where('id', '=', (await minor('getMe')).ok.id)
      .executeTakeFirstOrThrow();
    expect(birth_sealed).toBeNull();
  });
});
