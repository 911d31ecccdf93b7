import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

test('without options a small county lives from summer to summer', () => {
  expect(readCommand([])).toEqual({
    seed: '1',
    residents: 40,
    days: 366,
    reports: 800,
    from: '2027-07-01',
  });
});

test('reports go with the people and the days unless they are given', () => {
  const half = ['--residents', '100', '--days', '183', '--seed', 'x-1'];
  expect(readCommand(half)).toMatchObject({
    seed: 'x-1',
    residents: 100,
    days: 183,
    reports: 1000,
  });
  expect(readCommand([...half, '--reports', '7'])).toMatchObject({ reports: 7 });
});

test.each([
  [['--residents', '0'], '--residents 0'],
  [['--residents', '1e3'], '--residents 1e3'],
  [['--days', '4000'], '--days 4000'],
  [['--reports', '-1'], '--reports'],
  [['--from', '2027-02-30'], '--from 2027-02-30'],
  [['--seed', 'a b'], '--seed a b'],
  [['--fast'], '--fast'],
])('%j is refused, and what is wrong is named', (args, named) => {
  expect(readCommand(args)).toEqual(expect.stringContaining(named));
});
