import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Agreed, agreedWith, person as personOf } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { aReport } from '../../../test/road.ts';

let world: TestApp;
let intake: Caller;
let worker: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  worker = await world.staff('grid_worker');
});
afterAll(() => world.close());

const person = (name: string) => personOf(world, name);
const agreed = (one: Agreed, by: Caller) => agreedWith(world, by, one);
const reportFor = (id: string, given: { toldBy?: object }) => {
  const { category, words, place, position, photoIds } = aReport();
  const body = { category, words, place, position, photoIds, ...given };
  return worker('reportFor', { params: { id }, body });
};

/** The account has no number any more. */
const withoutNumber = ({ id }: Agreed) =>
  world.deps.database.pool.query(
    'update residents set phone_index = null, phone_sealed = null, phone_detached_at = $2 where id = $1',
    [id, world.clock.now()],
  );

test('a report says who typed it: by name to the desk, masked to its owner, and not where a confidential one hides how it came', async () => {
  const one = await person('看是谁打的');
  const { code } = (await reportFor(await agreed(one, worker), {})).ok;
  const typist = (await worker('getStaffMe')).ok.name;
  const seen = (await intake('getCase', { params: { code } })).ok.reporter;
  expect(seen.typedBy).toEqual({ name: typist, channel: 'grid_worker' });
  const own = (await one.me('getMyCase', { params: { code } })).ok.typedBy;
  expect(own).toEqual({ name: expect.stringContaining('*'), channel: 'grid_worker' });
  expect(own?.name).not.toBe(typist);
  const told = (await (await world.staff('leader'))('getCase', { params: { code } })).ok.reporter;
  expect([told.channel, told.typedBy]).toEqual([null, null]);
  const alone = (await one.me('reportCase', { body: aReport() })).ok;
  expect(alone.typedBy).toBeNull();
});

test('what was written down before anybody could agree goes under whoever told it, by their number or, without one, their whole name', async () => {
  const [one, namesake] = [await person('高桂花'), await person('高桂花')];
  const mine = { name: '高桂花', phone: one.phone };
  const under = async (who: typeof one, toldBy: object) =>
    reportFor(await agreed(who, worker), { toldBy });
  expect((await under(namesake, mine)).problem.code).toBe('agreement_of_another');
  // Whoever has a number is known by it alone.
  expect((await under(one, { name: '高桂花' })).problem.code).toBe('agreement_of_another');
  expect((await namesake.me('listMyCases')).ok.total).toBe(0);
  (await under(one, mine)).ok;
  expect((await one.me('listMyCases')).ok.total).toBe(1);

  await withoutNumber(namesake);
  const signed = (await worker('agree', { body: { paper: 'other', visitor: namesake.id } })).ok.id;
  const by = (toldBy: object) => reportFor(signed, { toldBy });
  expect((await by({ name: '高桂兰' })).problem.code).toBe('agreement_of_another');
  expect((await by(mine)).problem.code).toBe('agreement_of_another');
  (await by({ name: '高 桂花' })).ok;
});

test('somebody agrees by a signature on the screen of a grid worker, who finds the account; it is kept sealed, and for nobody with a number', async () => {
  const one = await person('屏上签字的');
  const signature = 'M10 10 L20 20 L30 10';
  const sign = { paper: 'id_card', visitor: one.id, signature };
  expect((await worker('agree', { body: sign })).problem.code).toBe('agreement_by_code');
  const { phone } = one;
  const { demoCode: code } = (await worker('sendAgreementCode', { body: { phone } })).ok;
  const both = { paper: 'id_card', phone, code, signature };
  expect((await worker('agree', { body: both })).problem).toMatchObject({
    code: 'agreement_not_signed',
    fields: [{ field: '/signature' }],
  });
  const { pool } = world.deps.database;
  await withoutNumber(one);
  const { visitors } = (await worker('findWithoutPhoneAtWindow', { body: { find: '屏上签字的' } }))
    .ok;
  expect(visitors.map(({ id, name }) => [id, name])).toEqual([[one.id, null]]);
  const { id } = (await worker('agree', { body: sign })).ok;
  const { rows } = await pool.query('select signature_sealed from agreements where id = $1', [id]);
  expect(rows[0].signature_sealed).toMatch(/^v1\|/);
  expect(rows[0].signature_sealed).not.toContain('M10');
  (await reportFor(id, { toldBy: { name: '屏上签字的' } })).ok;
});
