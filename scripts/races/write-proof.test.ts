import { expect, test } from 'vitest';
import { kindNames, type RaceResult } from '../../test/races/run.ts';
import { pageOf, proofOf } from './write-proof.ts';

const kinds = Object.fromEntries(kindNames.map((kind) => [kind, { rounds: 125, winners: 125 }]));
const clean: RaceResult = {
  rounds: 1_000,
  clients: 200,
  winners: 1_000,
  oversold: 0,
  belowZero: 0,
  deadlocks: 0,
  kinds: kinds as RaceResult['kinds'],
  broken: 0,
  findings: [],
};
const command = { rounds: 1_000, seed: 7, clients: 200 };
const run = { command, deadlocksMet: 2, tookMs: 1_500_000, at: new Date('2026-11-28T05:00:00Z') };

test('the record holds what is needed to run it again, and what came of it', () => {
  expect(proofOf(clean, run)).toMatchObject({
    at: '2026-11-28',
    seed: 7,
    minutes: 25,
    rounds: 1_000,
    clients: 200,
    oversold: 0,
    deadlocksMet: 2,
  });
});

test('the page says the command, the figures and how much they prove', () => {
  const page = pageOf(proofOf(clean, run));
  expect(page).toContain('\nnpm run races -- --rounds 1000 --seed 7 --clients 200 --proof\n');
  expect(page).toContain('**0 · 0 · 0**');
  expect(page).toContain('| the last piece of a shelf | 125 | 125 |');
  expect(page).toContain('| together | 1,000 | 1,000 |');
  expect(page).toContain('N is larger than 333');
});

test('whatever was wrong stands on the page, and nothing is proved', () => {
  const findings = ['round 4, a counter that closes: 2 were served, not 1'];
  const page = pageOf(proofOf({ ...clean, oversold: 1, broken: 1, findings }, run));
  expect(page).toContain('**1 · 0 · 0**');
  expect(page).toContain(`- ${findings[0]}`);
  expect(page).not.toContain('N is larger');
});
