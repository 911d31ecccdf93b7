import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registrationText } from '../../../contract/registration-text.ts';
import { codeTo as codeToPhone } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, staffId } from '../../../test/county.ts';
import { adult, born, thisYear } from '../../../test/families.ts';
import { aReport } from '../../../test/road.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const register = (given: object) =>
  intake('registerFor', {
    body: {
      paper: 'id_card',
      grid: grids.west,
      age: adult,
      textVersion: registrationText.version,
      consents: [],
      ...given,
    },
  });

let phones = 0;
const newPhone = () => `1356670${String(++phones).padStart(4, '0')}`;
const codeTo = (phone: string) => codeToPhone(world, intake, phone);

const spendableOf = async (id: string) =>
  (await intake('getPointsFor', { params: { id } })).ok.spendable;

describe('a newcomer', () => {
  test('who was walked through the tour earns the gift once, however often it is told', async () => {
    const phone = newPhone();
    const given = { name: '听完指引', phone, code: await codeTo(phone) };
    const { id } = (await register(given)).ok.agreement;
    const params = { id };
    await world.settle();
    expect(await spendableOf(id)).toBe(0);
    const toured = (await intake('finishTourFor', { params })).ok;
    expect(toured).toMatchObject({ complete: true, toured: true });
    await world.settle();
    const gift = await spendableOf(id);
    expect(gift).toBeGreaterThan(0);
    expect((await intake('finishTourFor', { params })).status).toBe(201);
    await world.settle();
    expect(await spendableOf(id)).toBe(gift);
    const { lines } = (await intake('listAwardsFor', { params })).ok;
    expect(lines.map(({ what }) => what.zh)).toEqual(['新居民礼']);
  });

  test('without a number has the gift once a second person has looked: one of staff makes no account and its points alone', async () => {
    await world.deps.database.pool.query(
      `insert into staff_roles (county, staff, role, area)
       select county, id, 'reviewer', '339999000000' from staff where id = $1
       on conflict do nothing`,
      [staffId('intake')],
    );
    intake = await world.staff('intake');
    const { id } = (await register({ name: '没有号码的' })).ok.agreement;
    const params = { id };
    (await intake('finishTourFor', { params })).ok;
    await world.settle();
    expect((await intake('getPointsFor', { params })).ok).toMatchObject({ spendable: 0, held: 5 });
    const [line] = (await intake('listAwardsFor', { params })).ok.lines;
    expect(line).toMatchObject({
      state: 'held',
      why: { zh: expect.stringContaining('由另一个人看过后入账') },
    });
    const award = line?.id ?? '';
    const seenBy = async (who: Caller) =>
      (await who('listHeldAwards')).ok.held.find((one) => one.award.id === award);
    const signals = [{ code: 'typed_without_number', weight: 50 }];
    expect(await seenBy(intake)).toMatchObject({ typedByYou: true, signals });
    const settle = (who: Caller) =>
      who('settleHeldAward', { params: { id: award }, body: { note: '打电话问过，有这个人' } });
    expect((await settle(intake)).problem).toMatchObject({
      status: 403,
      code: 'award_typed_by_you',
    });
    const reviewer = await world.staff('reviewer');
    expect(await seenBy(reviewer)).toMatchObject({ typedByYou: false });
    expect((await settle(reviewer)).ok).toMatchObject({ state: 'settled' });
    expect(await spendableOf(id)).toBe(5);
  });

  test('without a number is as little given by a profile that is typed after the tour', async () => {
    const { id } = (await register({ name: '后补资料的' })).ok.agreement;
    await world.deps.database.pool.query(
      `update residents set grid = null, guided_at = null
       from agreements where agreements.id = $1 and residents.id = agreements.resident`,
      [id],
    );
    const params = { id };
    (await intake('finishTourFor', { params })).ok;
    (await intake('completeProfileFor', { params, body: { grid: grids.west } })).ok;
    await world.settle();
    expect((await intake('getPointsFor', { params })).ok).toMatchObject({ spendable: 0, held: 5 });
  });

  test('who signed in alone and has no profile gets name and home from whoever types, within the same limits', async () => {
    const phone = newPhone();
    const me = await world.resident(phone);
    const code = await codeTo(phone);
    const { id } = (await intake('agree', { body: { paper: 'id_card', phone, code } })).ok;
    const params = { id };
    (await intake('finishTourFor', { params })).ok;
    const nowhere = { name: '补资料的', grid: '339999009009009' };
    const refused = await intake('completeProfileFor', { params, body: nowhere });
    expect(refused.problem).toMatchObject({ status: 422, code: 'grid_unknown' });
    const body = { name: '补资料的', grid: grids.west, age: adult };
    const known = (await intake('completeProfileFor', { params, body })).ok;
    expect(known).toMatchObject({
      residentName: { zh: '补**的' },
      ageClass: 'adult',
      complete: true,
    });
    expect((await me('getMe')).ok).toMatchObject({ name: '补资料的', grid: grids.west });
    await world.settle();
    expect(await spendableOf(id)).toBeGreaterThan(0);
    const moved = { grid: grids.east };
    (await intake('completeProfileFor', { params, body: moved })).ok;
    expect((await me('getMe')).ok).toMatchObject({ name: '补资料的', grid: grids.east });
    const minor = { age: born(thisYear - 16) };
    (await intake('completeProfileFor', { params, body: minor })).ok;
    const grown = await intake('completeProfileFor', { params, body: { age: adult } });
    expect(grown.problem.code).toBe('age_is_known');
    expect((await me('reportCase', { body: aReport() })).status).toBe(201);
  });
});
