import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { watchClocks } from './service.ts';

/* A promise that has another date by now has had its slips; what is promised anew begins a ladder of its own. */

const phone = '13800004100';
let world: TestApp;
let resident: Caller;
let desk: Desk;
let leader: Caller;
let code: string;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  await sitDown();
  ({ code } = await report(resident));
});
afterAll(() => world.close());

async function sitDown(): Promise<void> {
  resident = await world.resident(phone);
  desk = await openDesk(world);
  leader = await world.staff('leader');
}
/** Time goes by, and clocks are looked at; whoever was signed in has to sign in anew. */
async function pass(time: { days?: number; hours?: number; minutes?: number }): Promise<void> {
  world.clock.advance(time);
  await watchClocks(world.deps);
  await sitDown();
}

const note = '现场看过，情况属实';
const about = () => ({ params: { code } });
const stepsSent = async () => {
  const query = { show: 'all' } as const;
  const { supervisions } = (await leader('listSupervisions', { query })).ok;
  const slips = supervisions.filter((slip) => slip.code === code);
  return slips.map(({ clock, step }) => `${clock} ${step}`).sort();
};
async function returnAndComplete(): Promise<void> {
  (await desk.intake('returnCase', { ...about(), body: { note: '请补一句在哪一楼' } })).ok;
  await pass({ hours: 3 });
  const body = { words: '在三楼', photoIds: [] };
  (await resident('supplementCase', { ...about(), body })).ok;
}
/** As often as the clocks are looked at within a few minutes. */
async function lookAgain(): Promise<void> {
  for (let minute = 0; minute < 4; minute++) await pass({ minutes: 1 });
}

test('a late report that is returned and completed does not climb its ladder once more, nor with the unit that has it then', async () => {
  for (const hours of [25, 24, 48]) await pass({ hours });
  const whole = ['dispatch 1', 'dispatch 2', 'dispatch 3'];
  expect(await stepsSent()).toEqual(whole);
  await returnAndComplete();
  await lookAgain();
  expect(await stepsSent()).toEqual(whole);
  await returnAndComplete();
  await walkTo('dispatched', { desk, resident, code, resolveDays: 30 });
  await lookAgain();
  expect(await stepsSent()).toEqual(whole);
});

test('it climbs on from where it stood, later by as long as the reporter had it', async () => {
  await pass({ hours: 25 });
  const [slip] = (await desk.intake('listSupervisions', { query: {} })).ok.supervisions.filter(
    (one) => one.code === code,
  );
  const promisedOn = slip?.replyDueAt.slice(0, 10) ?? '';
  const answer = { words: '人手不够，明天派', promisedOn };
  (await desk.intake('answerSupervision', { params: { id: slip?.id ?? '' }, body: answer })).ok;
  await returnAndComplete();
  // Without the three hours that the reporter had it, the second step would be due by now.
  await pass({ hours: 22 });
  expect(await stepsSent()).toEqual(['dispatch 1']);
  await pass({ hours: 2 });
  expect(await stepsSent()).toEqual(['dispatch 1', 'dispatch 2']);
});

test('a unit that gives it back has it sent out anew: that promise has a ladder of its own', async () => {
  await pass({ hours: 25 });
  await walkTo('dispatched', { desk, resident, code, resolveDays: 30 });
  const words = { words: '去看过了', handled: false, photoIds: [] };
  (await desk.handler('answerCase', { ...about(), body: words })).ok;
  const back = { reason: 'not_ours', note: '不归我们管' };
  (await desk.handler('handBackCase', { ...about(), body: back })).ok;
  await pass({ hours: 25 });
  expect(await stepsSent()).toEqual(['dispatch 1', 'dispatch 1']);
});

test('so it has where its reporter says that it is not solved', async () => {
  await walkTo('dispatched', { desk, resident, code, resolveDays: 1 });
  const words = { words: '去看过了', handled: false, photoIds: [] };
  (await desk.handler('answerCase', { ...about(), body: words })).ok;
  await pass({ days: 6 });
  expect(await stepsSent()).toEqual(['resolution 1']);
  (await desk.handler('answerCase', { ...about(), body: { ...words, handled: true } })).ok;
  (await desk.reviewer('verifyCase', { ...about(), body: { solved: true, note } })).ok;
  (await resident('reopenCase', { ...about(), body: { words: '还是老样子', photoIds: [] } })).ok;
  await pass({ days: 20 });
  expect(await stepsSent()).toEqual(['resolution 1', 'resolution 1']);
});

test('found to be something that is sent out sooner, it climbs on the ladder that it is on', async () => {
  await pass({ hours: 25 });
  const sooner = { severity: 3, dispatchHours: 4, firstAnswerHours: 12, workingDays: true };
  (await leader('setCaseLimits', { body: { ...sooner, reason: '汛期收紧' } })).ok;
  // Limits are remembered for a minute.
  await pass({ minutes: 2 });
  (await desk.intake('acceptCase', { ...about(), body: { note, category: '050100' } })).ok;
  await lookAgain();
  expect(await stepsSent()).toEqual(['dispatch 1']);
});
