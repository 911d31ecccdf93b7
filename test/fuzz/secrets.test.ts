import { expect, test } from 'vitest';
import { seededRandom } from '../../server/platform/ids.ts';
import { finderOf } from './secrets.ts';

const tokens = [1, 2, 3].map((seed) => seededRandom(`token ${seed}`)(32).toString('base64url'));
const find = finderOf(['13900000000', 'a secret of the tests', ...tokens]);

test.each([
  ['alone', (secret: string) => secret],
  ['as a value', (secret: string) => `{"token":"${secret}","name":"何小满"}`],
  ['in the middle of a longer word', (secret: string) => `x-${secret}${'a'.repeat(300)}`],
  ['at the end of a long text', (secret: string) => `${'巷口积水了 '.repeat(9_000)}${secret}`],
])('a secret is found %s', (_, write) => {
  for (const secret of ['13900000000', ...tokens]) expect(find(write(secret))).toBe(secret);
});

test('what is as long as a token and is none is not', () => {
  const other = seededRandom('another token')(32).toString('base64url');
  expect(find(`{"id":"${other}","digest":"${'0a'.repeat(32)}"} ${tokens[0]?.slice(1)}`)).toBe(
    undefined,
  );
});

test('decimals that run like a phone are none; a phone beside them is found', () => {
  expect(find('process_cpu_seconds_total 431.413900000000')).toBe(undefined);
  expect(find('total 431.413900000000 of 13900000000')).toBe('13900000000');
  expect(find('电话.13900000000')).toBe('13900000000');
});
