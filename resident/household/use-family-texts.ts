import { familyEn } from '../texts/family.en.ts';
import { familyZh } from '../texts/family.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const family = textsOfPart('family', { 'zh-CN': familyZh, en: familyEn });

export const useFamilyTexts = () => usePartTexts(family);
