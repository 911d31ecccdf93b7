import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

test('reports that one resident sends at once are all taken, without waiting for each other', async () => {
  const resident = await server.resident();
  const report = (number: number) =>
    resident('reportCase', {
      body: { words: `第${number}号楼下积水`, place: '西社区', photoIds: [] },
    });
  const reported = await Promise.all(Array.from({ length: 12 }, (_, index) => report(index)));
  expect(reported.map(({ status }) => status)).toEqual(Array(12).fill(201));
  const mine = await resident('listMyCases');
  expect(mine.ok.total).toBe(12);
});
