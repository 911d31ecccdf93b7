import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { shopEn } from '../texts/shop.en.ts';
import { shopZh } from '../texts/shop.zh-CN.ts';

const texts = textsOfPart('shop', { 'zh-CN': shopZh, en: shopEn });

export const useShopTexts = () => usePartTexts(texts);
