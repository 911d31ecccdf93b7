import type { County } from '../../contract/areas.ts';
import { contract } from '../../contract/table.ts';
import type { Language } from '../language.ts';

interface Reader {
  county: Pick<County, 'county'>;
  language: Language;
}

const wordsOf = (language: Language) => (language === 'en' ? 'en' : 'zh');

/** The handbook in the reader's language. */
export function handbookAddress(print: 'normal' | 'large', { county, language }: Reader): string {
  const path = contract.getHandbook.path.replace(':county', String(county.county));
  return `/api${path}?language=${wordsOf(language)}&print=${print}`;
}

export function posterAddress(rule: string, { county, language }: Reader): string {
  const path = contract.getPoster.path
    .replace(':county', String(county.county))
    .replace(':rule', rule);
  return `/api${path}?language=${wordsOf(language)}`;
}
