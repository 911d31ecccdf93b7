import { describe, expect, test } from 'vitest';
import { afterDays } from '../../platform/calendar.ts';
import { limitsOfCategory, limitsOfSeverity } from './limits.ts';

const nothing = new Map();
const nothingOwn = { dispatchHours: null, firstAnswerHours: null };

describe('limits', () => {
  test('are by how grave it is: danger is sent out within the hour and worked on through holidays', () => {
    expect(limitsOfSeverity(nothing, 1)).toEqual({
      dispatchHours: 1,
      firstAnswerHours: 24,
      workingDays: false,
    });
    expect(limitsOfSeverity(nothing, 2).dispatchHours).toBe(2);
    expect(limitsOfSeverity(nothing, 3)).toMatchObject({ dispatchHours: 24, workingDays: true });
  });
  test('are those that the county wrote, and a category’s own before them', () => {
    const written = new Map([[3, { dispatchHours: 4, firstAnswerHours: 12, workingDays: false }]]);
    expect(limitsOfCategory(written, { ...nothingOwn, severity: 3 })).toMatchObject({
      dispatchHours: 4,
    });
    const own = { severity: 3, dispatchHours: 2, firstAnswerHours: null };
    expect(limitsOfCategory(written, own)).toEqual({
      dispatchHours: 2,
      firstAnswerHours: 12,
      workingDays: false,
    });
  });
});

describe('days of the work', () => {
  const noon = (date: string) => new Date(`${date}T04:00:00Z`);
  test('leave out the holidays of the National Day and take in the days that make up for them', () => {
    // 2025: 1 to 8 October off, Saturday 11 October worked.
    const counted = afterDays(noon('2025-09-30'), 3, { workingDays: true });
    expect(counted).toEqual(noon('2025-10-11'));
    expect(afterDays(noon('2025-09-30'), 3, { workingDays: false })).toEqual(noon('2025-10-03'));
  });
  test('end at the time of day at which they began', () => {
    expect(afterDays(new Date('2026-06-01T10:31:00Z'), 1, { workingDays: true })).toEqual(
      new Date('2026-06-02T10:31:00Z'),
    );
  });
});
