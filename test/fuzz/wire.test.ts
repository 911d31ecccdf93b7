import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { leaks } from '../leaks.ts';
import { exchange, openSlowSockets, statusesIn, wireAttacks } from './wire.ts';

let world: TestApp;
let port: number;
beforeAll(async () => {
  world = await startTestApp();
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

test.each(wireAttacks.map(({ name, ...attack }) => [name, attack] as const))(
  'over the wire: %s',
  async (_, { bytes, answers, breaksOff = false }) => {
    const waited = answers === 'refused' ? 1 : answers.length;
    const text = await exchange(port, bytes, { answers: waited, breaksOff });
    const statuses = statusesIn(text);
    if (answers !== 'refused') expect(statuses, text.slice(0, 400)).toEqual(answers);
    else
      for (const status of statuses) {
        expect(status, text.slice(0, 400)).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }
    if (statuses.some((status) => status >= 400)) expect(text).not.toMatch(leaks);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  },
);

test('what the server cannot even read is refused in the form of every other refusal', async () => {
  const text = await exchange(port, 'GET / HTTP/1.1\r\nnonsense\r\n\r\n');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))).toMatchObject({
    status: 400,
    code: 'request_unreadable',
  });
});

test('hundreds who begin a request and never end it keep nobody waiting', async () => {
  const slow = await openSlowSockets(port, 300);
  for (let turn = 0; turn < 20; turn++)
    expect((await fetch(`http://127.0.0.1:${port}/api/counties`)).status).toBe(200);
  slow.close();
});
