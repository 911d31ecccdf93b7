import { describe, expect, test } from 'vitest';
import { inPieces } from './pieces.ts';

describe('words are spoken', () => {
  test('a sentence at a time, short ones together', () => {
    expect(inPieces('门口的灯不亮了。走路看不见！')).toEqual(['门口的灯不亮了。走路看不见！']);
    expect(inPieces(`${'一'.repeat(100)}。${'二'.repeat(100)}。`)).toEqual([
      `${'一'.repeat(100)}。`,
      `${'二'.repeat(100)}。`,
    ]);
    expect(inPieces('The lamp is out. Nobody can see.')).toEqual([
      'The lamp is out. Nobody can see.',
    ]);
  });

  test('and what never ends in parts, with nothing lost', () => {
    const endless = '长'.repeat(301);
    expect(inPieces(endless).map(({ length }) => length)).toEqual([120, 120, 61]);
    expect(inPieces(endless).join('')).toBe(endless);
  });

  test('nothing is said of nothing', () => {
    expect(inPieces('  ')).toEqual([]);
  });
});
