import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

async function run(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env.PATH },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, said, last: said.trim().split('\n').at(-1) ?? '' };
}

test('a few rounds are fought on a database of their own; the last line says what came of it', async () => {
  const { code, said, last } = await run('--rounds', '3', '--seed', '5', '--clients', '4');
  expect(code, said).toBe(0);
  const { winners, ...figures } = JSON.parse(last);
  expect(figures).toEqual({ rounds: 3, clients: 4, oversold: 0, belowZero: 0, deadlocks: 0 });
  expect(winners).toBeGreaterThan(0);
});

test('what cannot be understood is not begun', async () => {
  const { code, said } = await run('--rounds', 'many');
  expect(code, said).toBe(2);
});
