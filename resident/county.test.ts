import { beforeEach, expect, it, vi } from 'vitest';
import type { County } from '../contract/areas.ts';
import { openedCounty } from './county.ts';

/* Which county a phone opens on which several are served. */

const first = { county: 330_329, name: { zh: '山前县', en: 'Shanqian' } } as County;
const second = { county: 330_330, name: { zh: '山后县', en: 'Shanhou' } } as County;
const served = [first, second];

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

const opened = (search = '', counties: readonly County[] = served) =>
  openedCounty(counties, search)?.county;

it('a phone that has opened none opens the first', () => {
  expect(opened()).toBe(first.county);
  expect(opened('', [])).toBeUndefined();
});

it('without a county in the address it opens the one that it opened last', () => {
  opened('?county=330330');
  expect(opened()).toBe(second.county);
  expect(opened()).toBe(second.county);
});

it('the county in the address comes first, and is remembered', () => {
  opened('?county=330330');
  expect(opened('?county=330329')).toBe(first.county);
  expect(opened()).toBe(first.county);
});

it('a county that is not served here is not opened, and the one before stays remembered', () => {
  opened('?county=330330');
  expect(opened('?county=990000')).toBe(second.county);
  expect(opened('', [first])).toBe(first.county);
});

it('where the phone keeps nothing, the address is still followed', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  expect(opened('?county=330330')).toBe(second.county);
  expect(opened()).toBe(first.county);
});
