import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RouteSpec } from '../../contract/route.ts';
import { startTestApp, type TestApp } from '../app.ts';
import {
  expectProblem,
  knock,
  openSessions,
  pathOf,
  routes,
  type Sessions,
  welcome,
} from '../door.ts';
import { pathTurns } from './nasty.ts';
import { exchange, statusesIn } from './wire.ts';

/* Ways in which guards and checks of servers built like this one were got past, by their names. */

const secret = 'beside the screens, for nobody';

let world: TestApp;
let sessions: Sessions;
let port: number;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'screens-'));
  for (const screen of ['resident', 'console', 'board']) {
    await mkdir(join(folder, screen));
    await writeFile(join(folder, screen, 'index.html'), `<title>${screen}</title>`);
  }
  await writeFile(join(folder, 'secret.txt'), secret);
  world = await startTestApp({ screens: folder, limits: { public: 5 } });
  sessions = await openSessions(world);
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  port = (world.app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const withBody = routes.filter(([, { body }]) => body !== undefined);
const send = (spec: RouteSpec, payload: string, type: string) =>
  knock(world, spec, {
    cookie: welcome(spec, sessions),
    payload,
    headers: { 'content-type': type },
  });

describe('a body that no schema takes does not get in under another content type', () => {
  test.each([
    ['CVE-2025-32442', 'application/json ; charset=utf-8'],
    ['CVE-2025-32442, in capitals', 'Application/JSON'],
    ['CVE-2025-32442, without a space', 'application/json;foo=bar'],
    ['CVE-2026-25223', 'application/json\t'],
    ['CVE-2026-25223, and a letter', 'application/json\ta'],
    ['GHSA-247c-9743-5963', ' application/json'],
    ['GHSA-247c-9743-5963, twice', '  application/json'],
    ['CVE-2026-3419', 'application/json garbage'],
    ['CVE-2026-3419, with a semicolon', 'application/json garbage; charset=utf-8'],
    ['CVE-2026-3419, another type', 'application/json, text/plain'],
  ])('%s', async (_, type) => {
    for (const [name, spec] of withBody) {
      const about = `${name} as “${type}”`;
      const { status, code } = expectProblem(await send(spec, '{"nobody_knows":1}', type), about);
      expect([400, 415], about).toContain(status);
      expect(['fields_wrong', 'content_type_refused', 'body_unreadable'], about).toContain(code);
    }
  });
});

describe('no other spelling of an address leads past its guard', () => {
  const closed = routes.filter(
    ([, { policy, method }]) => method === 'GET' && !policy.who.includes('anyone'),
  );
  test('CVE-2026-2880, CVE-2026-33807, CVE-2026-33808, CVE-2026-6556', async () => {
    let asked = 0;
    for (const [name, spec] of closed)
      for (const turn of pathTurns) {
        const path = turn(pathOf(spec));
        const text = await exchange(
          port,
          `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
        );
        const [status] = statusesIn(text);
        expect([400, 401, 404, 414, 431], `${name} ${path.slice(0, 90)}`).toContain(status);
        asked += 1;
      }
    expect(asked).toBeGreaterThan(600);
  });
});

describe('files', () => {
  test.each([
    '/console%2Findex.html',
    '/console%2F..%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/../secret.txt',
    '//secret.txt',
    '/console/../secret.txt',
    '/console/..%5csecret.txt',
    '/board/%2e%2e%2fsecret.txt',
    '/board/..;/secret.txt',
    '/secret.txt%00.html',
    '/console/%252e%252e/secret.txt',
  ])('CVE-2026-6414: %s', async (path) => {
    const text = await exchange(
      port,
      `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
    );
    expect(text).not.toContain(secret);
    expect(statusesIn(text)[0]).toBeGreaterThanOrEqual(400);
    expect(statusesIn(text)[0]).toBeLessThan(500);
  });
});

describe('CVE-2026-3635: what a proxy would say is not believed of anybody', () => {
  test('an address of one’s own choosing is no new address', async () => {
    const [, spec] = routes.find(([name]) => name === 'listAreas') ?? expect.fail('is a route');
    const statuses = [];
    for (let turn = 0; turn < 8; turn++) {
      const address = `10.0.0.${turn}`;
      const headers = {
        'x-forwarded-for': address,
        'x-real-ip': address,
        forwarded: `for=${address}`,
      };
      statuses.push((await knock(world, spec, { headers })).statusCode);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  test('a host of one’s own choosing makes no other site ours', async () => {
    const [, spec] = routes.find(([name]) => name === 'reportCase') ?? expect.fail('is a route');
    const headers = {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example;proto=https',
    };
    const raw = await knock(world, spec, { cookie: sessions.resident, headers });
    expect(expectProblem(raw).code).toBe('foreign_origin');
  });
});

describe('keys and filters', () => {
  test('CVE-2025-65017: a key that begins like another’s is no key', async () => {
    const keyed = routes.filter(([, { path }]) => path.includes(':id'));
    for (const [name, spec] of keyed)
      for (const id of ['1', '0199e000', '0199e000-0000-7000-8000-000000000000x', '0199E']) {
        const { status } = expectProblem(
          await knock(world, spec, { cookie: welcome(spec, sessions), params: { id } }),
          `${name} ${id}`,
        );
        expect(status, name).toBe(400);
      }
  });

  test('CVE-2023-34090, CVE-2024-43415, CVE-2026-45376: a list is filtered by what it names alone', async () => {
    const [, spec] = routes.find(([name]) => name === 'listCases') ?? expect.fail('is a route');
    const resident = await world.resident();
    await resident('reportCase', {
      body: { words: '路灯不亮了', place: '老街 1 号', photoIds: [] },
    });
    const ask = async (body: Record<string, string>) =>
      knock(world, spec, { cookie: sessions.intake, payload: JSON.stringify(body) });
    const found = async (body: Record<string, string>) =>
      ((await ask(body)).json() as { cases: unknown[] }).cases.length;
    expect(await found({})).toBe(1);
    for (const name of [
      'words_start',
      'q[words_cont]',
      'reporter',
      'sort',
      'order',
      'lng',
      'county',
    ])
      expect(expectProblem(await ask({ [name]: '无' }), name).code).toBe('fields_wrong');
    for (const find of ["' or '1'='1", '%', '_', '\\', "路灯' and '1'='1", '路灯%'])
      expect(await found({ find }), find).toBe(0);
    expect(await found({ find: '路灯' })).toBe(1);
  });
});
