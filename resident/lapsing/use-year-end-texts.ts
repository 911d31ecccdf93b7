import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { yearEndEn } from '../texts/year-end.en.ts';
import { yearEndZh } from '../texts/year-end.zh-CN.ts';

const texts = textsOfPart('year-end', { 'zh-CN': yearEndZh, en: yearEndEn });

export const useYearEndTexts = () => usePartTexts(texts);
