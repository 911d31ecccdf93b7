import { expect, test } from 'vitest';
import { faultsAsFindings, findingsAt, partOf, worstOf } from './findings-at.ts';
import type { Finding } from './types.ts';

const at = (pointer: string, severity: Finding['severity'] = 'advice'): Finding => ({
  code: 'any',
  at: pointer,
  rule: null,
  reason: { zh: '理由', en: 'reason' },
  severity,
});

test('a finding belongs to its field and to everything around it, never to a neighbour', () => {
  const findings = [at('/rules/1/caps/perDay'), at('/rules/10/caps')];
  expect(findingsAt(findings, '/rules/1/caps')).toEqual([findings[0]]);
  expect(findingsAt(findings, '/rules/1')).toEqual([findings[0]]);
  expect(findingsAt(findings, '/rules/1/base')).toEqual([]);
});

test('what is refused is shown before what is advised', () => {
  const refused = at('/rules/0', 'refused');
  expect(worstOf([at('/rules/0'), refused])).toBe(refused);
  expect(worstOf([])).toBeUndefined();
});

test.each([
  ['/rules/12/name', 'rule-12'],
  ['/campaigns/0/until', 'campaigns'],
  ['/campaigns', 'campaigns'],
  ['/levels/2', 'book'],
  ['', 'book'],
])('a finding at "%s" opens %s', (pointer, part) => {
  expect(partOf(at(pointer))).toBe(part);
});

test('a place in the wrong form is told like a finding, without the name of the request field', () => {
  const [fault] = faultsAsFindings([{ field: '/document/rules/0/id', message: '格式不对。' }]);
  expect(fault).toMatchObject({
    at: '/rules/0/id',
    severity: 'refused',
    reason: { zh: '格式不对。' },
  });
});
