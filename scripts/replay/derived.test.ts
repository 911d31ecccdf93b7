import { describe, expect, test } from 'vitest';
import type { Area } from '../../contract/areas.ts';
import { pointInRing } from '../../server/platform/geometry.ts';
import { requestIdOf, shareOf } from './chance.ts';
import { fateOf, heldFateOf } from './fates.ts';
import { phoneOf, phonesOf } from './phones.ts';
import { createPlaces } from './places.ts';

const ids = Array.from({ length: 2000 }, (_, i) => `M${i}`);

test('a request id belongs to one message and one step', () => {
  const all = ids.flatMap((id) => [requestIdOf(id, 'reportCase'), requestIdOf(id, 'acceptCase')]);
  expect(new Set(all).size).toBe(4000);
  expect(requestIdOf('M1', 'reportCase')).toBe(requestIdOf('M1', 'reportCase'));
  expect(all.every((one) => /^[A-Za-z0-9_-]{8,80}$/.test(one))).toBe(true);
});

describe('phones', () => {
  test('are mobile numbers, one for each user, the same in every run', () => {
    const phones = phonesOf(ids, []);
    expect(new Set(phones.values()).size).toBe(2000);
    expect([...phones.values()].every((phone) => /^1[3-9]\d{9}$/.test(phone))).toBe(true);
    expect(phonesOf([...ids].reverse(), []).get('M77')).toBe(phones.get('M77'));
  });

  test('move on where a number is taken', () => {
    const first = phonesOf(['M1'], []).get('M1') ?? '';
    const next = String(Number(first) + 1);
    expect(phonesOf(['M1'], [first]).get('M1')).toBe(next);
    expect(phoneOf(0)).toBe('13000000000');
    expect(phoneOf(6_999_999_999)).toBe('19999999999');
  });
});

describe('places', () => {
  const corner = [
    [120, 28],
    [120.2, 28],
    [120.2, 28.02],
    [120.02, 28.02],
    [120.02, 28.2],
    [120, 28.2],
    [120, 28],
  ];
  const area = (code: string, level: Area['level'], parent: string | null): Area => {
    const name = { zh: `名${code.slice(-3)}`, en: code };
    return { code, level, parent, name, ring: corner };
  };
  const places = createPlaces([
    area('339922001001', 'community', '339922001000'),
    area('339922001001001', 'grid', '339922001001'),
    area('339922001001002', 'grid', '339922001001'),
  ]);

  test('lie inside their grid and carry its name', () => {
    const all = ids.map((id) => places.placeOf(id));
    expect(all.every(({ position }) => pointInRing(position, corner))).toBe(true);
    expect(new Set(all.map(({ grid, words }) => `${grid} ${words}`))).toEqual(
      new Set(['339922001001001 名001名001', '339922001001002 名001名002']),
    );
    expect(places.placeOf('M5')).toEqual(places.placeOf('M5'));
  });
});

describe('fates', () => {
  const words = '路灯不亮';

  test('cover the whole road, most of it to the end', () => {
    const ends = Map.groupBy(ids, (id) => fateOf({ id, words }).ends);
    expect([...ends.keys()].sort()).toEqual(
      ['answered', 'confirmed', 'dispatched', 'refused', 'reported', 'verified'].sort(),
    );
    expect(ends.get('confirmed')?.length).toBeGreaterThan(800);
    const ratings = ids.flatMap((id) => {
      const fate = fateOf({ id, words });
      return fate.ends === 'confirmed' ? [fate.rating] : [];
    });
    expect(new Set(ratings)).toEqual(new Set([1, 2, 3, 4, 5]));
  });

  test('what has a road of its own is refused with the reason, or waits', () => {
    const reasons = (text: string) =>
      new Set(
        ids.map((id) => {
          const fate = fateOf({ id, words: text });
          return fate.ends === 'refused' ? fate.reason : fate.ends;
        }),
      );
    expect(reasons('多次信访没有结果')).toEqual(new Set(['in_petition', 'reported']));
    expect(reasons('已经起诉到法院')).toEqual(new Set(['in_litigation', 'reported']));
  });

  test('held points are settled, taken back or left; copies are never settled', () => {
    const of = (looksCopied: boolean) =>
      new Set(ids.map((id) => JSON.stringify(heldFateOf(id, { looksCopied }))));
    expect(of(false).size).toBe(6);
    expect([...of(true)].every((fate) => fate.includes('duplicate'))).toBe(true);
    expect(shareOf('M1', 'held')).toBe(shareOf('M1', 'held'));
  });
});
