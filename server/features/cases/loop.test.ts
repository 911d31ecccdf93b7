import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions, units } from '../../../test/county.ts';
import { reconcile } from '../../ledger/service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

it('a report becomes points, is handled, confirmed and settled, and the bonus comes the next day', async () => {
  const { clock } = world;
  const resident = await world.resident();
  const photo = await resident('uploadPhoto', { file: await makePhoto(1) });
  const reported = await resident('reportCase', {
    body: {
      words: '下雨后巷口一直积水，老人要绕到马路上走。',
      place: '老街 29 号门口',
      position: positions.west,
      photoIds: [photo.ok.id],
    },
  });
  expect(reported.status).toBe(201);
  expect(reported.ok.code).toMatch(/^SY26-\d{5}-\d{5}$/);
  expect(reported.ok.category).toBe('050100');
  expect(reported.ok.awards).toMatchObject([{ points: 3, state: 'provisional', rule: '2.3' }]);
  expect(reported.ok.awards[0]?.why.zh).toContain('核实属实后入账');
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 0, provisional: 3 });
  const params = { code: reported.ok.code };

  const intake = await world.staff('intake');
  expect((await intake('getCase', { params })).ok.moves).toEqual([
    'accept',
    'return',
    'refuse',
    'transfer',
  ]);
  await intake('acceptCase', { params, body: { note: '' } });
  const dispatcher = await world.staff('dispatcher');
  const toDispatch = await dispatcher('getCase', { params });
  expect(toDispatch.ok.units[0]).toMatchObject({ id: units.west });
  const body = { unit: units.west, resolveDays: 3, note: '' };
  expect((await dispatcher('dispatchCase', { params, body })).ok.stage).toBe('dispatched');

  clock.advance({ hours: 2 });
  const handler = await world.staff('handler_west');
  const done = { words: '箅子换好了，水已排空。', handled: true, photoIds: [] };
  expect((await handler('answerCase', { params, body: done })).ok.stage).toBe('answered');
  const reviewer = await world.staff('reviewer');
  const verdict = { solved: true, note: '现场看过' };
  expect((await reviewer('verifyCase', { params, body: verdict })).status).toBe(200);
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 3, provisional: 0 });

  const confirmed = await resident('confirmCase', { params, body: { rating: 5, words: '很快' } });
  expect(confirmed.ok.stage).toBe('closed');
  expect(confirmed.ok.awards[1]).toMatchObject({ points: 2, state: 'scheduled' });
  await world.settle();
  expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 3, scheduled: 2 });
  clock.advance({ days: 1 });
  await world.settle();
  expect((await resident('getMyPoints')).ok).toEqual({
    spendable: 5,
    provisional: 0,
    held: 0,
    scheduled: 0,
    queued: 0,
    owed: 0,
    household: null,
    lapsingNext: { points: 5, on: '2027-12-31' },
  });
  const { notices } = (await resident('listMyNotices')).ok;
  expect(notices[0]?.words.zh).toContain('+2 分已入账');
  const figures = await world.anyone('getBoardFigures');
  expect(figures.ok.books.sum).toBe(0);
  expect(await reconcile(world.deps.database.read, 339999)).toEqual([]);
});
