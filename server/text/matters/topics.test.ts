import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Matter, profilesOf } from './likeness.ts';
import { joinAlike } from './linkage.ts';
import { findTopics } from './topics.ts';

const told: [string, string, string][] = [
  ['p1', 'C4区临江公园何时开工', '临江公园规划了好几年，围挡还在，什么时候开工？'],
  ['p2', '咨询临江公园建设进度', 'C4区临江公园为什么一直不动工，请公布时间。'],
  ['p3', 'C4区临江公园又延期', '听说临江公园又要延期，居民没有地方散步。'],
  ['m1', 'C5区搅拌站粉尘太大', '城西搅拌站白天黑夜出料，粉尘落满阳台。'],
  ['m2', '城西搅拌站半夜噪音', 'C5区城西搅拌站半夜装车，噪音吵得睡不着。'],
  ['x1', 'C4区图书馆周一不开门', '图书馆周一闭馆没有通知。'],
  ['x2', '希望增设斑马线', 'C6区实验路过马路危险，希望画斑马线。'],
  ['x3', 'C5区临江公园厕所脏', '临江公园厕所没人打扫。'],
];
const matters = told.map(
  ([id, title, text], i): Matter => ({
    id,
    reporter: id,
    at: new Date(Date.UTC(2026, 3, 1 + i)),
    title,
    text,
  }),
);
const groupsOf = (some: readonly Matter[]) =>
  findTopics(profilesOf(some)).map((topic) => topic.matters.map(({ id }) => id));

describe('topics of a stream of messages', () => {
  test('what tells of one thing stands together, what tells of nothing else stands alone', () => {
    const groups = groupsOf(matters);
    expect(groups).toContainEqual(['p1', 'p2', 'p3']);
    expect(groups).toContainEqual(['m1', 'm2']);
    expect(groups).toContainEqual(['x1']);
  });
  test('the same complaint in another district is another topic', () => {
    expect(groupsOf(matters).find((group) => group.includes('x3'))).toEqual(['x3']);
  });
  test('an estate has many troubles: of two kinds, they are one thing only if more than its name is alike', () => {
    const estate: [string, string, string, string][] = [
      ['e1', '030800', '桑园新村 4 幢 2 单元', '停电到现在'],
      ['e2', '010100', '桑园新村 6 幢 1 单元', '消防通道被堵'],
      ['e3', '050100', '桑园新村 9 幢 3 单元', '车棚电瓶被盗'],
      ['e4', '030800', '桑园新村 3 幢 1 单元', '又停电了'],
      ['e5', '030500', '桑园新村 8 幢 2 单元', '停电，水泵不转'],
    ];
    const there = (withKinds: boolean) =>
      groupsOf([
        ...matters,
        ...estate.map(([id, kind, place, words], i) => ({
          id,
          reporter: id,
          at: new Date(Date.UTC(2026, 4, 1 + i)),
          title: `${place}${words}`,
          text: `${place}${words}`,
          ...(withKinds ? { kind, place } : {}),
        })),
      ]);
    expect(there(false).find((group) => group.includes('e1'))).toContain('e2');
    const found = there(true).find((group) => group.includes('e1'));
    expect(found).toEqual(expect.arrayContaining(['e1', 'e4']));
    for (const other of ['e2', 'e3']) expect(found).not.toContain(other);
  });
  test('each message is in one, and their order makes no difference', () => {
    const wanted = groupsOf(matters);
    expect(wanted.flat().sort()).toEqual(told.map(([id]) => id).sort());
    fc.assert(
      fc.property(fc.shuffledSubarray(matters, { minLength: matters.length }), (shuffled) => {
        expect(groupsOf(shuffled)).toEqual(wanted);
      }),
    );
  });
});

describe('average linkage', () => {
  test('a group takes in what is like its members on average, not what is like one of them', () => {
    const links = [
      { one: 0, other: 1, likeness: 0.9 },
      { one: 1, other: 2, likeness: 0.8 },
      { one: 2, other: 3, likeness: 0.5 },
    ];
    expect(joinAlike(4, links, 0.45)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(joinAlike(4, links, 0.1)).toEqual([[0, 1, 2, 3]]);
  });
  test('nothing alike, nothing joined', () => {
    expect(joinAlike(3, [], 0.1)).toEqual([[0], [1], [2]]);
  });
});
