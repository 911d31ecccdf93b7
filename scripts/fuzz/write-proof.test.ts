import { expect, test } from 'vitest';
import { cleanRun } from '../../test/fuzz/clean-run.ts';
import { pageOf, proofOf } from './write-proof.ts';

const command = {
  requests: 1_000_000,
  seed: 7,
  minutes: undefined,
  lanes: 4,
  url: undefined,
};
const run = { command, people: 14, tookMs: 600_000, at: new Date('2026-11-28T05:00:00Z') };
const clean = cleanRun(1_000_000);
const finding = {
  fault: 'leak' as const,
  what: 'a path',
  request: { route: 'getMe', as: '', method: 'GET', path: '/api/x', headers: {}, body: undefined },
};

test('the record holds what is needed to run it again, and what came of it', () => {
  expect(proofOf(clean, run)).toMatchObject({
    at: '2026-11-28',
    seed: 7,
    minutes: 10,
    asked: 1_000_000,
    requests: 1_000_000,
    serverErrors: 0,
    leaks: 0,
    undocumented: 0,
    p99Ms: 90,
    memoryMb: { afterOneTenth: 300, atTheEnd: 310 },
    findings: [],
  });
});

test('the page says the command, the figures and how much they prove', () => {
  const page = pageOf(proofOf(clean, run));
  expect(page).toContain('\nnpm run fuzz -- --requests 1000000 --seed 7 --proof\n');
  expect(page).toContain('**0 · 0 · 0**');
  expect(page).toContain('N is larger than 333,333');
  expect(page).not.toContain('Cut short');
});

test('options that were given stand in the command; whoever was asked as nobody any more is named', () => {
  const given = { ...command, minutes: 90, lanes: 8 };
  const page = pageOf(proofOf({ ...clean, silent: ['reviewer'] }, { ...run, command: given }));
  expect(page).toContain(
    '\nnpm run fuzz -- --requests 1000000 --seed 7 --minutes 90 --lanes 8 --proof\n',
  );
  expect(page).toContain('| let in nowhere in the second half | reviewer |');
});

test('a run that ended before its requests says so, and proves only what it sent', () => {
  const page = pageOf(proofOf({ ...clean, requests: 300_000 }, run));
  expect(page).toContain('Cut short: 300,000 of the 1,000,000 requests');
  expect(page).toContain('--requests 1000000');
  expect(page).toContain('N is larger than 100,000');
});

test('whatever was found stands on the page with the request to send again, and is counted beyond the first', () => {
  const faults = { 'server error': 0, leak: 70, undocumented: 2 };
  const page = pageOf(proofOf({ ...clean, faults, findings: [finding] }, run));
  expect(page).toContain('**0 · 70 · 2**');
  expect(page).toContain('The first 1 of 72:');
  expect(page).toContain('leak, seed 7: a path');
  expect(page).not.toContain('N is larger');
});
