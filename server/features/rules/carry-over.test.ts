import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule, RulebookDocument } from '../../../contract/rules.ts';
import { rulebook } from '../../../test/county.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { carryOver } from './carry-over.ts';

const carry = (theirs: RulebookDocument, mine: RulebookDocument) =>
  carryOver({ base: rulebook, theirs, mine }, { today: '2026-10-14', areas: new Map() });
const worth = (points: number): Partial<Rule> => ({ base: { kind: 'fixed', points } });
const withRule = (id: string, given: Partial<Rule>, book = rulebook): RulebookDocument => ({
  ...book,
  rules: book.rules.map((rule) => (rule.id === id ? { ...rule, ...given } : rule)),
});
const without = (id: string, book = rulebook): RulebookDocument => ({
  ...book,
  rules: book.rules.filter((rule) => rule.id !== id),
});
const idsOf = ({ rules }: RulebookDocument) => rules.map(({ id }) => id);

test('what only one of the two changed is taken from that one', () => {
  const theirs = { ...withRule('2.1', worth(6)), refundGraceDays: 45 };
  const mine = { ...withRule('2.2', worth(4)), awardsPerPersonDay: 5 };
  const { document, collided } = carry(theirs, mine);
  expect(collided).toEqual([]);
  expect(document).toEqual({
    ...withRule('2.1', worth(6), withRule('2.2', worth(4))),
    refundGraceDays: 45,
    awardsPerPersonDay: 5,
  });
});

test('a rule that both changed stays as the newer version has it, and is named in all three ways', () => {
  const { document, collided } = carry(withRule('2.2', worth(6)), withRule('2.2', worth(4)));
  expect(document).toEqual(withRule('2.2', worth(6)));
  expect(collided).toMatchObject([{ part: '2.2', name: { zh: '违停' } }]);
  expect(collided[0]?.before?.zh).toContain('每件 3 分');
  expect(collided[0]?.theirs?.zh).toContain('每件 6 分');
  expect(collided[0]?.mine?.zh).toContain('每件 4 分');
});

test('other fields of one rule collide too: no rule is put together from two', () => {
  const { document, collided } = carry(
    withRule('2.2', { caps: { perDay: 9 } }),
    withRule('2.2', worth(4)),
  );
  expect(document).toEqual(withRule('2.2', { caps: { perDay: 9 } }));
  expect(collided.map(({ part }) => part)).toEqual(['2.2']);
});

test('changed alike it is no collision', () => {
  expect(carry(withRule('2.2', worth(4)), withRule('2.2', worth(4)))).toEqual({
    document: withRule('2.2', worth(4)),
    collided: [],
  });
});

test('removed by one and changed by the other is for a person to decide', () => {
  const gone = carry(without('2.2'), withRule('2.2', worth(4)));
  expect(idsOf(gone.document)).not.toContain('2.2');
  expect(gone.collided).toMatchObject([{ part: '2.2', theirs: null }]);
  const kept = carry(withRule('2.2', worth(6)), without('2.2'));
  expect(kept.document).toEqual(withRule('2.2', worth(6)));
  expect(kept.collided).toMatchObject([{ part: '2.2', mine: null }]);
  expect(carry(rulebook, without('2.2')).document).toEqual(without('2.2'));
});

test('a new rule stands where the draft had it', () => {
  const [first, ...rest] = rulebook.rules;
  if (first === undefined) throw new Error('a rule is needed');
  const added = { ...first, id: '2.9' };
  const mine = { ...rulebook, rules: [first, added, ...rest] };
  const { document } = carry(without('2.2'), mine);
  expect(idsOf(document)).toEqual(['2.1', '2.9', '2.3', '3.1', '2.4', '5.1']);
});

test('two campaigns of one name are two', () => {
  const [month] = rulebook.campaigns;
  if (month === undefined) throw new Error('a campaign is needed');
  const next = { ...month, from: '2027-03-01', until: '2027-03-31' };
  const mine = { ...rulebook, campaigns: [month, next, ...rulebook.campaigns.slice(1)] };
  expect(carry(withRule('2.1', worth(6)), mine).document.campaigns).toEqual(mine.campaigns);
});

const edit = fc.record({
  id: fc.constantFrom(...rulebook.rules.map(({ id }) => id), '2.8', '2.9'),
  what: fc.constantFrom('worth', 'remove', 'add'),
  points: fc.integer({ min: 1, max: 4 }),
  at: fc.nat(9),
});
const whole = fc.record(
  {
    refundGraceDays: fc.constantFrom(10, 20),
    awardsPerPersonDay: fc.constantFrom(null, 4),
    title: fc.constantFrom({ zh: '甲', en: 'A' }, { zh: '乙', en: 'B' }),
    campaigns: fc.constantFrom([], [...rulebook.campaigns].reverse()),
  },
  { requiredKeys: [] },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(book: RulebookDocument, { id, what, points, at }: Edit): RulebookDocument {
  if (what === 'remove') return without(id, book);
  if (what === 'worth') return withRule(id, worth(points), book);
  const [first] = rulebook.rules;
  if (first === undefined || idsOf(book).includes(id)) return book;
  return { ...book, rules: book.rules.toSpliced(at, 0, { ...first, ...worth(points), id }) };
}
const edited = fc
  .tuple(fc.array(edit, { maxLength: 6 }), whole)
  .map(([edits, change]) => edits.reduce(apply, { ...rulebook, ...change } as RulebookDocument));
const ruleOf = (book: RulebookDocument, id: string) =>
  canonicalJson(book.rules.find((rule) => rule.id === id) ?? null);

test('over a version that changed nothing the draft comes out letter for letter, and the other way round', () => {
  fc.assert(
    fc.property(edited, (book) => {
      expect(carry(rulebook, book)).toEqual({ document: book, collided: [] });
      expect(carry(book, rulebook)).toEqual({ document: book, collided: [] });
    }),
  );
});

test('no change of either side is lost unsaid', () => {
  fc.assert(
    fc.property(edited, edited, (theirs, mine) => {
      const { document, collided } = carry(theirs, mine);
      const named = new Set(collided.map(({ part }) => part));
      for (const id of new Set([...idsOf(rulebook), ...idsOf(theirs), ...idsOf(mine)])) {
        const [was, their, my] = [rulebook, theirs, mine].map((book) => ruleOf(book, id));
        const expected = my === was || named.has(id) ? their : my;
        expect([id, ruleOf(document, id)]).toEqual([id, expected]);
        expect([id, named.has(id)]).toEqual([id, my !== was && their !== was && my !== their]);
      }
      expect(new Set(idsOf(document)).size).toBe(document.rules.length);
    }),
  );
});
