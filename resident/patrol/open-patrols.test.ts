import { describe, expect, it } from 'vitest';
import { patrol } from '../../test/patrol-out.ts';
import { endOf, isLeftOpen } from './open-patrols.ts';

const at = (time: string) => `2026-11-29T${time}:00Z`;
const now = Date.parse(at('04:00'));
const proof = {
  at: at('03:00'),
  verdict: 'accept' as const,
  reasons: [],
  minutes: 50,
  metres: 3000,
  scanned: null,
  grid: null,
};

describe('a patrol is left open', () => {
  it.each([
    ['until they end their part', {}, true],
    ['not once they have', { leftAt: at('03:00') }, false],
    ['nor once it is proved', { proof }, false],
    ['nor once the leader has ended it, or its hours are over', { closesAt: at('04:00') }, false],
    ['and what staff began for them is for staff to end', { typedAt: 'window' as const }, false],
  ])('%s', (_, change, isOpen) => {
    expect(isLeftOpen({ ...patrol, ...change }, now)).toBe(isOpen);
  });
});

describe('who is still out is told that it is over, and by whom', () => {
  it.each([
    ['not before it is', {}, undefined],
    ['by the leader', { closesAt: at('03:30') }, { by: 'leader', at: at('03:30') }],
    ['by themselves, on another phone', { leftAt: at('03:00') }, { by: 'self', at: at('03:00') }],
    [
      'by the leader, though their own end was heard of later',
      { closesAt: at('03:30'), leftAt: at('03:40') },
      { by: 'leader', at: at('03:30') },
    ],
    [
      'after its twelve hours',
      { begunAt: at('02:00'), closesAt: at('14:00'), nowMs: Date.parse(at('15:00')) },
      { by: 'hours', at: at('14:00') },
    ],
  ])('%s', (_, { nowMs = now, ...change }: Partial<typeof patrol> & { nowMs?: number }, end) => {
    expect(endOf({ ...patrol, ...change }, nowMs)).toEqual(end);
  });
});
