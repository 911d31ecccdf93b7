import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulebook } from '../../../test/county.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { contentHash, readBookFile } from './draft-content.ts';

describe('the hash of a content', () => {
  test('is the same whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        return contentHash(value) === contentHash(turned);
      }),
    );
  });
  test('canonical JSON says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const same = JSON.stringify(JSON.parse(canonicalJson(value)));
        return canonicalJson(JSON.parse(same)) === canonicalJson(value);
      }),
    );
  });
  test('differs by one point, one word and the order of rules', () => {
    const [first, second, ...rest] = rulebook.rules;
    if (first === undefined || second === undefined) throw new Error('two rules are needed');
    const others = [
      { ...rulebook, rules: [{ ...first, base: { kind: 'fixed', points: 6 } }, second, ...rest] },
      { ...rulebook, title: { ...rulebook.title, zh: '别的细则' } },
      { ...rulebook, rules: [second, first, ...rest] },
    ];
    const hashes = [rulebook, ...others].map(contentHash);
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('a file', () => {
  const named = (file: unknown) => {
    const read = readBookFile(file);
    return 'format' in read ? [] : read.map(({ field }) => field);
  };
  const withRule = (given: object) => ({
    ...rulebook,
    rules: [{ ...rulebook.rules[0], ...given }],
  });

  test('that is a book is read as it is', () => {
    expect(readBookFile(rulebook)).toEqual(rulebook);
  });
  test('of the first format is brought to the present one', () => {
    const [rule] = rulebook.rules;
    if (rule === undefined) throw new Error('a rule is needed');
    const { id, name, deed, categories, base, multipliers, caps, review } = rule;
    const old = { id, name, deed, categories, base, multipliers, caps, review };
    const { title, chapters } = rulebook;
    const rules = [{ ...old, samePlace: { days: 7, metres: 30 }, pool: 'residents' }];
    const read = readBookFile({ title, chapters, rules, campaigns: [], lapse: { yearsAfter: 1 } });
    expect(read).toMatchObject({ format: 2, rules: [{ pools: ['residents'], areas: [] }] });
  });
  test.each([[null], [[]], ['细则'], [5]])('that holds %j is no book', (file) => {
    expect(named(file)).toEqual(['/document']);
  });
  test.each([
    ['an unknown deed', withRule({ deed: 'quarrel.ended' }), '/document/rules/0/deed'],
    ['a number in the wrong form', withRule({ id: '二' }), '/document/rules/0/id'],
    [
      'half a point',
      withRule({ base: { kind: 'fixed', points: 1.5 } }),
      '/document/rules/0/base/points',
    ],
    ['an unknown base', withRule({ base: { kind: 'lottery' } }), '/document/rules/0/base'],
    [
      'no place but half a day',
      withRule({ samePlace: { days: 0.5, metres: 30, supporterPercent: 0 } }),
      '/document/rules/0/samePlace/days',
    ],
    ['a field that does not exist', withRule({ bonus: 3 }), '/document/rules/0/bonus'],
    [
      'a multiplier above five',
      withRule({ multipliers: [{ when: 'kept', percent: 900 }] }),
      '/document/rules/0/multipliers/0/percent',
    ],
  ])('with %s is refused at that place', (_, file, field) => {
    expect(named(file)).toEqual([field]);
  });
  test('with nothing but its format is told everything that is missing', () => {
    expect(named({ format: 2 })).toEqual(
      expect.arrayContaining(['/document/title', '/document/rules', '/document/levels']),
    );
  });
});
