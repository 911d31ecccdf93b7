import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

const words = (given: Record<string, string>) =>
  Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
const whole = { county: '339921', role: 'administrator', login: 'guanli', name: '管小川' };

test('county, office, login and name', () => {
  expect(readCommand(words(whole))).toEqual({ ...whole, county: 339921 });
});

test.each([
  { ...whole, county: '33992' },
  { ...whole, role: 'reviewer' },
  { ...whole, login: '管小川' },
  { ...whole, name: '  ' },
  { county: '339921' },
])('%o is not enough', (given) => {
  expect(readCommand(words(given))).toBeUndefined();
});
