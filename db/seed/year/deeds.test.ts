import { expect, test } from 'vitest';
import { createPacker } from '../../../server/features/rehearsals/pack.ts';
import { rehearse } from '../../../server/features/rehearsals/rehearse.ts';
import { compileBook } from '../../../server/features/rules/service.ts';
import { rulebook } from '../county/rulebook.ts';
import { layOut } from '../land/areas.ts';
import { linxi } from '../land/plans.ts';
import { deedsOf } from './deeds.ts';
import { drawPeople } from './people.ts';
import { planYear } from './plan.ts';

const areas = layOut(linxi);
const grids = areas.filter(({ level }) => level === 'grid').map(({ code }) => code);
const seed = 'stream';
const plan = planYear({
  seed,
  from: '2025-11-01',
  days: 120,
  reports: 300,
  areas,
  people: drawPeople({ seed, count: 40, grids }),
  campaigns: rulebook.campaigns,
});
const deeds = [...deedsOf(plan)];

test('as a stream the days are in the order of time, and what was solved had been reported', () => {
  const times = deeds.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const reported = new Set<string>();
  for (const { kind, source } of deeds) {
    if (kind === 'report.verified') reported.add(source);
    if (kind === 'report.solved') expect(reported.has(source)).toBe(true);
  }
  expect(reported.size).toBe(plan.cases.length);
  expect([...new Set(deeds.map(({ kind }) => kind))].sort()).toEqual([
    'mediation.reconciled',
    'newcomer.guided',
    'patrol.hour',
    'report.solved',
    'report.verified',
  ]);
});

test('a rehearsal plays the stream as it plays any other', async () => {
  const book = compileBook({ version: 1, document: rulebook });
  const { deeds: played, current } = await rehearse({ current: book, draft: book }, [
    createPacker().pack(deeds),
  ]);
  expect(played).toBe(deeds.length);
  const points = current.points.reduce((sum, given) => sum + given, 0);
  expect(points).toBeGreaterThan(plan.cases.length);
});
