import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { contract } from '../../contract/table.ts';
import { newcomersEn } from '../texts/newcomers.en.ts';
import { newcomersZh } from '../texts/newcomers.zh-CN.ts';

/** What is done for somebody by an agreement with them. Who is registered has no agreement before, and a paper of their own. */
const acts = Object.entries(contract)
  .filter(([, { path, policy }]) => {
    return path.startsWith('/:county/agreements/:id/') && policy.audit === 'change';
  })
  .map(([name]) => name)
  .sort();

test('whatever is done for somebody has its line on the paper that they take home, in both languages', () => {
  expect(acts.length).toBeGreaterThan(40);
  for (const { done } of [newcomersZh, newcomersEn]) expect(Object.keys(done).sort()).toEqual(acts);
});

test('nothing is done for them past the paper: only the step that demands a line sends anything', async () => {
  const here = new URL('.', import.meta.url);
  const files = (await readdir(here)).filter((name) => /^[^.]+\.tsx?$/.test(name));
  const sending: string[] = [];
  for (const name of files)
    if ((await readFile(new URL(name, here), 'utf8')).includes("from '../use-step.ts'"))
      sending.push(name);
  // The second registers newcomers, whose paper is their own.
  expect(sending.sort()).toEqual(['use-agreed.ts', 'use-newcomers.ts']);
});

test('of what is confidential nothing stands on it: a report has neither its code nor its words there', () => {
  for (const { done } of [newcomersZh, newcomersEn])
    for (const act of ['reportFor', 'confirmFor', 'reopenFor', 'supplementFor'] as const)
      expect(done[act]).not.toContain('{{');
});
