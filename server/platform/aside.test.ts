import { expect, test } from 'vitest';
import { workAside } from './aside.ts';

const thread = (script: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; ${script}`)}`,
  );

test('a thread answers with what it made of its task', async () => {
  const doubled = thread('parentPort.postMessage(workerData * 2);');
  expect(await workAside<number>(doubled, 21)).toBe(42);
});

test('a thread that fails, or ends without a word, is not waited for', async () => {
  await expect(workAside(thread("throw new Error('no');"), 1)).rejects.toThrow('no');
  await expect(workAside(thread('process.exit(3);'), 1)).rejects.toThrow('ended with 3');
});
