import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* What several reported stands in the bulletin as solved only while none of them says that it is not. */

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  desk = await openDesk(world);
});
afterAll(() => world.close());

interface Reported {
  resident: Caller;
  code: string;
}
async function reported(): Promise<Reported> {
  const resident = await world.resident();
  return { resident, code: (await report(resident)).code };
}
const confirm = async ({ resident, code }: Reported) =>
  (await resident('confirmCase', { params: { code }, body: { rating: 5, words: '' } })).ok;
const reopen = async ({ resident, code }: Reported) =>
  (
    await resident('reopenCase', {
      params: { code },
      body: { words: '水还是排不掉', photoIds: [] },
    })
  ).ok;
const publish = ({ code }: Reported) => {
  const text = { title: '围墙已加固', words: '围墙已经加固完毕。', place: '老街一带' };
  return desk.reviewer('publishCase', { params: { code }, body: { ...text, photoIds: [] } });
};
const shown = async () =>
  (await world.anyone('listBulletin', { query: {} })).ok.entries.map(({ code }) => code);

/** Three reports of one matter, verified together; the first leads, and is confirmed. */
async function matter(): Promise<[Reported, Reported, Reported]> {
  const all = [await reported(), await reported(), await reported()] as const;
  const [lead, ...others] = all;
  for (const { code } of others) {
    const body = { into: lead.code, note: '同一处' };
    (await desk.intake('mergeCases', { params: { code }, body })).ok;
  }
  await walkTo('awaiting_confirmation', { desk, ...lead });
  await confirm(lead);
  return [...all];
}

test('one that followed and was confirmed is opened again: the entry of the one that led goes', async () => {
  const [lead, second] = await matter();
  await confirm(second);
  (await publish(lead)).ok;
  expect(await shown()).toContain(lead.code);
  await reopen(second);
  expect(await shown()).not.toContain(lead.code);
});

test('so it does where one of them never confirmed', async () => {
  const [lead, , third] = await matter();
  (await publish(lead)).ok;
  await reopen(third);
  expect(await shown()).not.toContain(lead.code);
});

test('and that of one that followed, where the one that led is opened again', async () => {
  const [lead, second] = await matter();
  await confirm(second);
  (await publish(second)).ok;
  await reopen(lead);
  expect(await shown()).not.toContain(second.code);
});

test('whoever says so to somebody of staff who asks has said so as well', async () => {
  const [lead, second] = await matter();
  (await publish(lead)).ok;
  world.clock.advance({ days: 8 });
  desk = await openDesk(world);
  const visit = (result: string) =>
    desk.intake('visitReporter', {
      params: { code: second.code },
      body: { result, note: '电话问过' },
    });
  (await visit('not_reached')).ok;
  expect(await shown()).toContain(lead.code);
  (await visit('not_solved')).ok;
  expect(await shown()).not.toContain(lead.code);
});

test('nor is it published while one of them is being worked on again', async () => {
  const [lead, second, third] = await matter();
  await confirm(second);
  await reopen(third);
  expect((await publish(lead)).problem).toMatchObject({ status: 409, code: 'matter_open_again' });
  expect((await publish(second)).problem.code).toBe('matter_open_again');
});

test('and that the one that led is open again keeps what followed it from being published', async () => {
  const [lead, second] = await matter();
  await confirm(second);
  await reopen(lead);
  expect((await publish(second)).problem.code).toBe('matter_open_again');
});

test('another matter stands as it stood; and done again, what was opened again is published by itself', async () => {
  const [lead, second] = await matter();
  const [other, alone] = [await matter(), await reported()];
  await walkTo('closed', { desk, ...alone });
  for (const one of [lead, other[0], alone]) (await publish(one)).ok;
  await reopen(second);
  const left = await shown();
  expect(left).toEqual(expect.arrayContaining([other[0].code, alone.code]));
  expect(left).not.toContain(lead.code);
  const params = { code: second.code };
  const done = { words: '又疏通了一遍', handled: true, photoIds: [] };
  (await desk.handler('answerCase', { params, body: done })).ok;
  (await desk.reviewer('verifyCase', { params, body: { solved: true, note: '排掉了' } })).ok;
  await confirm(second);
  (await publish(second)).ok;
  expect(await shown()).toContain(second.code);
});
