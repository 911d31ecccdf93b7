import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase, databaseUrl } from '../test/postgres.ts';

test('who stops the demo while its year is still being written is told nothing of a defect', {
  timeout: 180_000,
}, async () => {
  const server = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'pingan-stopped-'));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      DEMO: 'on',
      DATABASE_URL: databaseUrl(server.connection),
      DATA_DIR: dataDir,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  let told = false;
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk;
  });
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
    if (told || !/writing \d{4}-\d{2}/.test(said)) return;
    told = true;
    child.kill('SIGINT');
  });
  const [code] = await once(child, 'exit');
  await server.drop();
  await rm(dataDir, { recursive: true });
  expect(said).toContain('stopping');
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
});
