import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { prove } from '../../../test/red-packets.ts';
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

const takeDown = ({ code }: Pick<Reported, 'code'>, note = '旁边的人没遮住') =>
  desk.reviewer('unpublishCase', { params: { code }, body: { note } });
const kindsFor = async ({ resident, code }: Reported) =>
  (await resident('getMyCase', { params: { code } })).ok.history.map(({ kind }) => kind);

test('a reviewer takes down what was published, at any time, and it may be published again', async () => {
  const one = await reported();
  await walkTo('closed', { desk, ...one });
  expect((await takeDown(one)).problem).toMatchObject({ status: 409, code: 'not_published' });
  (await publish(one)).ok;
  expect(await kindsFor(one)).toContain('published');
  // Longer than its reporter could have it done again.
  world.clock.advance({ days: 40 });
  desk = await openDesk(world);
  const taken = (await takeDown(one)).ok;
  expect(taken.moves).toEqual(['publish']);
  expect(taken.history.at(-1)).toMatchObject({ kind: 'unpublished', note: '旁边的人没遮住' });
  expect(await shown()).not.toContain(one.code);
  (await publish(one)).ok;
  expect(await shown()).toContain(one.code);
});

test('to its reporter it then was never published, and no word of why', async () => {
  const one = await reported();
  await walkTo('closed', { desk, ...one });
  (await publish(one)).ok;
  (await takeDown(one)).ok;
  expect(await kindsFor(one)).not.toContain('published');
  const mine = await one.resident('getMyCase', { params: { code: one.code } });
  expect(mine.raw.body).not.toContain('没遮住');
  (await publish(one)).ok;
  expect((await kindsFor(one)).filter((kind) => kind === 'published')).toHaveLength(1);
});

test('who did it and why is in the audit, and a reason is asked for', async () => {
  const one = await reported();
  await walkTo('closed', { desk, ...one });
  (await publish(one)).ok;
  const { problem } = await takeDown(one, '');
  expect(problem).toMatchObject({ status: 400 });
  expect(problem.fields?.map(({ field }) => field)).toEqual(['/note']);
  (await takeDown(one)).ok;
  const { read } = world.deps.database;
  const rows = await read
    .selectFrom('audit_waiting')
    .innerJoin('cases', (join) => join.on('object', '=', sql`'case/' || cases.id`))
    .select(['actor_kind', 'reason'])
    .where('cases.code', '=', one.code)
    .where('action', '=', 'case.unpublished')
    .execute();
  // The reason is sealed there.
  expect(rows).toEqual([{ actor_kind: 'staff', reason: expect.any(String) }]);
});

test('of a matter all goes that was published of it, and each of its reports may be published again', async () => {
  const [lead, second] = await matter();
  await confirm(second);
  for (const one of [lead, second]) (await publish(one)).ok;
  const moves = async ({ code }: Reported) =>
    (await desk.reviewer('getCase', { params: { code } })).ok.moves;
  (await takeDown(second)).ok;
  expect(await shown()).not.toEqual(expect.arrayContaining([lead.code]));
  expect(await shown()).not.toEqual(expect.arrayContaining([second.code]));
  expect([await moves(lead), await moves(second)]).toEqual([['publish'], ['publish']]);
});

test('that its reporter has erased their data keeps nobody from taking it down', async () => {
  const one = await reported();
  await walkTo('closed', { desk, ...one });
  (await publish(one)).ok;
  await prove(world, one.resident);
  (await one.resident('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  expect(await shown()).toContain(one.code);
  (await takeDown(one)).ok;
  expect(await shown()).not.toContain(one.code);
});
