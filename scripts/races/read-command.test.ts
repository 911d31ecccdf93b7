import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

test('without options two hundred clients fight forty rounds', () => {
  expect(readCommand([])).toEqual({ rounds: 40, seed: 1, clients: 200, proof: false });
});

test('rounds, seed and clients are as many as was said, and what comes of it is written down when asked for', () => {
  const words = ['--rounds', '1000', '--seed', '7', '--clients', '50', '--proof'];
  expect(readCommand(words)).toEqual({ rounds: 1_000, seed: 7, clients: 50, proof: true });
});

test.each([
  [['--rounds', '0'], '--rounds 0'],
  [['--rounds', '1e3'], '--rounds 1e3'],
  [['--seed', 'x'], '--seed x'],
  [['--clients', '2001'], '--clients 2001'],
  [['--fast'], '--fast'],
])('%j is refused, and what is wrong is named', (args, named) => {
  expect(readCommand(args)).toEqual(expect.stringContaining(named));
});
