import { describe, expect, test } from 'vitest';
import { mostAccepted } from '../../contract/case-lists.ts';
import type { CaseStage } from '../../contract/case-road.ts';
import type { CaseSummary } from '../../contract/case-views.ts';
import { type Chosen, holds, noneChosen, stretched, toggled } from './chosen.ts';

const row = (code: string, stage: CaseStage = 'reported') =>
  ({ code, stage, title: code, category: '040300' }) as CaseSummary;
const rows = [row('1'), row('2'), row('3', 'accepted'), row('4'), row('5')];
const codesOf = ({ cases }: Chosen) => cases.map(({ code }) => code);
const walk = (chosen: Chosen, ...codes: string[]) =>
  codes
    .slice(1)
    .reduce((now, to, step) => stretched(now, { rows, from: codes[step] ?? '', to }), chosen);

describe('a choice of rows', () => {
  test('takes a row in, and out again', () => {
    const one = toggled(noneChosen, row('1'));
    expect(codesOf(one)).toEqual(['1']);
    expect(codesOf(toggled(one, row('1')))).toEqual([]);
  });

  test('stretches with the arrow keys over what can be accepted, and no other row', () => {
    expect(codesOf(walk(noneChosen, '1', '2', '3', '4'))).toEqual(['1', '2', '4']);
    expect(codesOf(walk(noneChosen, '5', '4'))).toEqual(['4', '5']);
  });

  test('shrinks when the keys go back, to what was chosen before them', () => {
    const before = toggled(noneChosen, row('5'));
    expect(codesOf(walk(before, '1', '2', '3', '2', '1'))).toEqual(['5', '1']);
    expect(codesOf(walk(before, '4', '5', '4'))).toEqual(['5', '4']);
  });

  test('begins a new stretch where the focus was moved otherwise', () => {
    const first = walk(noneChosen, '1', '2');
    expect(codesOf(walk(first, '4', '5'))).toEqual(['1', '2', '4', '5']);
  });

  test('is left as it is by a row that is not in the list any more', () => {
    const chosen = toggled(noneChosen, row('1'));
    expect(stretched(chosen, { rows, from: '9', to: '2' })).toBe(chosen);
  });

  test('holds no more than one request takes', () => {
    const many = Array.from({ length: mostAccepted + 5 }, (_, no) => row(`c${no}`));
    const all = many.reduce(toggled, noneChosen);
    expect(all.cases).toHaveLength(mostAccepted);
    expect(holds(all, `c${mostAccepted}`)).toBe(false);
    const [first, last] = ['c0', `c${mostAccepted + 4}`];
    expect(stretched(noneChosen, { rows: many, from: first, to: last }).cases).toHaveLength(
      mostAccepted,
    );
  });
});
