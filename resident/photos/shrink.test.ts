import { describe, expect, it } from 'vitest';
import { fitted } from './shrink.ts';

describe('a photo made small enough to send', () => {
  it('keeps its shape with 2560 px on the longer edge', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 2560, height: 1920 });
    expect(fitted(3000, 4000)).toEqual({ width: 1920, height: 2560 });
  });

  it('is never made larger', () => {
    expect(fitted(1280, 960)).toEqual({ width: 1280, height: 960 });
  });
});
