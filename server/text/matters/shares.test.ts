import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addsWords, type MergedReport, sharesOf } from './shares.ts';

const report = (id: string, minute: number, given: Partial<MergedReport> = {}): MergedReport => ({
  id,
  reporter: `reporter of ${id}`,
  at: new Date(Date.UTC(2026, 10, 1, 8, minute)),
  use: 'useful',
  adds: true,
  paid: null,
  ...given,
});
const kinds = (reports: readonly MergedReport[]) =>
  Object.fromEntries([...sharesOf(reports)].map(([id, { kind }]) => [id, kind]));

describe('of several reports of one matter', () => {
  test('the earliest that could be used is paid as the first, whichever the others were made to follow', () => {
    expect(kinds([report('late', 9), report('early', 1)])).toEqual({
      early: 'first',
      late: 'supporter',
    });
    expect(kinds([report('refused', 0, { use: 'useless' }), report('early', 1)])).toEqual({
      early: 'first',
    });
  });
  test('who adds no evidence supports nothing', () => {
    expect(kinds([report('a', 1), report('b', 2, { adds: false })])).toMatchObject({
      b: 'nothing_new',
    });
  });
  test('the first needs to add nothing: there was nothing before', () => {
    expect(kinds([report('a', 1, { adds: false }), report('b', 2)])).toMatchObject({ a: 'first' });
  });
  test('nobody is paid twice for one matter', () => {
    const same = { reporter: 'somebody' };
    expect(kinds([report('a', 1, same), report('b', 2, same)])).toMatchObject({
      b: 'same_reporter',
    });
  });
  test('what was given stays, and who was paid as the first is that for good', () => {
    expect(kinds([report('early', 1), report('paid', 5, { paid: 'as_first' })])).toEqual({
      early: 'supporter',
      paid: 'kept',
    });
  });
  test('while an earlier one has not been looked at, nobody is the first', () => {
    const shares = sharesOf([report('unread', 1, { use: 'unknown' }), report('true', 2)]);
    expect(shares.get('true')).toEqual({ kind: 'supporter', first: 'unread' });
  });
});

test('words add something where they say what nobody said', () => {
  const first = '老街 3 号 巷口井盖翻起来了';
  expect(addsWords('老街 3 号 巷口井盖翻起来了', [first])).toBe(false);
  expect(addsWords('巷口井盖翻起来了，请修', [first])).toBe(false);
  expect(addsWords('夜里有人骑车掉下去，井盖边上裂了', [first])).toBe(true);
});

/** What staff and time do to some reports of one place. */
type Step =
  | { kind: 'merge'; one: number; into: number }
  | { kind: 'split'; one: number }
  | { kind: 'refuse'; one: number }
  | { kind: 'verify'; one: number };

const count = 5;
const anyOf = fc.nat({ max: count - 1 });
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('merge' as const), one: anyOf, into: anyOf }),
    fc.record({ kind: fc.constantFrom('split' as const, 'refuse', 'verify'), one: anyOf }),
  ),
  { maxLength: 25 },
) as fc.Arbitrary<Step[]>;
const brought = fc.array(
  fc.record({ adds: fc.boolean(), reporter: fc.constantFrom('a', 'b', 'c', 'd') }),
  { minLength: count, maxLength: count },
);

interface Payment {
  id: string;
  as: 'first' | 'supporter';
  reporter: string;
  adds: boolean;
  /** Those that stood together at that moment and had been paid as the first. */
  paidBefore: string[];
}

/** Plays steps the way the desk takes them, and pays what `sharesOf` says when a matter is verified. */
function play(reports: MergedReport[], taken: readonly Step[]): Payment[] {
  const group = reports.map((_, place) => place);
  const payments: Payment[] = [];
  const together = (one: number) => reports.filter((_, other) => group[other] === group[one]);
  const isOpen = ({ use, paid }: MergedReport) => use === 'unknown' && paid === null;
  for (const step of taken) {
    const one = reports[step.one];
    if (one === undefined || !isOpen(one)) continue;
    if (step.kind === 'merge') {
      const [from, into] = [group[step.one], group[step.into] ?? 0];
      group.forEach((of, place) => {
        if (of === from) group[place] = into;
      });
    } else if (step.kind === 'split') group[step.one] = count + payments.length + step.one * 100;
    else if (step.kind === 'refuse') one.use = 'useless';
    else {
      const matter = together(step.one);
      const found = matter.filter(isOpen);
      for (const each of found) each.use = 'useful';
      const paidBefore = matter.filter(({ paid }) => paid === 'as_first').map(({ id }) => id);
      const shares = sharesOf(matter);
      for (const each of found) {
        const kind = shares.get(each.id)?.kind;
        if (kind !== 'first' && kind !== 'supporter') continue;
        each.paid = kind === 'first' ? 'as_first' : 'as_supporter';
        payments.push({ ...each, as: kind, paidBefore });
      }
    }
  }
  return payments;
}

test('whatever the order of merging, splitting, refusing and verifying: one first a matter, nobody twice, supporters with evidence', () => {
  fc.assert(
    fc.property(brought, steps, (people, taken) => {
      const reports = people.map((one, place) =>
        report(String(place), place, { ...one, use: 'unknown' }),
      );
      const payments = play(reports, taken);
      const ids = payments.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { as, adds, paidBefore } of payments) {
        if (as === 'first') expect(paidBefore).toEqual([]);
        else expect(adds).toBe(true);
      }
    }),
  );
});

test('of those that are verified together at most one is the first, and no reporter is paid two shares', () => {
  const many = fc.array(
    fc.record({
      id: fc.uuid(),
      reporter: fc.constantFrom('a', 'b', 'c'),
      at: fc.date({ noInvalidDate: true }),
      use: fc.constantFrom('useful' as const, 'useless', 'unknown'),
      adds: fc.boolean(),
      paid: fc.constantFrom('as_first' as const, 'as_supporter', null, null, null),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(many, fc.func(fc.nat()), (reports, order) => {
      const shares = sharesOf(reports);
      const paying = reports.filter(({ id }) =>
        ['first', 'supporter'].includes(shares.get(id)?.kind ?? ''),
      );
      const firsts = paying.filter(({ id }) => shares.get(id)?.kind === 'first');
      const before = reports.filter(({ paid, use }) => paid === 'as_first' && use !== 'useless');
      expect(firsts.length + Math.min(1, before.length)).toBeLessThanOrEqual(1);
      const reporters = paying.map(({ reporter }) => reporter);
      expect(new Set(reporters).size).toBe(reporters.length);
      const turned = [...reports].sort((one, other) => order(one.id) - order(other.id));
      expect(kinds(turned)).toEqual(kinds(reports));
    }),
  );
});
