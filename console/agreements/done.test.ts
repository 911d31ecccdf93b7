import { expect, test } from 'vitest';
import { actsFor } from '../../contract/acts-for.ts';
import { actsIn, sourcesIn } from '../../test/acts-for.ts';
import { newcomersEn } from '../texts/newcomers.en.ts';
import { newcomersZh } from '../texts/newcomers.zh-CN.ts';

const here = new URL('.', import.meta.url);

/** Who is registered has no agreement before, and a paper of their own. */
test('whatever is done for somebody has its line on the paper that they take home, in both languages', async () => {
  const acts = await actsIn(here);
  expect(acts.length).toBeGreaterThan(40);
  for (const { done } of [newcomersZh, newcomersEn])
    expect([...Object.keys(actsFor), ...Object.keys(done)].sort()).toEqual(acts);
});

test('nothing is done for them past the paper: only the step that demands a line sends anything', async () => {
  const sending = (await sourcesIn(here))
    .filter(({ source }) => source.includes("from '../use-step.ts'"))
    .map(({ name }) => name);
  // The second registers newcomers, whose paper is their own.
  expect(sending.sort()).toEqual(['use-agreed.ts', 'use-newcomers.ts']);
});

test('of what is confidential nothing stands on it: a report has neither its code nor its words there', () => {
  for (const said of Object.values(actsFor))
    for (const words of Object.values(said)) expect(words).not.toContain('{{');
});
