import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Matter, profilesOf } from './likeness.ts';
import { isSame, type Likeness, likenessOf } from './same-matter.ts';

const at = new Date('2026-05-01T08:00:00Z');
const matter = (id: string, title: string, text: string, more: Partial<Matter> = {}): Matter => ({
  id,
  reporter: id,
  at,
  title,
  text,
  ...more,
});
const lamp = matter(
  'lamp',
  'B2区青石路路灯不亮',
  '青石路从桥头到车站的路灯三天没亮，夜里走路看不清。',
);
const lampAgain = matter(
  'lampAgain',
  '青石路路灯什么时候修好',
  '住在B2区青石路，路灯坏了，晚上一片漆黑，老人摔了一跤。',
);
const others = [
  lamp,
  lampAgain,
  matter('water', 'B2区河埠小区积水', '一下雨河埠小区门口就积水，孩子上学要蹚水。'),
  matter('noise', 'B3区工地夜里施工', '凌晨两点还在打桩，整栋楼都睡不着。'),
  matter('bins', 'B2区垃圾桶满了没人收', '菜场后面的垃圾桶三天没人收，味道很大。'),
  matter('dogs', 'B2区遛狗不牵绳', '公园里有人遛大狗不牵绳，吓到孩子。'),
  matter('bus', '希望B市增开夜班公交', '下班晚了没有公交，希望增开夜班车。'),
  matter('tree', 'B2区大树枝压电线', '台风后树枝压在电线上，怕断。'),
];

function compare(a: Matter, b: Matter, among: readonly Matter[] = others): Likeness {
  const all = [...new Map([...among, a, b].map((one) => [one.id, one])).values()];
  const { profiles, idf } = profilesOf(all);
  const [one, other] = [a, b].map(({ id }) => profiles.find(({ matter }) => matter.id === id));
  if (one === undefined || other === undefined) throw new Error('not among them');
  return likenessOf(idf, one, other);
}

describe('two texts tell of one matter', () => {
  test('when one repeats the other word for word', () => {
    const repost = { ...lamp, id: 'repost' };
    expect(compare(lamp, repost)).toMatchObject({ copied: 1, elsewhere: false });
    expect(isSame(compare(lamp, repost))).toBe(true);
  });
  test('when they name the same thing in other words', () => {
    const likeness = compare(lamp, lampAgain);
    expect(likeness.copied).toBeLessThan(0.2);
    expect(isSame(likeness)).toBe(true);
  });
  test('not when only the district is the same', () => {
    for (const other of others.slice(2)) expect(isSame(compare(lamp, other)), other.id).toBe(false);
  });
});

describe('the same words about another place are another matter', () => {
  const elsewhere = (more: Partial<Matter>) => compare(lamp, { ...lamp, id: 'there', ...more });
  test('in another district', () => {
    const there = elsewhere({ title: lamp.title.replace('B2区', 'B3区') });
    expect(there).toMatchObject({ elsewhere: true, score: 0, copied: 1 });
  });
  test('not in the city that the district lies in', () => {
    expect(elsewhere({ title: lamp.title.replace('B2区', 'B市') }).elsewhere).toBe(false);
  });
  test('in an estate of another name', () => {
    const [one, other] = ['云杉', '银杏'].map((name) =>
      matter(name, `B2区${name}小区电梯坏了`, '电梯停了两天。'),
    );
    if (one && other) expect(compare(one, other)).toMatchObject({ elsewhere: true, score: 0 });
  });
  test('kilometres away', () => {
    const here = { ...lamp, position: { lng: 120, lat: 30 } };
    const near = { ...lamp, id: 'near', position: { lng: 120.001, lat: 30 } };
    const far = { ...lamp, id: 'far', position: { lng: 120.1, lat: 30 } };
    expect(compare(here, near, []).elsewhere).toBe(false);
    expect(compare(here, far, []).elsewhere).toBe(true);
  });
  test('in another town of the county, by its own list of names', () => {
    const towns = ['青塘', '白沙'];
    const [one, other] = towns.map((town) =>
      matter(town, '电动车乱停', `${town}菜场门口电动车乱停`),
    );
    const { profiles, idf } = profilesOf(
      [one, other].filter((it) => it !== undefined),
      towns,
    );
    const [a, b] = profiles;
    expect(a && b && likenessOf(idf, a, b).elsewhere).toBe(true);
  });
});

describe('whatever is compared', () => {
  const anyTwo = fc.tuple(fc.constantFrom(...others), fc.constantFrom(...others));
  test('nothing is more like a text than itself', () => {
    fc.assert(
      fc.property(anyTwo, ([one, other]) => {
        const repost = { ...one, id: 'repost' };
        expect(compare(one, repost).score).toBeGreaterThanOrEqual(
          compare(one, other, [...others, repost]).score,
        );
      }),
    );
  });
  test('it makes no difference who is first, nor in which order texts came', () => {
    fc.assert(
      fc.property(
        anyTwo,
        fc.shuffledSubarray(others, { minLength: others.length }),
        ([a, b], among) => {
          const there = compare(a, b);
          expect(compare(b, a, among).score).toBeCloseTo(there.score, 9);
        },
      ),
    );
  });
});
