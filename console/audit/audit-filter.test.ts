import { expect, test } from 'vitest';
import { auditActions } from '../../contract/audit-actions.ts';
import { actionGroups, filterOf, isNarrowed, nothingTyped } from './audit-filter.ts';

test('what was not typed is not asked for', () => {
  expect(filterOf(nothingTyped)).toEqual({});
  expect(isNarrowed({ ...nothingTyped, person: '  ' })).toBe(false);
  expect(filterOf({ ...nothingTyped, person: ' 林 ', from: '2026-10-01' })).toEqual({
    person: '林',
    from: '2026-10-01',
  });
});

test('one verb is asked for by its name, all of a kind by the kind', () => {
  expect(filterOf({ ...nothingTyped, action: 'case.opened' })).toEqual({ action: 'case.opened' });
  const looks = actionGroups().find(({ kind }) => kind === 'look');
  expect(filterOf({ ...nothingTyped, action: looks?.all ?? '' })).toEqual({ kind: 'look' });
});

test('every verb can be chosen, each once', () => {
  const chosen = actionGroups().flatMap(({ actions }) => actions);
  expect(chosen.sort()).toEqual(Object.keys(auditActions).sort());
});
