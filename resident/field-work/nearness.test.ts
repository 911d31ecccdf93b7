import { expect, it } from 'vitest';
import type { FieldTask } from '../../contract/field-work.ts';
import { distanceWords, inOrder } from './nearness.ts';

const task = (code: string, lng: number | null, dueAt: string): FieldTask => ({
  code,
  errand: 'verify',
  kind: 'hazard',
  categoryName: { zh: '路', en: 'Road' },
  title: code,
  place: '',
  position: lng === null ? null : { lng, lat: 28.85 },
  gridName: null,
  clock: { state: 'running', startedAt: '2026-10-16T00:00:00Z', dueAt, stoppedAt: null },
  running: 'verification',
  unit: null,
  done: null,
  reopened: 0,
  whom: null,
});
const far = task('far', 120.09, '2026-10-16T09:00:00Z');
const near = task('near', 120.06, '2026-10-16T12:00:00Z');
const nowhere = task('nowhere', null, '2026-10-16T08:00:00Z');
const from = { lng: 120.05, lat: 28.85 };
const codes = (by: 'near' | 'due', at: typeof from | null = from) =>
  inOrder([far, nowhere, near], { by, from: at }).map(({ task: { code } }) => code);

it('what is nearest comes first, and after it what has no place', () => {
  expect(codes('near')).toEqual(['near', 'far', 'nowhere']);
});

it('what is due soonest comes first, where that is wanted or the phone knows no place', () => {
  expect(codes('due')).toEqual(['nowhere', 'far', 'near']);
  expect(codes('near', null)).toEqual(['nowhere', 'far', 'near']);
});

it('a distance is said as people walk', () => {
  expect(distanceWords(3)).toEqual({ unit: 'metres', value: '10' });
  expect(distanceWords(347)).toEqual({ unit: 'metres', value: '350' });
  expect(distanceWords(1_249)).toEqual({ unit: 'kilometres', value: '1.2' });
});
