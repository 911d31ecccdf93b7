import { describe, expect, test } from 'vitest';
import type { Area } from '../../contract/areas.ts';
import type { CaseSummary } from '../../contract/case-views.ts';
import {
  areaChoices,
  countOf,
  isNarrowed,
  neighbour,
  type QueuePage,
  rowsOf,
  searchOf,
  wholeQueue,
} from './queue-filter.ts';

const area = (code: string, parent: string | null): Area => ({
  code,
  parent,
  level: 'grid',
  name: { zh: code, en: code },
  ring: [],
});

describe('the query behind a filter', () => {
  test('asks for nothing that was not narrowed', () => {
    expect(searchOf(wholeQueue)).toEqual({ show: 'open' });
    expect(searchOf({ ...wholeQueue, find: '   ' })).toEqual({ show: 'open' });
  });
  test('carries what was chosen, without spaces around the words', () => {
    const filter = { show: 'mine', kind: 'hazard', area: '339921001', find: ' 积水 ' } as const;
    expect(searchOf(filter)).toEqual({ ...filter, find: '积水' });
  });
  test('a tab alone narrows nothing', () => {
    expect(isNarrowed({ ...wholeQueue, show: 'overdue' })).toBe(false);
    expect(isNarrowed({ ...wholeQueue, find: '井盖' })).toBe(true);
  });
});

test('a case that stands on two pages is shown once, where it came first', () => {
  const page = (...codes: string[]) =>
    ({ cases: codes.map((code) => ({ code }) as CaseSummary) }) as QueuePage;
  const rows = rowsOf([page('A', 'B'), page('B', 'C')]);
  expect(rows.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
});

test('closed cases have no count', () => {
  const none = { overdue: 0, to_accept: 0, to_dispatch: 0, to_verify: 0, soon: 0, to_visit: 0 };
  const counts = { open: 3, mine: 1, ...none };
  expect(countOf('overdue', { ...counts, held: 0 })).toBe(0);
  expect(countOf('closed', { ...counts, held: 0 })).toBeUndefined();
  expect(countOf('open', undefined)).toBeUndefined();
});

describe('moving with J and K', () => {
  const codes = ['A', 'B', 'C'];
  test('starts at the top', () => expect(neighbour(codes, undefined, 1)).toBe('A'));
  test('goes down and up', () => {
    expect(neighbour(codes, 'A', 1)).toBe('B');
    expect(neighbour(codes, 'B', -1)).toBe('A');
  });
  test('stays at either end', () => {
    expect(neighbour(codes, 'C', 1)).toBe('C');
    expect(neighbour(codes, 'A', -1)).toBe('A');
  });
  test('starts again when the row has left the list', () =>
    expect(neighbour(codes, 'Z', 1)).toBe('A'));
  test('goes nowhere in an empty list', () => expect(neighbour([], 'A', 1)).toBeUndefined());
});

describe('the areas to choose from', () => {
  const county = area('county', null);
  const north = area('north', 'county');
  const south = area('south', 'county');
  const grid = area('grid', 'north');
  const areas = [county, north, south, grid];
  const below = (...codes: string[]) =>
    areaChoices(areas, {
      roles: codes.map((code) => ({
        role: 'intake',
        area: code,
        areaName: { zh: code, en: code },
      })),
    }).map((choice) => `${choice.depth} ${choice.area.code}`);

  test('are one’s own area and all below it, children after their parent', () => {
    expect(below('county')).toEqual(['0 county', '1 north', '2 grid', '1 south']);
    expect(below('north')).toEqual(['0 north', '1 grid']);
  });
  test('stand once when two roles overlap', () => {
    expect(below('north', 'grid', 'south')).toEqual(['0 north', '1 grid', '0 south']);
  });
});
