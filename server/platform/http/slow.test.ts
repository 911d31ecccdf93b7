import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RouteSpec } from '../../../contract/route.ts';
import { contract } from '../../../contract/table.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { exchange, statusesIn } from '../../../test/fuzz/wire.ts';
import { aReport } from '../../../test/road.ts';
import { listenerOptions, type Patience, usualPatience } from './listener.ts';

/* Who begins and does not end is waited for, and then no longer. */

/** A little of the usual, so that the end is seen; for an answer, which is not asked here, all of it. */
const patience: Patience = {
  ...usualPatience,
  headersMs: 200,
  requestMs: 600,
  silenceMs: 3_000,
  checkMs: 50,
};

let world: TestApp;
let port: number;
beforeAll(async () => {
  world = await startTestApp({ patience });
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(() => world.close());

const head = (length: number) =>
  `POST /api/339999/sign-in/codes HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

test.each([
  ['a head that never ends', 'GET /api/counties HTTP/1.1\r\nhost: a\r\nx-slow: '],
  ['a body that never ends', `${head(40)}{"phone":"1380`],
])('%s is answered with 408, and the connection is over', async (_, bytes) => {
  const text = await exchange(port, bytes);
  expect(statusesIn(text)).toEqual([408]);
  expect(text).toContain('urn:pingan:refusal:request_unreadable');
});

test('a byte now and then does not buy more time', async () => {
  const socket = connect({ port, host: '127.0.0.1' });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => {});
  socket.write('GET /api/counties HTTP/1.1\r\nhost: a\r\nx-slow: ');
  const drip = setInterval(() => socket.write('y'), 20);
  await new Promise((closed) => socket.once('close', closed));
  clearInterval(drip);
  expect(statusesIn(Buffer.concat(chunks).toString())).toEqual([408]);
});

test('a connection that rests is closed, one that says nothing at all too', async () => {
  const rested = await exchange(port, 'GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n');
  expect(statusesIn(rested)).toEqual([200]);
  for (const status of statusesIn(await exchange(port, ''))) expect(status).toBe(408);
});

test('a head of more than 16 KB is not read', async () => {
  const long = `GET /healthz HTTP/1.1\r\nhost: a\r\nx-long: ${'x'.repeat(17 * 1024)}\r\n\r\n`;
  expect(statusesIn(await exchange(port, long))).toEqual([431]);
  const fits = `GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\nx-long: ${'x'.repeat(8_000)}\r\n\r\n`;
  expect(statusesIn(await exchange(port, fits))).toEqual([200]);
});

test('the server listens with the patience that is written down, and no other', async () => {
  const usual = await startTestApp();
  const { headersTimeout, requestTimeout, timeout, keepAliveTimeout } = usual.app.server;
  expect({ headersTimeout, requestTimeout, timeout, keepAliveTimeout }).toEqual({
    headersTimeout: usualPatience.headersMs,
    requestTimeout: usualPatience.requestMs,
    timeout: usualPatience.silenceMs,
    keepAliveTimeout: usualPatience.silenceMs,
  });
  await usual.close();
  const options = { newId: () => '', logLevel: 'silent', trustedProxies: [] };
  expect(listenerOptions(options).handlerTimeout).toBe(usualPatience.answerMs);
  expect(usualPatience.answerMs).toBeGreaterThan(0);
});

test('an answer that does not come is not waited for: try later; asked again, it was done once', async () => {
  const answerMs = 2_000;
  const held = await startTestApp({ patience: { ...usualPatience, answerMs } });
  const resident = await held.resident();
  const { database } = held.deps;
  const asked = { body: aReport(), requestId: 'a-report-that-hangs' };
  await database.transact(async (tx) => {
    // Whoever writes a case waits for this transaction.
    await sql`lock table cases in access exclusive mode`.execute(tx);
    const { status, problem, raw } = await resident('reportCase', asked);
    expect(status).toBe(503);
    expect(problem.code).toBe('try_later');
    expect(problem.title).toContain('您写的都还在');
    expect(raw.headers['retry-after']).toBe('5');
  });
  expect((await resident('reportCase', asked)).status).toBe(201);
  expect((await resident('listMyCases')).ok.total).toBe(1);
  await held.close();
});

test('a copy of everything may take its time, an answer that is no file may not', async () => {
  const answerMs = 1_000;
  const held = await startTestApp({ patience: { ...usualPatience, answerMs } });
  const resident = await held.resident();
  const { demoCode } = (await resident('sendMyCode', { body: {} })).ok;
  (await resident('proveMyself', { body: { code: demoCode } })).ok;
  const copy = await held.deps.database.transact(async (tx) => {
    // Both of them read cases, and wait for this transaction.
    await sql`lock table cases in access exclusive mode`.execute(tx);
    const copy = resident('exportMyData');
    expect((await resident('listMyCases')).problem.code).toBe('try_later');
    await pause(answerMs);
    return { copy };
  });
  const { status, raw } = await copy.copy;
  expect(status).toBe(200);
  expect(raw.rawPayload.subarray(0, 2).toString()).toBe('PK');
  await held.close();
});

test('ten minutes are for files with everything in them and for what desks follow, two for the settlements of a month, and no other route has more than usual', () => {
  const patient = Object.entries<RouteSpec>(contract).filter(([, spec]) => spec.answerMs);
  expect(patient.map(([name, { answerMs }]) => [name, answerMs]).sort()).toEqual([
    ['exportAudit', 600_000],
    ['exportDataFor', 600_000],
    ['exportMyData', 600_000],
    ['exportPayees', 600_000],
    ['followCases', 600_000],
    ['getMediationFile', 600_000],
    ['getMyYearPaper', 600_000],
    ['getSettlementPaper', 600_000],
    ['getSettlementWorkbook', 600_000],
    ['getYearPaperFor', 600_000],
    ['openSettlements', 120_000],
  ]);
});
