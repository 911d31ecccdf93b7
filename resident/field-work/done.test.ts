import { expect, it } from 'vitest';
import { actsFor } from '../../contract/acts-for.ts';
import { actsIn } from '../../test/acts-for.ts';
import { fieldWorkEn } from '../texts/field-work.en.ts';
import { fieldWorkZh } from '../texts/field-work.zh-CN.ts';
import { type Done, noted } from './done.ts';
import { type Agreed, agreedBy, noWork } from './entries.ts';

const until = '2026-10-16T02:11:00.000Z';
const agreed = (id: string, who: string): Agreed => ({
  agreement: { id, residentName: { zh: '何**', en: '何**' }, agreedBy: 'code', until },
  who,
});
const done = (number: string, agreement: string): Done => ({
  act: 'confirmFor',
  agreement,
  at: '2026-10-16T01:41:00.000Z',
  number,
});
const numbers = (work: typeof noWork) => work.done.map(({ number }) => number);

it('whatever a worker does for somebody on the phone has its line, in both languages', async () => {
  const acts = await actsIn(new URL('.', import.meta.url), 'done.ts');
  expect(acts.length).toBeGreaterThan(5);
  for (const { done } of [fieldWorkZh, fieldWorkEn])
    expect([...Object.keys(actsFor), ...Object.keys(done.acts)].sort()).toEqual(acts);
});

it('what is done stands there once, under its request id, until whoever it was for has left', () => {
  const open = agreedBy(noWork, agreed('a1', '13611120031'));
  const twice = noted(noted(open, done('n1', 'a1')), done('n1', 'a1'));
  expect(numbers(twice)).toEqual(['n1']);
  // What comes in late of somebody who has left is kept for nobody else to see.
  expect(numbers(noted(twice, done('n2', 'a0')))).toEqual(['n1']);
  expect(numbers(agreedBy(twice, agreed('a2', '13611120032')))).toEqual([]);
});

it('whoever agrees anew keeps their lines, those that come in of before as well', () => {
  const open = noted(agreedBy(noWork, agreed('a1', '13611120031')), done('n1', 'a1'));
  const anew = agreedBy(open, agreed('a2', '13611120031'));
  const more = noted(noted(anew, done('n2', 'a1')), done('n3', 'a2'));
  expect(numbers(more)).toEqual(['n1', 'n2', 'n3']);
});
