import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { redPacketsEn } from '../texts/red-packets.en.ts';
import { redPacketsZh } from '../texts/red-packets.zh-CN.ts';

const texts = textsOfPart('red-packets', { 'zh-CN': redPacketsZh, en: redPacketsEn });

export const useRedPacketTexts = () => usePartTexts(texts);
