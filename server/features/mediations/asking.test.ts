import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Exclusion, exclusions } from '../../../contract/mediations.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { asParty, inCharge, opening, someone } from '../../../test/mediations.ts';
import { report } from '../../../test/road.ts';

/* What is not mediated is asked about wherever the words tell of it: a tick that was left out is no answer. */

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = inCharge(world);
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

async function open(given: Record<string, unknown>) {
  const parties = [asParty(await someone(world)), asParty(await someone(world))];
  return desk('openMediation', { body: opening(parties, given) });
}

test.each([
  ['facts', { facts: '两家为晒谷场吵过，男的把邻居推搡倒地' }, '推搡'],
  ['wishes', { wishes: '要求赔偿住院的钱' }, '住院'],
])('words in the %s are answered one exclusion after another', async (_, given, word) => {
  const { problem } = await open(given);
  expect(problem).toMatchObject({ status: 422, code: 'ask_about_exclusions' });
  expect(problem.title).toContain(`“${word}”`);
  expect(problem.title).toContain('110');
  expect(problem.fields?.map(({ field }) => field)).toEqual(['/ruledOut']);
  for (const left of exclusions) {
    const others = exclusions.filter((one) => one !== left);
    expect((await open({ ...given, ruledOut: others })).problem.code).toBe('ask_about_exclusions');
  }
  expect((await open({ ...given, ruledOut: exclusions })).status).toBe(201);
});

test.each([
  ['violence', 'mediation_violence'],
  ['injury', 'mediation_injury'],
  ['minor', 'mediation_minor'],
] as const)(
  'whoever answers that there is %s opens no file, whatever else was ruled out',
  async (so, code) => {
    const ruledOut: readonly Exclusion[] = exclusions;
    const refused = await open({ facts: '吵到要动刀', concerns: [so], ruledOut });
    expect(refused.problem.code).toBe(code);
  },
);

test('the words of the clue are read too, and are not told to whoever reads the file', async () => {
  const { code } = await report((await someone(world)).call, {
    category: '070200',
    words: '楼下两口子天天打骂，听着害怕',
  });
  const intake = await world.staff('intake');
  (await intake('acceptCase', { params: { code }, body: { note: '属实' } })).ok;
  const given = { caseCode: code, source: 'initiative', facts: '夫妻为家务事争吵' };
  expect((await open(given)).problem.code).toBe('ask_about_exclusions');
  const opened = (await open({ ...given, ruledOut: exclusions })).ok;
  expect(JSON.stringify(opened)).not.toContain('打骂');
});

test('where no word tells of any, nothing more is asked', async () => {
  expect((await open({ facts: '楼上漏水，谈了几次不肯修' })).status).toBe(201);
});
