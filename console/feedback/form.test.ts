import { expect, test } from 'vitest';
import type { FeedbackStep, FeedbackStepKind } from '../../contract/feedback.ts';
import { formOf } from './form.ts';

const after = (...kinds: FeedbackStepKind[]) => ({
  id: 'one',
  steps: kinds.map((kind, i): FeedbackStep => ({ seq: i + 1, kind, at: '', words: '' })),
});

test('a form stays the same whatever others do meanwhile, until there is another answer', () => {
  const form = formOf('adopt', after('accepted', 'answered'));
  expect(formOf('adopt', after('accepted', 'answered', 'visited'))).toBe(form);
  expect(formOf('adopt', after('accepted', 'answered', 'visited', 'rated'))).toBe(form);
  expect(formOf('adopt', after('accepted', 'answered', 'rated', 'answered'))).not.toBe(form);
  expect(formOf('visit', after('accepted', 'answered'))).not.toBe(form);
});
