import { describe, expect, test } from 'vitest';
import { editOf, emptyDraft, freeCode, gapsInNew, groupsIn, newOf } from './category-draft.ts';

const fire = { zh: '消防隐患', en: 'Fire safety' };
const other = { zh: '其他', en: 'Other' };
const categories = [
  { code: '010100', group: fire },
  { code: '010300', group: fire },
  { code: '999900', group: other },
];

describe('a code that is free', () => {
  test('comes after the last of its group, and fills a gap where that is 99', () => {
    expect(freeCode(categories, '01')).toBe('010400');
    expect(freeCode(categories, '99')).toBe('990100');
  });
  test('of a new group begins with digits that no other has', () => {
    expect(freeCode(categories)).toBe('020100');
  });
});

test('groups are listed once, by their digits', () => {
  expect(groupsIn([...categories].reverse()).map(({ digits, name }) => [digits, name])).toEqual([
    ['01', fire],
    ['99', other],
  ]);
});

test('a new category is called as its group is; a new group needs names of its own', () => {
  const groups = groupsIn(categories);
  const draft = { ...emptyDraft, code: '010400', nameZh: '飞线', nameEn: 'Wires' };
  expect(gapsInNew(draft)).toEqual({ groupZh: 'group', groupEn: 'group' });
  const chosen = { ...draft, group: groups[0]?.key ?? '' };
  expect(gapsInNew(chosen)).toEqual({});
  expect(newOf(chosen, groups)).toMatchObject({ groupZh: '消防隐患', groupEn: 'Fire safety' });
  expect(gapsInNew({ ...chosen, code: '104' })).toEqual({ code: 'code' });
});

test('what is about people is confidential, whatever was ticked', () => {
  const draft = { ...emptyDraft, kind: 'dispute' as const, confidential: false };
  expect(newOf(draft, []).confidential).toBe(true);
  expect(newOf({ ...draft, kind: 'hazard' }, []).confidential).toBe(false);
});

test('keywords are parted by spaces and commas of both languages; an empty limit is none of its own', () => {
  const draft = { ...emptyDraft, keywords: '飞线 充电，电动车、拉线,', dispatchHours: ' ' };
  expect(editOf(draft)).toMatchObject({
    keywords: ['飞线', '充电', '电动车', '拉线'],
    dispatchHours: null,
  });
});
