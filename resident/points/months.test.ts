import { describe, expect, it } from 'vitest';
import type { Award } from '../../contract/awards.ts';
import { byMonth } from './months.ts';

const line = (at: string): Award => ({
  id: at,
  points: 3,
  householdPoints: 0,
  repaid: 0,
  corrected: 0,
  cause: 'deed',
  state: 'settled',
  what: { zh: '积水', en: 'Standing water' },
  why: { zh: '每件 3 分', en: '3 each' },
  rule: '2.3',
  ruleVersion: 1,
  at,
  dueAt: null,
  settledAt: at,
  lapsesOn: '2027-12-31',
  caseCode: null,
  reversal: null,
});

describe('the statement by month', () => {
  it('turns the month at midnight in China', () => {
    const lines = [
      line('2026-11-01T00:00:00.000Z'),
      line('2026-10-31T16:00:00.000Z'),
      line('2026-10-31T15:59:00.000Z'),
    ];
    const months = byMonth(lines);
    expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-10']);
    expect(months.map(({ lines }) => lines.length)).toEqual([2, 1]);
  });

  it('has no months without lines', () => {
    expect(byMonth([])).toEqual([]);
  });
});
