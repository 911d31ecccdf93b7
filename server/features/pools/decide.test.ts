import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldSmall,
  type Group,
  needsSecondPerson,
  objectionToDeciding,
  objectionToPledge,
  objectionToReceipt,
  objectionToWithdrawing,
  paceOf,
  pointsOfReceipt,
  runsOut,
  shareLot,
  type WarningDays,
  weighThresholds,
} from './decide.ts';

const pledge = { amountFen: 10_000, pointValueFen: 100, withdrawn: false, claimedFen: 0 };

describe('a pledge', () => {
  const asked = { kind: 'money', goods: undefined, amountFen: 100, pointValueFen: 100 } as const;

  test('is worth a point at least', () => {
    expect(objectionToPledge(asked)).toBeUndefined();
    expect(objectionToPledge({ ...asked, amountFen: 99 })).toBe('pledge_too_small');
  });
  test('of goods says what they are', () => {
    const goods = { ...asked, kind: 'goods' } as const;
    expect(objectionToPledge(goods)).toBe('pledge_goods_missing');
    expect(objectionToPledge({ ...goods, goods: '  ' })).toBe('pledge_goods_missing');
    expect(objectionToPledge({ ...goods, goods: '大米 50 袋' })).toBeUndefined();
  });
  test('takes no more than was promised, whatever waits to be signed', () => {
    expect(objectionToReceipt(pledge, 10_000)).toBeUndefined();
    expect(objectionToReceipt(pledge, 10_001)).toBe('receipt_more_than_pledged');
    const begun = { ...pledge, claimedFen: 9_000 };
    expect(objectionToReceipt(begun, 1_001)).toBe('receipt_more_than_pledged');
  });
  test('whose rest was taken back takes nothing more', () => {
    expect(objectionToReceipt({ ...pledge, withdrawn: true }, 1)).toBe('pledge_withdrawn');
    expect(objectionToWithdrawing({ ...pledge, withdrawn: true })).toBe('pledge_withdrawn');
  });
  test('that has come whole has no rest to take back', () => {
    expect(objectionToWithdrawing({ ...pledge, claimedFen: 10_000 })).toBe('pledge_complete');
    expect(objectionToWithdrawing({ ...pledge, claimedFen: 9_999 })).toBeUndefined();
  });
  test('in however many parts it comes, it is as many points as it would have been at once', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 700 }), (fens, pointValueFen) => {
        let [claimedFen, points] = [0, 0];
        for (const fen of fens) {
          points += pointsOfReceipt({ pointValueFen, claimedFen }, fen);
          claimedFen += fen;
        }
        expect(points).toBe(Math.floor(claimedFen / pointValueFen));
      }),
    );
  });
});

describe('two people', () => {
  test('sign a large sum, also one that was cut into small ones', () => {
    expect(needsSecondPerson({ points: 9_999, lately: 0, large: 10_000 })).toBe(false);
    expect(needsSecondPerson({ points: 10_000, lately: 0, large: 10_000 })).toBe(true);
    expect(needsSecondPerson({ points: 1, lately: 9_999, large: 10_000 })).toBe(true);
  });
  test('are two, and sign once', () => {
    const asked = { state: 'asked', askedBy: 'one', reader: 'other' };
    expect(objectionToDeciding(asked)).toBeUndefined();
    expect(objectionToDeciding({ ...asked, reader: 'one' })).toBe('own');
    expect(objectionToDeciding({ ...asked, state: 'confirmed' })).toBe('decided');
  });
});

describe('how long a pool lasts', () => {
  const today = '2026-10-14';

  test('goes by what it gave since the first day of the last four weeks on which it gave', () => {
    expect(paceOf([], today)).toBe(0);
    const fortnight = [
      { day: '2026-10-01', points: 100 },
      { day: '2026-10-14', points: 40 },
    ];
    expect(paceOf(fortnight, today)).toBe(10);
  });
  test('a pool that began yesterday is not thought to give as much every day', () => {
    expect(paceOf([{ day: '2026-10-13', points: 70 }], today)).toBe(10);
  });
  test('names the first day on which it cannot pay all', () => {
    expect(runsOut(100, 10, today)).toBe('2026-10-25');
    expect(runsOut(105, 10, today)).toBe('2026-10-25');
    expect(runsOut(9, 10, today)).toBe('2026-10-15');
    expect(runsOut(0, 10, today)).toBe(today);
  });
  test('says nothing of what is not used, or lasts for years', () => {
    expect(runsOut(1, 0, today)).toBeNull();
    expect(runsOut(1_000_000, 1, today)).toBeNull();
  });
});

describe('warnings', () => {
  const behind = 1_000;
  const weigh = (cover: number, dailyPoints: number, open: WarningDays[] = []) =>
    weighThresholds({ cover, behind, dailyPoints }, open);

  test('come at 60, 30 and 7 days and when nothing is left, each once', () => {
    expect(weigh(610, 10)).toEqual({ raise: [], end: [] });
    expect(weigh(600, 10).raise).toEqual([60]);
    expect(weigh(300, 10, [60]).raise).toEqual([30]);
    expect(weigh(300, 10, [60, 30]).raise).toEqual([]);
    expect(weigh(70, 10, [60, 30]).raise).toEqual([7]);
    expect(weigh(0, 10, [60, 30, 7]).raise).toEqual([0]);
  });
  test('that were slept through come together', () => {
    expect(weigh(50, 10).raise).toEqual([60, 30, 7]);
  });
  test('are over when there is cover for clearly longer, and not when the pace wavers', () => {
    expect(weigh(310, 10, [30]).end).toEqual([]);
    expect(weigh(370, 10, [30]).end).toEqual([30]);
    expect(weigh(1, 10, [0]).end).toEqual([0]);
    expect(weigh(10, 0, [60, 7]).end).toEqual([60, 7]);
  });
  test('are not given of a pool in which nothing has come yet', () => {
    expect(weighThresholds({ cover: 0, behind: 0, dailyPoints: 0 }, [])).toEqual({
      raise: [],
      end: [],
    });
  });
});

describe('whose points lapsed', () => {
  const part = (payer: bigint, points: number, day: number) => ({
    payer,
    points,
    at: new Date(Date.UTC(2026, 9, day)),
  });
  const parts = [part(1n, 10, 1), part(2n, 5, 2), part(1n, 3, 3)];
  const share = (lapsed: number, carried = 0, of = parts) => {
    const shares = shareLot(of, { lapsed, carried });
    const plain = (one: { payer: bigint; points: number }) => [one.payer, one.points];
    return { lapsed: shares.lapsed.map(plain), carried: shares.carried.map(plain) };
  };

  test('what came first was spent first', () => {
    expect(share(4).lapsed).toEqual([
      [2n, 1],
      [1n, 3],
    ]);
  });
  test('what came when counts, not in which order it is told', () => {
    expect(share(4, 0, [...parts].reverse())).toEqual(share(4));
  });
  test('all of it, where nothing was spent', () => {
    expect(share(18).lapsed).toEqual([
      [1n, 10],
      [2n, 5],
      [1n, 3],
    ]);
  });
  test('what is carried over came before what lapsed, and after what was spent', () => {
    expect(share(4, 6)).toEqual({
      lapsed: [
        [2n, 1],
        [1n, 3],
      ],
      carried: [
        [1n, 2],
        [2n, 4],
      ],
    });
    expect(share(0, 3)).toEqual({ lapsed: [], carried: [[1n, 3]] });
  });
  test('what lapsed beyond what is known to have come is nobody’s', () => {
    expect(share(100).lapsed.reduce((sum, [, points]) => sum + Number(points), 0)).toBe(18);
    expect(share(100, 5).carried).toEqual([]);
    expect(share(7, 0, [])).toEqual({ lapsed: [], carried: [] });
  });
});

describe('what a sponsor is told', () => {
  const group = (key: string, residents: number, points = residents): Group<string> => ({
    key,
    residents,
    points,
    awards: residents,
  });

  test('leaves out nothing where every group is large', () => {
    const groups = [group('a', 5), group('b', 9)];
    expect(foldSmall(groups)).toEqual({ shown: [groups[1], groups[0]], others: undefined });
  });
  test('hides a group of four among others, so that nothing can be taken away from the whole', () => {
    const { shown, others } = foldSmall([group('a', 4), group('b', 6), group('c', 9)]);
    expect(shown.map(({ key }) => key)).toEqual(['c']);
    expect(others).toEqual({ awards: 10, points: 10, residents: 6 });
  });
  test('shows no groups where all are small', () => {
    expect(foldSmall([group('a', 1), group('b', 2)])).toEqual({ shown: [], others: undefined });
  });
  test('never tells fewer than five people apart', () => {
    const some = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
    fc.assert(
      fc.property(some, (sizes) => {
        const groups = sizes.map((size, place) => group(String(place), size));
        const { shown, others } = foldSmall(groups);
        for (const { residents } of shown) expect(residents).toBeGreaterThanOrEqual(5);
        if (others !== undefined) expect(others.residents).toBeGreaterThanOrEqual(5);
        const hidden = groups.filter((one) => !shown.includes(one));
        // One hidden group alone would be the difference between the whole and what is shown.
        if (hidden.length === 1) expect(shown).toEqual([]);
      }),
    );
  });
});
