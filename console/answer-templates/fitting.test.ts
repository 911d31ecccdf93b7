import { expect, test } from 'vitest';
import type { AnswerTemplate } from '../../contract/answer-templates.ts';
import { filled, fitting, joinedTo } from './fitting.ts';

const text = (name: string, category: string | null, move: AnswerTemplate['move'] = 'answer') =>
  ({ id: name, name, category, move, words: name, version: 1, writtenAt: '' }) as AnswerTemplate;
const all = [
  text('所有', null),
  text('停车整类', '04'),
  text('占道', '040300'),
  text('消防', '010100'),
  text('不予受理', null, 'refuse'),
];
const names = (wanted: Parameters<typeof fitting>[1]) =>
  fitting(all, wanted).map(({ name }) => name);

test('a case is offered the texts of its category, of its group and of all, the closest first', () => {
  expect(names({ move: 'answer', category: '040300' })).toEqual(['占道', '停车整类', '所有']);
  expect(names({ move: 'answer', category: '040100' })).toEqual(['停车整类', '所有']);
});

test('a move is offered its own texts and no others', () => {
  expect(names({ move: 'refuse', category: '040300' })).toEqual(['不予受理']);
  expect(names({ move: 'publish', category: '040300' })).toEqual([]);
});

const filling = {
  category: { zh: '违停占道', en: 'Illegal parking' },
  unit: { zh: '城管中队', en: 'City squad' },
  deadline: { zh: '10月17日', en: '17 Oct' },
};

test('places are filled in the language of the word in the braces', () => {
  expect(filled('{类别}已交{单位}，{期限}前办完，{单位}会联系您。', filling)).toBe(
    '违停占道已交城管中队，10月17日前办完，城管中队会联系您。',
  );
  expect(filled('{unit} deals with {category} by {deadline}.', filling)).toBe(
    'City squad deals with Illegal parking by 17 Oct.',
  );
});

test('a name that looks like a place or a pattern is put in as it is', () => {
  const odd = { ...filling, category: { zh: '$& {单位}', en: '$1' } };
  expect(filled('{类别}', odd)).toBe('$& {单位}');
  expect(filled('{category}', odd)).toBe('$1');
});

test('what stands there already is kept', () => {
  expect(joinedTo('  ', '已到现场。')).toBe('已到现场。');
  expect(joinedTo('您好。 ', '已到现场。')).toBe('您好。\n已到现场。');
});
