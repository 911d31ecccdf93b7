import { fieldWorkEn } from '../texts/field-work.en.ts';
import { fieldWorkZh } from '../texts/field-work.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('field-work', { 'zh-CN': fieldWorkZh, en: fieldWorkEn });

export const useFieldTexts = () => usePartTexts(texts);
