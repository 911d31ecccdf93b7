import { appealEn } from '../texts/appeal.en.ts';
import { appealZh } from '../texts/appeal.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('appeal', { 'zh-CN': appealZh, en: appealEn });

export const useAppealTexts = () => usePartTexts(texts);
