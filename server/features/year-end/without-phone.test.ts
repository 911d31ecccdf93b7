import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import type { LapsingPerson } from '../../../contract/year-end.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born } from '../../../test/families.ts';
import { givePoints, giveTo, idOf, liveTogether } from '../../../test/holders.ts';
import { paperOf as pages, printedText } from '../../../test/printed.ts';
import { addDays, localDate } from '../../platform/calendar.ts';
import { jobScope } from '../../platform/scope.ts';
import { addResidents } from '../residents/service.ts';
import { createTypesetter, templates } from '../rules/papers/service.ts';
import { paperOf } from './lapsing-paper.ts';
import { warnOfLapse } from './service.ts';

let world: TestApp;
let intake: Caller;
const typesetter = createTypesetter(templates);
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  // The tests before left their people on the list.
  await world.deps.database.pool.query('update residents set phone_detached_at = null');
  intake = await world.staff('intake');
});
afterAll(async () => {
  await typesetter.close();
  await world.close();
});

const inDays = (days: number) => addDays(localDate(world.clock.now()), days);

let numbers = 0;
async function person(name: string, grid: string = grids.west, age: object = adult) {
  const phone = `1340000${String(++numbers).padStart(4, '0')}`;
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid, age } })).ok;
  return { me, phone, id: await idOf(me) };
}

/** Whoever has the phone now says at the window that the account is not theirs. */
async function takeOffNumber(phone: string): Promise<void> {
  const wanted = { phone, purpose: 'phone_release' };
  const { demoCode: code } = (await intake('sendWindowCode', { body: wanted })).ok;
  const withPaper = { paper: 'id_card', reason: '号码是新买的，账号不是本人的' };
  (await intake('detachPhoneAtWindow', { body: { phone, code, ...withPaper } })).ok;
}

type PageOf = { people: LapsingPerson[]; next: string | null };
const listed = async (by: Caller, query: Record<string, string> = {}) =>
  (await by('listLapsingWithoutPhone', { query })).ok.people;
const idsOf = async (by: Caller, query: Record<string, string> = {}) =>
  (await listed(by, query)).map(({ id }) => id).sort();

test('who has no number and points that lapse within sixty days stands on the list, with name masked and community', async () => {
  const zhou = await person('周慧芳');
  await givePoints(world, zhou.me, 5, inDays(60));
  await givePoints(world, zhou.me, 4, inDays(7));
  await givePoints(world, zhou.me, 3, inDays(61));
  expect(await listed(intake)).toEqual([]);
  await takeOffNumber(zhou.phone);
  expect(await listed(intake)).toEqual([
    {
      id: zhou.id,
      name: { zh: '周*芳', en: '周*芳' },
      area: '339999001001',
      lots: [
        { account: 'own', lapsesOn: inDays(7), daysLeft: 7, points: 4 },
        { account: 'own', lapsesOn: inDays(60), daysLeft: 60, points: 5 },
      ],
    },
  ]);
});

test('points of the household are on it, too, for whoever lives there without a number', async () => {
  const zhou = await person('周慧芳');
  const household = await liveTogether(world, [zhou.me]);
  const { holder_no: holderNo } = await world.deps.database.read
    .selectFrom('households')
    .select('holder_no')
    .where('id', '=', household)
    .executeTakeFirstOrThrow();
  await giveTo(world, { holderNo, amount: 9, until: inDays(30) });
  await takeOffNumber(zhou.phone);
  expect((await listed(intake))[0]?.lots).toEqual([
    { account: 'household', lapsesOn: inDays(30), daysLeft: 30, points: 9 },
  ]);
});

test('who has nothing that lapses, or does not want to be reminded, is not on it, and nothing counts them', async () => {
  const [poor, unwilling] = [await person('陈永福'), await person('陈永寿')];
  await givePoints(world, unwilling.me, 5, inDays(30));
  const body = { given: false, textVersion: consentForms.notices.version };
  (await unwilling.me('setMyConsent', { params: { purpose: 'notices' }, body })).ok;
  await takeOffNumber(poor.phone);
  await takeOffNumber(unwilling.phone);
  const { raw } = await intake('listLapsingWithoutPhone');
  expect(JSON.parse(raw.body)).toEqual({ people: [], next: null });
});

test('a minor without a number is told like everybody; an account closed until its child is 14 is not on it', async () => {
  const [youth, child] = [
    await person('周小禾', grids.west, born(2011)),
    await person('周小苗', grids.west, born(2011)),
  ];
  for (const { me, phone } of [youth, child]) {
    await givePoints(world, me, 5, inDays(30));
    await takeOffNumber(phone);
  }
  await world.deps.database.pool.query(
    `update residents set age_class = 'under_14' where id = $1`,
    [child.id],
  );
  expect(await idsOf(intake)).toEqual([youth.id]);
});

test('a window sees its own area, and of it one community at a time if it likes; never a grid', async () => {
  const [west, east] = [await person('周慧芳', grids.west), await person('陈永福', grids.east)];
  for (const { me, phone } of [west, east]) {
    await givePoints(world, me, 5, inDays(30));
    await takeOffNumber(phone);
  }
  expect(await idsOf(intake)).toEqual([west.id, east.id].sort());
  expect(await idsOf(intake, { community: '339999002001' })).toEqual([east.id]);
  expect(await idsOf(intake, { community: '339999009009' })).toEqual([]);
  const western = await world.staff('intake_west');
  expect(await idsOf(western)).toEqual([west.id]);
  expect(await idsOf(western, { community: '339999001001' })).toEqual([west.id]);
  expect(await idsOf(western, { community: '339999002001' })).toEqual([]);
  const byGrid = await intake('listLapsingWithoutPhone', { query: { community: grids.west } });
  expect(byGrid.status).toBe(400);
  for (const other of ['reviewer', 'treasurer', 'grid_worker', 'auditor'] as const)
    expect((await (await world.staff(other))('listLapsingWithoutPhone')).status).toBe(403);
});

test('each look is on record, on the screen and on paper, by community', async () => {
  await intake('listLapsingWithoutPhone', { query: { community: '339999001001' } });
  await intake('getLapsingPaper', { query: { community: '339999001001' } });
  const rows = await world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['object', 'area', 'details'])
    .where('action', '=', 'lapsing.listed')
    .where('area', '=', '339999001001')
    .execute();
  const looks = rows.map(({ details }) => (details as { paper: boolean }).paper);
  expect(new Set(looks)).toEqual(new Set([false, true]));
});

test('a longer list comes page by page, nobody twice and nobody left out', async () => {
  const ids = Array.from({ length: 65 }, () => world.deps.ids.uuid());
  const scope = jobScope(county, 'register');
  const profile = { name: '周慧芳', grid: grids.west, household: '', ageClass: 'adult' } as const;
  await world.deps.database.transact(async (tx) => {
    const household = world.deps.ids.uuid();
    await addResidents(
      tx,
      { deps: world.deps, scope },
      {
        households: [{ id: household, grid: grids.west }],
        residents: ids.map((id, at) => ({
          id,
          phone: `1330000${String(at).padStart(4, '0')}`,
          profile: { ...profile, household },
        })),
        at: world.clock.now(),
      },
    );
  });
  const { rows } = await world.deps.database.pool.query<{ holder_no: string }>(
    `update residents set phone_sealed = null, phone_index = null, phone_detached_at = now()
     where id = any ($1::uuid[]) returning holder_no`,
    [ids],
  );
  for (const { holder_no } of rows)
    await giveTo(world, { holderNo: BigInt(holder_no), amount: 1, until: inDays(20) });
  const found: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const query: Record<string, string> = after === '' ? {} : { after };
    const page: PageOf = (await intake('listLapsingWithoutPhone', { query })).ok;
    expect(page.people.length).toBeLessThanOrEqual(30);
    found.push(...page.people.map(({ id }) => id));
    after = page.next;
  }
  expect(found).toEqual([...ids].sort());
});

test('on paper it is a file to be saved, with masked names, points, last days and room to sign', async () => {
  const { raw } = await intake('getLapsingPaper', { query: { community: '339999001001' } });
  expect(raw.statusCode).toBe(200);
  expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const today = localDate(world.clock.now());
  expect(raw.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="lapsing-339999001001-${today}.pdf"`,
    'cache-control': 'no-store',
  });
  const lot = { account: 'own', lapsesOn: '2026-12-31', daysLeft: 30, points: 12 } as const;
  const ofHousehold = { ...lot, account: 'household', points: 3 } as const;
  const data = paperOf({
    people: [
      {
        id: '1',
        name: { zh: '周*芳', en: '周*芳' },
        area: '339999001001',
        lots: [lot, ofHousehold],
      },
      { id: '2', name: { zh: '', en: '' }, area: null, lots: [lot] },
    ],
    names: new Map([['339999001001', { zh: '西社区', en: 'West' }]]),
    community: '339999001001',
    county: { zh: '试验县', en: 'Test county' },
    today: '2026-12-01',
    language: 'zh',
  });
  const paper = { template: 'lapsing.typ', data, madeAt: new Date('2026-12-01') };
  const text = printedText(pages(await typesetter.svg(paper)));
  for (const said of [
    '试验县',
    '西社区',
    '周*芳',
    '12分',
    '3分（家里的）',
    '2026年12月31日',
    '未填姓名',
  ])
    expect(text).toContain(said);
});

test('told at the window or not, the notice waits in the app for the day on which there is a number again', async () => {
  const zhou = await person('周慧芳');
  await givePoints(world, zhou.me, 5, inDays(30));
  await takeOffNumber(zhou.phone);
  await warnOfLapse(world.deps);
  await world.settle();
  const { rows } = await world.deps.database.pool.query(
    'select count(*)::integer from notices where resident = $1 and lapses_on is not null',
    [zhou.id],
  );
  expect(rows[0].count).toBe(1);
  expect(world.texts(zhou.phone).filter((one) => one.includes('只能用到'))).toEqual([]);
});
