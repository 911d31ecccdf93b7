import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';

let world: TestApp;
let url: string;
beforeAll(async () => {
  const phone = '13700001111';
  world = await startTestApp({
    demoSignIns: () => ({ residents: [{ phone, name: '何小满' }], staff: [], code: '' }),
  });
  url = await world.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => world?.close());

async function run(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env.PATH },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, said, last: said.trim().split('\n').at(-1) ?? '' };
}

test('a server that runs already is asked as the people it shows; the last line says what came of it', async () => {
  const { code, said, last } = await run('--url', url, '--requests', '200', '--seed', '5');
  expect(code, said).toBe(0);
  expect(said).toContain(`${url} · 2 种身份 people`);
  const { p99Ms, ...found } = JSON.parse(last);
  expect(found).toEqual({ requests: 200, serverErrors: 0, leaks: 0 });
  expect(p99Ms).toBeGreaterThan(0);
});

test('one request is sent again, and what is wrong about the answer is said', async () => {
  const request = { route: 'listCounties', as: '', method: 'GET', headers: {} };
  const sound = await run(
    '--url',
    url,
    '--replay',
    JSON.stringify({ ...request, path: '/api/counties' }),
  );
  expect(sound.code, sound.said).toBe(0);
  expect(sound.said).toContain('200 ');
});

test('a machine of somebody else is not begun with', async () => {
  const { code, said } = await run('--url', 'http://example.com');
  expect(code, said).toBe(2);
});
