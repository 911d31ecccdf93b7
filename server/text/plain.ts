/** A text as it is compared: full and half width, capitals and white space make no difference. */
export const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a plain text in their order; marks of punctuation part them but are none. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text))
    if (isWordLike === true) words.push(segment);
  return words;
}

/** Every run of `length` characters, in order. */
export function gramsOf(text: string, length: number): string[] {
  const letters = [...text];
  const grams: string[] = [];
  for (let i = 0; i + length <= letters.length; i += 1)
    grams.push(letters.slice(i, i + length).join(''));
  return grams;
}

/** 32 bits of a text: FNV-1a, mixed once more so that low bits depend on every letter. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
