import { counterEn } from '../texts/counter.en.ts';
import { counterZh } from '../texts/counter.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('counter', { 'zh-CN': counterZh, en: counterEn });

export const useCounterTexts = () => usePartTexts(texts);
