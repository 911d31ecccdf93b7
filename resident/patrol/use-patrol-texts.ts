import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { patrolEn } from '../texts/patrol.en.ts';
import { patrolZh } from '../texts/patrol.zh-CN.ts';

const texts = textsOfPart('patrol', { 'zh-CN': patrolZh, en: patrolEn });

export const usePatrolTexts = () => usePartTexts(texts);
