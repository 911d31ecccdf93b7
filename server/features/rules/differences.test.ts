import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { rulebook } from '../../../test/county.ts';
import { diffBooks } from './differences.ts';

const diff = (after: RulebookDocument, before = rulebook) =>
  diffBooks(before, after, { today: '2026-10-14', areas: new Map() });
const withRule = (id: string, given: Partial<Rule>): RulebookDocument => ({
  ...rulebook,
  rules: rulebook.rules.map((rule) => (rule.id === id ? { ...rule, ...given } : rule)),
});

describe('two books', () => {
  test('that are the same have no difference, and every rule is named as unchanged', () => {
    const { rules, campaigns, book, unchanged } = diff(structuredClone(rulebook));
    expect([rules, campaigns, book]).toEqual([[], [], []]);
    expect(unchanged.map(({ part }) => part)).toEqual(rulebook.rules.map(({ id }) => id));
  });
  test('differ in the sentence that residents read, before and after', () => {
    const [change, ...more] = diff(withRule('2.2', { base: { kind: 'fixed', points: 4 } })).rules;
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: 'changed', part: '2.2', fields: ['base'] });
    expect(change?.before?.zh).toContain('每件 3 分');
    expect(change?.after?.zh).toContain('每件 4 分');
    expect(change?.after?.en).toContain('4 each');
  });
  test('differ also in what the sentence leaves unsaid', () => {
    const { rules } = diff(withRule('2.2', { categories: ['0403', '0404'] }));
    expect(rules).toMatchObject([{ kind: 'changed', fields: ['categories'] }]);
  });
  test('name what is added in its place and what is removed at the end', () => {
    const [first, , ...rest] = rulebook.rules;
    if (first === undefined) throw new Error('a rule is needed');
    const added = { ...first, id: '2.9', name: { zh: '新', en: 'New' } };
    const { rules } = diff({ ...rulebook, rules: [added, first, ...rest] });
    expect(
      rules.map(({ kind, part, before, after }) => [kind, part, before === null, after === null]),
    ).toEqual([
      ['added', '2.9', true, false],
      ['removed', '2.2', false, true],
    ]);
  });
  test('differ in campaigns and in what holds for the whole book, each in its own list', () => {
    const { rules, campaigns, book } = diff({
      ...rulebook,
      campaigns: rulebook.campaigns.map((one) => ({ ...one, percent: 150 })),
      lapse: { kind: 'never' },
      awardsPerPersonDay: 5,
      levels: [{ name: { zh: '热心', en: 'Helper' }, from: 0 }],
      title: { zh: '新细则', en: 'New book' },
    });
    expect(rules).toEqual([]);
    expect(campaigns).toMatchObject([{ kind: 'changed', fields: ['percent'] }]);
    expect(book.map(({ part }) => part)).toEqual([
      'title',
      'lapse',
      'awardsPerPersonDay',
      'levels',
    ]);
    expect(book.find(({ part }) => part === 'lapse')?.after?.zh).toContain('长期有效');
  });
});

test('turned round, what was added is removed and what changed has changed back', () => {
  const pick = fc.subarray([...rulebook.rules], { minLength: 0 });
  fc.assert(
    fc.property(pick, pick, (one, other) => {
      const [a, b] = [
        { ...rulebook, rules: one },
        { ...rulebook, rules: other },
      ];
      const there = diff(b, a).rules.map(({ kind, part }) => `${kind} ${part}`);
      const back = diff(a, b).rules.map(({ kind, part }) => {
        const turned = { added: 'removed', removed: 'added', changed: 'changed' }[kind];
        return `${turned} ${part}`;
      });
      expect(there.sort()).toEqual(back.sort());
    }),
  );
});
