import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskCategory } from '../../../contract/catalogue-of-categories.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { asParty, inCharge, opening, someone } from '../../../test/mediations.ts';
import { report } from '../../../test/road.ts';
import { stateOf } from './history.ts';

let world: TestApp;
let resident: Caller;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

async function found(category: string | undefined, reported = '999900') {
  const { code } = await report(resident, { category: reported, position: positions.west });
  const body = { note: '', ...(category === undefined ? {} : { category }) };
  const { ok } = await intake('acceptCase', { params: { code }, body });
  return { code, shown: ok };
}

describe('what a case was found to be', () => {
  test('stands wherever the case is shown, to staff and to its reporter', async () => {
    const { code, shown } = await found('050100');
    expect(shown).toMatchObject({ category: '050100', categoryName: { zh: '积水' } });
    const mine = (await resident('getMyCase', { params: { code } })).ok;
    expect(mine).toMatchObject({ category: '050100', categoryName: { zh: '积水' } });
  });
  test('is what was reported, where nobody says otherwise', async () => {
    expect((await found(undefined, '040300')).shown.category).toBe('040300');
  });
  test('is a category of the county, or the move is refused by the field', async () => {
    const { code } = await report(resident);
    const body = { note: '', category: '123456' };
    const { problem } = await intake('acceptCase', { params: { code }, body });
    expect(problem).toMatchObject({ status: 422, code: 'category_unknown' });
    expect(problem.fields?.map(({ field }) => field)).toEqual(['/category']);
  });
  test('brings the promise of its first answer, and never a later one than was made', async () => {
    const hours = async (reported: string, category: string) => {
      const { code } = await report(resident, { category: reported, position: positions.west });
      const before = (await intake('getCase', { params: { code } })).ok.firstAnswer.dueAt;
      const body = { note: '', category };
      const { ok } = await intake('acceptCase', { params: { code }, body });
      return (Date.parse(ok.firstAnswer.dueAt) - Date.parse(before)) / 3_600_000;
    };
    const leader = await world.staff('leader');
    const { name, keywords, severity, resolveDays } = (await intake('getDeskCategories')).ok.find(
      ({ code }) => code === '050100',
    ) as DeskCategory;
    const words = { nameZh: name.zh, nameEn: name.en, keywords };
    const body = { ...words, severity, resolveDays, firstAnswerHours: 2, reason: '要快' };
    (await leader('editCategory', { params: { code: '050100' }, body })).ok;
    // Catalogues are read once a minute.
    world.clock.advance({ minutes: 2 });
    expect(await hours('999900', '050100')).toBe(-22);
    expect(await hours('050100', '999900')).toBe(0);
  });
  test('decides which list it stands in', async () => {
    const { code } = await found('070200');
    const disputes = (await intake('listCases', { body: { kind: 'dispute' } })).ok.cases;
    expect(disputes.map((one) => one.code)).toContain(code);
    const hazards = (await intake('listCases', { body: { kind: 'hazard' } })).ok.cases;
    expect(hazards.map((one) => one.code)).not.toContain(code);
  });
});

test('a suggestion that was found to be a dispute between two is mediated, and a hazard is not', async () => {
  const desk = inCharge(world);
  const parties = [asParty(await someone(world)), asParty(await someone(world))];
  const open = (caseCode: string) =>
    desk('openMediation', { body: opening(parties, { caseCode, source: 'initiative' }) });
  const { code } = await found('070200', '150100');
  expect((await open(code)).ok.caseCode).toBe(code);
  expect((await open((await found('050100', '150100')).code)).problem.code).toBe('clue_no_dispute');
});

test('found to be confidential, it is protected like one that was reported so', async () => {
  const { code, shown } = await found('070200');
  expect(shown.reporter.alias).toBeNull();
  const open = await found('050100');
  expect(open.shown.reporter.alias).not.toBeNull();
  const dispatcher = await world.staff('dispatcher');
  expect((await dispatcher('getCase', { params: { code } })).ok.reporter.alias).toBeNull();
});

test('its history says so, and the state is what the history gives', async () => {
  const { code } = await found('070200');
  const { pool } = world.deps.database;
  const { rows } = await pool.query<{ id: string; category: string; confidential: boolean }>(
    `select c.id, s.category, s.confidential from cases c
     join case_states s on s.county = c.county and s.case_id = c.id where c.code = $1`,
    [code],
  );
  const [kept] = rows;
  expect(kept).toMatchObject({ category: '070200', confidential: true });
  const events = await pool.query(
    'select seq, kind, at, actor_kind as "actorKind", actor, data from case_events where case_id = $1 order by seq',
    [kept?.id],
  );
  expect(stateOf(events.rows)).toMatchObject({ category: '070200', confidential: true });
});
