import { describe, expect, it } from 'vitest';
import type { Agreed } from './entries.ts';
import type { Half } from './half-written.ts';
import { kindOf, lacksOf, reportIn } from './told.ts';

const at = '2026-10-16T01:41:00.000Z';
/** As an older build kept it, which asked for no kind and no child. */
const older: Half = {
  id: '0199e000-0000-7000-8000-000000000003',
  at,
  words: ' 楼道口一直积水 ',
  solved: 'yes',
  place: '老街 88 号',
  position: null,
  name: '',
  phone: '',
  photos: [],
};
const agreed: Agreed = {
  who: '13611120031',
  agreement: {
    id: 'an agreement',
    residentName: { zh: '何**', en: '何**' },
    agreedBy: 'code',
    until: '2026-10-16T02:00:00.000Z',
  },
};
const lacking = (half: Half, by: Agreed | null = agreed) =>
  Object.entries(lacksOf(half, by)).flatMap(([what, isMissing]) => (isMissing ? [what] : []));

describe('a report that is told to a grid worker', () => {
  it('is of the kind that was chosen, or else of the one that the words suggest', () => {
    expect(kindOf(older)).toBeNull();
    expect(kindOf({ ...older, category: null, suggested: '050100' })).toBe('050100');
    expect(kindOf({ ...older, category: '040300', suggested: '050100' })).toBe('040300');
  });

  it('goes out as a kind that the county suggested of these very words, and of no others', () => {
    const suggested = { ...older, category: null, suggested: '050100' };
    const sent = (half: Half) => reportIn(half, agreed, at);
    expect(sent({ ...suggested, suggestedOf: '楼道口一直积水' })).toHaveProperty(
      'category',
      '050100',
    );
    expect(sent({ ...suggested, suggestedOf: '楼道口' })).toHaveProperty('category', null);
    expect(sent({ ...suggested, suggestedOf: null })).toHaveProperty('category', null);
  });

  it('half typed in an older build is whole without a kind, and without a child', () => {
    expect(lacking(older)).toEqual([]);
    expect(reportIn(older, agreed, at)).toMatchObject({
      words: '楼道口一直积水',
      category: null,
      answers: [],
      child: null,
      sameAs: null,
    });
  });

  it('for a child needs its name, and without an agreement who tells it', () => {
    expect(lacking({ ...older, child: ' ' })).toEqual(['child']);
    expect(reportIn({ ...older, child: ' 小禾 ' }, agreed, at)).toMatchObject({ child: '小禾' });
    expect(lacking(older, null)).toEqual(['name']);
    expect(lacking({ ...older, name: '何阿婆', phone: '136' }, null)).toEqual(['phone']);
  });

  it('says where it is as the worker vouches for it, without how surely the phone knew', () => {
    const position = { lng: 120.05, lat: 28.85, accuracyM: 8 };
    const there = { lng: position.lng, lat: position.lat };
    expect(reportIn({ ...older, position }, agreed, at)).toHaveProperty('position', there);
  });
});
