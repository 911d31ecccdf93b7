import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '../../server/platform/calendar.ts';
import { type Advisory, judge, readReport, type Waiting } from './judge.ts';

const root = join(import.meta.dirname, '../..');
const { terms, waits } = JSON.parse(readFileSync(join(root, 'docs/dependencies.json'), 'utf8'));

const advisory = (id: string, severity = 'moderate'): Advisory => ({
  id,
  package: 'left',
  severity,
  title: 'reads what it should not',
});
const wait = (id: string, reach: Waiting['reach'] = 'inside'): Waiting => ({
  id,
  since: '2026-11-01',
  reach,
  because: 'the part that is wrong is never called',
});
const on = (today: string) => ({ terms, today });
const later = (days: number) => addDays('2026-11-01', days);

test('a mistake that nobody has written down is to be seen to, whatever it is', () => {
  const found = [advisory('GHSA-1', 'low')];
  expect(judge(found, { ...on('2026-11-01'), waits: [] }).unknown).toEqual(found);
  expect(judge(found, { ...on('2026-11-01'), waits: [wait('GHSA-2')] })).toMatchObject({
    unknown: found,
    settled: ['GHSA-2'],
  });
});

test.each([
  ['that is reached from outside', advisory('GHSA-1', 'low'), wait('GHSA-1', 'outside'), 3],
  ['that is severe', advisory('GHSA-1', 'high'), wait('GHSA-1'), 7],
  [
    'that is critical and reached from outside',
    advisory('GHSA-1', 'critical'),
    wait('GHSA-1', 'outside'),
    3,
  ],
  ['that is neither', advisory('GHSA-1', 'moderate'), wait('GHSA-1'), 31],
])('a mistake %s waits until its term is over, and not a day longer', (_, found, written, days) => {
  const within = judge([found], { ...on(later(days)), waits: [written] });
  expect(within).toEqual({ unknown: [], overdue: [], waiting: [found], settled: [] });
  expect(judge([found], { ...on(later(days + 1)), waits: [written] }).overdue).toEqual([found]);
});

test('the terms are those that docs/security.md gives', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  expect(text).toContain(`within ${terms.outside} days of its mend`);
  expect(text).toContain(`another severe one within ${terms.severe}`);
  expect(terms.other).toBeLessThanOrEqual(31);
  for (const { id, since, because } of waits as Waiting[]) {
    expect(since, id).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(because.length, id).toBeGreaterThan(20);
  }
});

const via = {
  source: 1,
  name: 'left',
  dependency: 'left',
  title: 'reads what it should not',
  url: 'https://github.com/advisories/GHSA-1',
  severity: 'high',
  range: '<2.0.0',
};
const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities });

test('what npm audit prints is read: each mistake once, and not again at those who use the package', () => {
  const text = report({
    left: { name: 'left', severity: 'high', via: [via, { ...via, range: '>=3 <3.1' }] },
    user: { name: 'user', severity: 'high', via: ['left'] },
  });
  expect(readReport(text)).toEqual([{ ...advisory('GHSA-1', 'high') }]);
  expect(readReport(report({}))).toEqual([]);
});

test('an answer that is no report is not taken for one that names nothing', () => {
  for (const text of [
    '',
    '{}',
    '{"message":"405 Method Not Allowed","statusCode":405}',
    report([]).slice(1),
  ])
    expect(() => readReport(text), text).toThrow();
});
