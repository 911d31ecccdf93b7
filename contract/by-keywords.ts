import type { Sentence } from './values.ts';

/** A category with the words by which it is known before anything was learnt. */
export interface Known {
  code: string;
  keywords: readonly string[];
}

export interface ByKeyword {
  code: string;
  /** The longest word that led to it. */
  keyword: string;
}

/** The category whose keywords say most about the words; undefined where none is named. */
export function byKeywords(categories: readonly Known[], words: string): ByKeyword | undefined {
  let best: (ByKeyword & { score: number }) | undefined;
  for (const { code, keywords } of categories) {
    const found = keywords.filter((keyword) => keyword !== '' && words.includes(keyword));
    const score = found.reduce((sum, keyword) => sum + keyword.length, 0);
    if (score === 0 || (best !== undefined && score <= best.score)) continue;
    const [keyword = ''] = found.sort((a, b) => b.length - a.length);
    best = { code, keyword, score };
  }
  return best && { code: best.code, keyword: best.keyword };
}

export const whyKeyword = (keyword: string): Sentence => ({
  zh: `写到了“${keyword}”`,
  en: `it speaks of “${keyword}”`,
});
