import { describe, expect, it } from 'vitest';
import { asksNearby } from './ask-nearby.ts';

const about = {
  words: '下水道堵了',
  position: { lng: 120, lat: 30 },
  code: '050100',
  category: { confidential: false },
  mayLocate: false,
  place: '',
  livesSomewhere: true,
};

describe('what others reported nearby', () => {
  it('is asked for once there are words and a place', () => {
    expect(asksNearby(about)).toBe(true);
    expect(asksNearby({ ...about, words: '下' })).toBe(false);
    expect(asksNearby({ ...about, position: null })).toBe(false);
    expect(asksNearby({ ...about, code: null, category: undefined })).toBe(true);
  });

  it('is asked for with a place in words where it is known where somebody lives', () => {
    const inWords = { ...about, position: null, place: '桥头' };
    expect(asksNearby(inWords)).toBe(true);
    expect(asksNearby({ ...inWords, livesSomewhere: false })).toBe(false);
  });

  it('is not asked for about what is confidential, nor before anybody knows whether it is', () => {
    expect(asksNearby({ ...about, category: { confidential: true } })).toBe(false);
    expect(asksNearby({ ...about, category: undefined })).toBe(false);
  });

  it('goes out with where the phone is only if its owner agreed', () => {
    const position = { lng: 120, lat: 30, accuracyM: 8 };
    expect(asksNearby({ ...about, position })).toBe(false);
    expect(asksNearby({ ...about, position, mayLocate: true })).toBe(true);
  });
});
