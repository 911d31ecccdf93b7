import { expect, test } from 'vitest';
import type { FuzzResult } from '../../test/fuzz/run.ts';
import { pageOf, proofOf } from './write-proof.ts';

const run = { seed: 7, people: 14, tookMs: 600_000, at: new Date('2026-11-28T05:00:00Z') };
const clean: FuzzResult = {
  requests: 1_000_000,
  statuses: { 200: 400_000, 400: 600_000 },
  findings: [],
  memoryMb: 310,
  memoryBeforeMb: 300,
  p99Ms: 90,
};
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
  expect(page).toContain('npm run fuzz -- --requests 1000000 --seed 7 --proof');
  expect(page).toContain('**0 · 0 · 0**');
  expect(page).toContain('N is larger than 333,333');
});

test('whatever was found stands on the page, with the request to send again', () => {
  const page = pageOf(proofOf({ ...clean, findings: [finding] }, run));
  expect(page).toContain('**0 · 1 · 0**');
  expect(page).toContain('leak, seed 7: a path');
  expect(page).not.toContain('N is larger');
});
