import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { roadsEn } from '../texts/roads.en.ts';
import { roadsZh } from '../texts/roads.zh-CN.ts';

const roads = textsOfPart('roads', { 'zh-CN': roadsZh, en: roadsEn });

export const useRoadTexts = () => usePartTexts(roads);
