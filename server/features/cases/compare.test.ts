import { describe, expect, test } from 'vitest';
import { profilesOf } from '../../text/matters/likeness.ts';
import { background, likelyOf, sideBySideM, toldBy } from './compare.ts';

interface Told {
  id: string;
  words: string;
  place?: string;
  category?: string;
  east?: number;
  sameAs?: string | null;
}

const catalogue = ['违停', '垃圾', '路灯', '噪音', '井盖', '停水', '电梯', '违建'].map((name) => ({
  code: name,
  name: { zh: name, en: name },
  keywords: [`${name}的事`, `${name}没人管`],
}));
const metre = 1 / 97_500;
const reportOf = ({ id, category = '030100', east, sameAs = null }: Told) => ({
  id,
  category,
  sameAs,
  reportedAt: new Date('2026-10-14T01:00:00Z'),
  lng: east === undefined ? null : 120 + east * metre,
  lat: east === undefined ? null : 28.85,
});

function likely(one: Told, ...others: Told[]) {
  const all = [one, ...others];
  const told = all.map((each) => {
    const { words, place } = each;
    return toldBy(reportOf(each), { title: words.slice(0, 12), words, ...(place && { place }) });
  });
  const compared = profilesOf([...told, ...background(catalogue, new Date(0))]);
  return likelyOf(reportOf(one), others.map(reportOf), compared).map(({ report, why }) => [
    report.id,
    why.zh,
  ]);
}

const words = '春晖桥头的雨水篦子断了两根，自行车轮子会卡进去，请尽快来修';

describe('which reports may tell of the same', () => {
  test('those that say nearly the same words', () => {
    expect(likely({ id: 'a', words }, { id: 'b', words: `${words}！` })).toEqual([
      ['b', '写的几乎一样'],
    ]);
  });
  test('not where they cannot be at one place, whatever the words', () => {
    expect(likely({ id: 'a', words, east: 0 }, { id: 'b', words, east: 5_000 })).toEqual([]);
  });
  test('those of one kind at the same spot, however they put it', () => {
    const other = { id: 'b', words: '水漫到店门口了' };
    expect(likely({ id: 'a', words, east: 0 }, { ...other, east: sideBySideM / 2 })).toEqual([
      ['b', '同一类，就在同一处'],
    ]);
    expect(likely({ id: 'a', words, east: 0 }, { ...other, east: sideBySideM * 2 })).toEqual([]);
    expect(likely({ id: 'a', words, east: 0 }, { ...other, east: 10, category: '030300' })).toEqual(
      [],
    );
  });
  test('not those of another kind that share no more than the name of an estate', () => {
    const bikes = { id: 'a', words: '春晖新村 14 幢消防通道又停满了车', place: '春晖新村 14 幢' };
    const power = { id: 'b', words: '春晖新村 4 幢停电到现在', place: '春晖新村 4 幢' };
    expect(likely(bikes, { ...power, category: '030300' })).toEqual([]);
    // Of one kind the name is half of the matter.
    expect(likely(bikes, power)).toEqual([['b', '说的像是同一件事']]);
    // What was told in words only may be of any kind, and other words bring even two kinds together.
    expect(likely({ ...bikes, category: '' }, power)).toHaveLength(1);
    const again = {
      id: 'b',
      words: '春晖新村 9 幢消防通道又停满了车，进不来',
      place: '春晖新村 9 幢',
    };
    expect(likely(bikes, { ...again, category: '030300' })).toHaveLength(1);
  });
  test('first of all the one that a reporter said is the same, from whichever side', () => {
    const said = ['b', '上报的人说是同一件事'];
    const copy = { id: 'c', words };
    const other = { id: 'b', words: '路灯不亮', category: '030300' };
    expect(likely({ id: 'a', words, sameAs: 'b' }, copy, other)[0]).toEqual(said);
    expect(likely({ id: 'a', words }, copy, { ...other, sameAs: 'a' })[0]).toEqual(said);
  });
  test('none, where nothing is alike', () => {
    expect(likely({ id: 'a', words }, { id: 'b', words: '希望多种几棵树' })).toEqual([]);
  });
});
