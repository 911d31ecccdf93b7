import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { idOf, spendPoints } from '../../../test/holders.ts';
import { copied } from '../../../test/owing.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { cheatRule, enforce } from '../../../test/rulebooks.ts';
import { reconcileCounty } from '../statements/service.ts';

let world: TestApp;
let desk: Desk;
let witness: Caller;
beforeAll(async () => {
  world = await startTestApp();
  await enforce(world, [cheatRule]);
  desk = await openDesk(world);
});
beforeEach(async () => {
  witness = await grownUp();
});
afterAll(async () => {
  expect(await reconcileCounty(world.deps, county)).toEqual([]);
  await world.close();
});

async function grownUp(): Promise<Caller> {
  const resident = await world.resident();
  const profile = { name: '孙秀英', grid: '339999001001001', age: adult };
  (await resident('completeProfile', { body: profile })).ok;
  return resident;
}

/** A report that was paid: 3 points. */
async function paid(resident: Caller): Promise<string> {
  const { code, awards } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  return awards[0]?.id ?? '';
}

/** A report of cheating that the centre took up. */
async function tip(by: Caller, stage: 'reported' | 'accepted' = 'accepted'): Promise<string> {
  const words = '有人拿网上的照片换积分';
  const { code } = await report(by, { category: '080100', words });
  await walkTo(stage, { desk, resident: by, code });
  return code;
}

const takeBack = (id: string, reportedIn?: string, by = desk.reviewer) =>
  by('reverseAward', {
    params: { id },
    body: { ...copied, ...(reportedIn === undefined ? {} : { reportedIn }) },
  });
const spendable = async (resident: Caller) => (await resident('getMyPoints')).ok.spendable;
const newest = async (resident: Caller) => (await resident('listMyAwards')).ok.lines[0];

test('whoever reported a cheat is paid out of what came back, and reads by which rule', async () => {
  const award = await paid(await grownUp());
  const code = await tip(witness);
  const before = await spendable(witness);
  expect((await takeBack(award, code)).status).toBe(200);
  expect(await spendable(witness)).toBe(before + 2);
  const line = await newest(witness);
  expect(line).toMatchObject({ state: 'settled', points: 2, rule: '5.2', caseCode: code });
  expect(line?.why.zh).toContain('追回');
  const { awards } = (await desk.reviewer('getCase', { params: { code } })).ok;
  expect(awards.map(({ points }) => points)).toContain(2);
});

test('no more than the rule book says, however much came back', async () => {
  const holder = await grownUp();
  const code = await tip(witness);
  const before = await spendable(witness);
  for (let nth = 0; nth < 4; nth++)
    expect((await takeBack(await paid(holder), code)).status).toBe(200);
  // Three a month.
  expect(await spendable(witness)).toBe(before + 6);
});

test('what was spent before it could be taken back pays nobody', async () => {
  const holder = await grownUp();
  const award = await paid(holder);
  await spendPoints(world, holder, 2);
  const before = await spendable(witness);
  expect((await takeBack(award, await tip(witness))).status).toBe(200);
  expect(await spendable(witness)).toBe(before + 1);
});

test('the holder is told why, and not that somebody reported it', async () => {
  const holder = await grownUp();
  const code = await tip(witness);
  const award = await paid(holder);
  expect((await takeBack(award, code)).status).toBe(200);
  const told = JSON.stringify([
    (await holder('listMyNotices')).ok,
    (await holder('listMyAwards')).ok,
    (await holder('getMyStatement')).ok,
  ]);
  expect(told).toContain(copied.note);
  expect(told).not.toContain(code);
  expect(told).not.toContain('举报');
});

test('nobody is paid for reporting themselves, and nothing is taken back by it', async () => {
  const award = await paid(witness);
  const before = await spendable(witness);
  const { problem } = await takeBack(award, await tip(witness));
  expect(problem).toMatchObject({ status: 409, code: 'cheat_report_of_oneself' });
  expect(problem.fields?.[0]?.field).toBe('/reportedIn');
  expect(await spendable(witness)).toBe(before);
  expect((await takeBack(award)).status).toBe(200);
});

test.each([
  ['of another kind', async () => (await report(witness)).code],
  ['that nobody took up', () => tip(witness, 'reported')],
  ['that there is not', async () => 'SY26-00000-00000'],
])('a report %s is named as the field at fault', async (_, reported) => {
  const award = await paid(await grownUp());
  const { problem } = await takeBack(award, await reported());
  expect(problem).toMatchObject({ status: 404, code: 'cheat_report_not_found' });
  expect(problem.fields?.[0]?.field).toBe('/reportedIn');
  expect((await takeBack(award)).status).toBe(200);
});

test('a reviewer of another town does not find it', async () => {
  const holder = await grownUp();
  const east = await report(holder, { position: positions.east });
  const reviewer = await world.staff('reviewer_east');
  const { problem } = await takeBack(east.awards[0]?.id ?? '', await tip(witness), reviewer);
  expect(problem).toMatchObject({ status: 404, code: 'cheat_report_not_found' });
});

test('it stands in the audit of the report, not in that of the award', async () => {
  const holder = await grownUp();
  const code = await tip(witness);
  expect((await takeBack(await paid(holder), code)).status).toBe(200);
  const { rows } = await world.deps.database.pool.query<{ action: string; details: object }>(
    `select action, details from audit_waiting where action in ('award.reversed', 'cheat_report.rewarded')
     union all
     select action, details from audit_entries where action in ('award.reversed', 'cheat_report.rewarded')`,
  );
  const rewarded = rows.filter(({ action }) => action === 'cheat_report.rewarded');
  expect(rewarded.at(-1)?.details).toMatchObject({ recovered: 3 });
  const reversed = JSON.stringify(rows.filter(({ action }) => action === 'award.reversed'));
  expect(reversed).not.toContain(code);
  expect(reversed).not.toContain(await idOf(witness));
});
