import { myDataEn } from '../texts/my-data.en.ts';
import { myDataZh } from '../texts/my-data.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('my-data', { 'zh-CN': myDataZh, en: myDataEn });

export const useMyDataTexts = () => usePartTexts(texts);
