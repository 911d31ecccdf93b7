import { expect, test } from 'vitest';
import { emptyHeldDraft, gapsInDecision } from './held-draft.ts';

test('a decision needs a verdict and its grounds', () => {
  expect(gapsInDecision(emptyHeldDraft)).toEqual(['verdict', 'note']);
});

test('only taking back needs a reason', () => {
  const note = '照片对过了';
  expect(gapsInDecision({ verdict: 'settle', reason: '', note })).toEqual([]);
  expect(gapsInDecision({ verdict: 'reverse', reason: '', note })).toEqual(['reason']);
  expect(gapsInDecision({ verdict: 'reverse', reason: 'copied_photo', note })).toEqual([]);
});
