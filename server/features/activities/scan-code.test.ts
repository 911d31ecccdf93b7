import { expect, test } from 'vitest';
import { testKeys } from '../../../test/app.ts';
import { createCipher } from '../../platform/cipher.ts';
import { seededRandom } from '../../platform/ids.ts';
import { type CodeOf, readCode, slotAt, slotMs, writeCode } from './scan-code.ts';

const cipher = createCipher(testKeys);
const now = new Date('2026-11-28T06:00:10Z');
const of: CodeOf = {
  county: 339999,
  activity: '0199e000-0000-7000-8000-000000000001',
  direction: 'in',
  slot: slotAt(now),
  shownBy: '0199e000-0000-7000-8000-00000000002a',
};
const read = (code: string, later = 0, county = of.county) =>
  readCode({ cipher }, { county, code }, new Date(now.getTime() + later * slotMs)).kind;

test('a code is good in its own half minute, the one before it and the one after it', () => {
  const code = writeCode({ cipher }, of);
  expect([-2, -1, 0, 1, 2].map((later) => read(code, later))).toEqual([
    'over',
    'good',
    'good',
    'good',
    'over',
  ]);
});

test('in another county, or signed with another key, it is none', () => {
  const code = writeCode({ cipher }, of);
  expect(read(code, 0, 339998)).toBe('wrong');
  const other = createCipher({ ...testKeys, indexKey: seededRandom('another')(32) });
  expect(read(writeCode({ cipher: other }, of))).toBe('wrong');
});

test('while the key is being changed, codes of the one before are still good', () => {
  const next = createCipher({
    ...testKeys,
    indexKey: seededRandom('next')(32),
    otherIndexKeys: [testKeys.indexKey],
  });
  const code = writeCode({ cipher }, of);
  expect(readCode({ cipher: next }, { county: of.county, code }, now).kind).toBe('good');
});

test('whatever else somebody holds up is none', () => {
  for (const code of ['', 'in', 'a.b.c.d', `${of.activity}.in.${of.slot}.`, 'https://example.cn'])
    expect(read(code)).toBe('wrong');
});

test('it says whose screen it stood on, and nobody can put another there', () => {
  const code = writeCode({ cipher }, of);
  expect(readCode({ cipher }, { county: of.county, code }, now)).toMatchObject({
    kind: 'good',
    shownBy: of.shownBy,
  });
  const other = writeCode({ cipher }, { ...of, shownBy: of.activity }).split('.');
  const parts = code.split('.');
  expect(read([...parts.slice(0, 3), other[3], parts[4]].join('.'))).toBe('wrong');
});
