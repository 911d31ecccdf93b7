import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import {
  addChild,
  adult,
  born,
  codeOf,
  family,
  found,
  join,
  mine,
  somebody,
  thisYear,
} from '../../../test/families.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { headOf } from './decide.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const idOf = async (who: Caller) => (await mine(who))?.members.find(({ me }) => me)?.id ?? '';
const headIn = async (who: Caller) =>
  (await mine(who))?.members.find(({ head }) => head)?.name ?? null;
const handOver = (who: Caller, member: string) => who('handOverHousehold', { body: { member } });
const takeOut = (who: Caller, id: string) => who('takeOutRelative', { params: { id } });
const rename = (who: Caller, name: string) => who('renameHousehold', { body: { name } });

test('the founder is the head, renames the household and hands it over; then the other does', async () => {
  const { mother, father } = await family(world);
  expect((await rename(father, '陈家')).problem).toMatchObject({ status: 403, code: 'head_only' });
  expect((await rename(mother, ' 陈周两家 ')).ok.household?.name).toBe('陈周两家');
  expect((await handOver(father, await idOf(father))).problem.code).toBe('head_only');
  (await handOver(mother, await idOf(father))).ok;
  expect(await headIn(mother)).toBe('陈永福');
  await world.settle();
  const [told] = (await father('listMyNotices')).ok.notices;
  expect(told?.words.zh).toContain('您现在是家庭的户主');
  expect((await rename(mother, '周家')).problem.code).toBe('head_only');
  expect((await rename(father, '陈家')).ok.household?.name).toBe('陈家');
});

test('a minor is no head, nor who never said an age, nor anybody of another household', async () => {
  const { mother } = await family(world);
  const minor = await somebody(world, '陈晓', born(thisYear - 15));
  (await join(minor, await codeOf(mother))).ok;
  const toMinor = await handOver(mother, await idOf(minor));
  expect(toMinor.problem).toMatchObject({ code: 'head_of_age', fields: [{ field: '/member' }] });
  const unsaid = await somebody(world, '没说年龄');
  (await join(unsaid, await codeOf(mother))).ok;
  expect((await handOver(mother, await idOf(unsaid))).problem.code).toBe('head_of_age');
  const stranger = (await family(world)).father;
  expect((await handOver(mother, await idOf(stranger))).problem.code).toBe('relative_unknown');
});

test('who founded a household without saying an age is its head until somebody of age joins', async () => {
  const founder = await somebody(world, '没说年龄');
  (await found(founder)).ok;
  expect(await headIn(founder)).toBe('没说年龄');
  (await join(await somebody(world, '林静', adult), await codeOf(founder))).ok;
  expect(await headIn(founder)).toBe('林静');
  (await founder('completeProfile', { body: { age: adult } })).ok;
  expect(await headIn(founder)).toBe('没说年龄');
});

test('a head who leaves is followed by the grown-up who has been here longest', async () => {
  const { mother, father } = await family(world);
  (await mother('leaveHousehold')).ok;
  expect(await headIn(father)).toBe('陈永福');
});

test('whoever moved away is taken out and told; their points stay theirs, their codes end', async () => {
  const { mother, father } = await family(world);
  const id = await idOf(father);
  const code = await codeOf(father);
  expect((await takeOut(father, await idOf(mother))).problem.code).toBe('head_only');
  expect((await takeOut(mother, await idOf(mother))).problem.code).toBe('head_stays');
  const { household } = (await takeOut(mother, id)).ok;
  expect(household?.members.map(({ name }) => name)).toEqual(['周慧芳']);
  expect(await mine(father)).toBeNull();
  await world.settle();
  const [told] = (await father('listMyNotices')).ok.notices;
  expect(told?.words.zh).toContain('户主已把您移出家庭');
  const guest = await somebody(world, '林静');
  expect((await join(guest, code)).problem.code).toBe('invite_wrong');
  expect((await takeOut(mother, id)).problem.code).toBe('relative_unknown');
});

test('a guardian is not taken out before the consent for the child is withdrawn', async () => {
  const { mother, father } = await family(world);
  (await addChild(father)).ok;
  expect((await takeOut(mother, await idOf(father))).problem.code).toBe('guardian_stays');
});

test('two heads-to-be who press at once leave one head', async () => {
  const { mother, father } = await family(world);
  const [hers, his] = [await idOf(mother), await idOf(father)];
  for (let turn = 0; turn < 5; turn++) {
    const answers = await Promise.all([
      handOver(mother, his),
      takeOut(mother, his),
      handOver(father, hers),
      takeOut(father, hers),
    ]);
    expect(answers.every(({ status }) => [200, 403, 404, 409].includes(status))).toBe(true);
    const left = [await mine(mother), await mine(father)].filter((home) => home !== null);
    for (const home of left) expect(home.members.filter(({ head }) => head)).toHaveLength(1);
    if (left.length < 2) return;
  }
});

test.each([
  ['taken out', takeOut],
  ['made head', handOver],
])(
  'a relative who is %s while being erased is held key first, as the erasure does',
  async (_, settle) => {
    const { mother, father } = await family(world);
    const id = await idOf(father);
    const { pool, read } = world.deps.database;
    const client = await pool.connect();
    try {
      await client.query('begin');
      const ofTheirs = [county, id];
      await client.query(
        'select from data_keys where county = $1 and holder = $2 for update',
        ofTheirs,
      );
      const settling = settle(mother, id);
      await untilOneWaits(read);
      await client.query(
        'select from residents where county = $1 and id = $2 for update nowait',
        ofTheirs,
      );
      await client.query('commit');
      (await settling).ok;
    } finally {
      await client.query('rollback');
      client.release();
    }
  },
);

test('who speaks for a household', () => {
  const [a, b, child] = [
    { id: 'a', ageClass: 'adult' as const },
    { id: 'b', ageClass: null },
    { id: 'c', ageClass: '14_17' as const },
  ];
  const nobody = { named: null, founder: null };
  expect(headOf([child, a, b], nobody)).toBe('a');
  const other = { id: 'd', ageClass: 'adult' as const };
  expect(headOf([a, other], { named: null, founder: 'd' })).toBe('d');
  expect(headOf([a, other], { named: 'a', founder: 'd' })).toBe('a');
  expect(headOf([b, a, child], { named: 'b', founder: 'b' })).toBe('a');
  expect(headOf([b, child], { named: 'a', founder: 'a' })).toBe('b');
  expect(headOf([child], { named: 'c', founder: 'c' })).toBeNull();
});
