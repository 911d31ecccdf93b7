import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { units } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* What a unit did stands under its own name for the reporter, whichever unit has the case since. */

let world: TestApp;
let resident: Caller;
let desk: Desk;
let east: Caller;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
  east = await world.staff('handler_east');
});
beforeEach(async () => {
  resident = await world.resident();
});
afterAll(() => world.close());

const note = '说明一下情况';
const answers = (by: Caller, code: string) =>
  by('answerCase', {
    params: { code },
    body: { words: '明天去看', handled: false, photoIds: [] },
  });
const sendTo = (unit: string, code: string) =>
  desk.dispatcher('dispatchCase', { params: { code }, body: { unit, resolveDays: 3, note } });
async function sentWest(by = resident): Promise<string> {
  const { code } = await report(by);
  await walkTo('dispatched', { desk, resident: by, code });
  return code;
}

/** The steps of a kind as its reporter reads them: who took it, and where it sent the case. */
const stepsOf = async (code: string, kinds: readonly string[]) =>
  (await resident('getMyCase', { params: { code } })).ok.history
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, by, unit }) => [kind, by.zh, unit?.zh]);

test('given back and sent to another unit, each sending names the unit that it went to', async () => {
  const code = await sentWest();
  (await answers(desk.handler, code)).ok;
  const back = { reason: 'not_ours', note };
  (await desk.handler('handBackCase', { params: { code }, body: back })).ok;
  (await sendTo(units.east, code)).ok;
  (await answers(east, code)).ok;
  expect(await stepsOf(code, ['dispatched', 'answered', 'handed_back'])).toEqual([
    ['dispatched', '综治中心', 'west 中队'],
    ['answered', 'west 中队', undefined],
    ['handed_back', 'west 中队', undefined],
    ['dispatched', '综治中心', 'east 中队'],
    ['answered', 'east 中队', undefined],
  ]);
});

test('merged into what another unit has, the answer of the first stays its own', async () => {
  const code = await sentWest();
  (await answers(desk.handler, code)).ok;
  const { code: lead } = await report(await world.resident());
  (await desk.intake('acceptCase', { params: { code: lead }, body: { note } })).ok;
  (await sendTo(units.east, lead)).ok;
  (await desk.dispatcher('mergeCases', { params: { code }, body: { into: lead, note } })).ok;
  (await answers(east, lead)).ok;
  expect(await stepsOf(code, ['answered'])).toEqual([
    ['answered', 'west 中队', undefined],
    ['answered', 'east 中队', undefined],
  ]);
});

test('a unit that helped keeps its name after the case has gone elsewhere without it', async () => {
  const code = await sentWest();
  const helping = { unit: units.east, note };
  (await desk.dispatcher('involveUnit', { params: { code }, body: helping })).ok;
  (await answers(east, code)).ok;
  const back = { reason: 'not_ours', note };
  (await desk.handler('handBackCase', { params: { code }, body: back })).ok;
  expect(await stepsOf(code, ['answered'])).toEqual([['answered', 'east 中队', undefined]]);
});
