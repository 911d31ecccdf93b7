import { expect, test } from 'vitest';
import { cleanRun } from '../../test/fuzz/clean-run.ts';
import { told, verdictOf } from './verdict.ts';

const asked = { requests: 1_000, minutes: undefined };
const clean = cleanRun(1_000);
const summary = '{"requests":1000,"serverErrors":0,"leaks":0,"p99Ms":90}';

test('a run that sent all and found nothing ends well, and its last line can be read', () => {
  expect(verdictOf(clean, asked)).toEqual({ lines: [summary], exitCode: 0 });
});

test.each(['server error', 'leak', 'undocumented'])('one %s ends it badly', (fault) => {
  const faults = { ...clean.faults, [fault]: 1 };
  expect(verdictOf({ ...clean, faults }, asked).exitCode).toBe(1);
});

test('a run that was cut short ends badly and says by how much, though nothing was found', () => {
  const { lines, exitCode } = verdictOf({ ...clean, requests: 999 }, { ...asked, minutes: 5 });
  expect(exitCode).toBe(1);
  expect(lines[0]).toContain('cut short: 999 of 1000 requests in 5 minutes');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ requests: 999 });
});

test('whoever was let in nowhere in the end is named', () => {
  const { lines } = verdictOf({ ...clean, silent: ['reviewer', 'resident/one'] }, asked);
  expect(lines[0]).toContain('reviewer, resident/one');
});

test('what was found is counted, also beyond what is kept of it', () => {
  const faults = { ...clean.faults, leak: 70, undocumented: 2 };
  expect(told({ ...clean, faults })).toContain('72 处 found');
  expect(verdictOf({ ...clean, faults }, asked).lines.at(-1)).toContain('"leaks":70');
});
