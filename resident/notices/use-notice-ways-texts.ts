import { noticeWaysEn } from '../texts/notice-ways.en.ts';
import { noticeWaysZh } from '../texts/notice-ways.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('notice-ways', { 'zh-CN': noticeWaysZh, en: noticeWaysEn });

export const useNoticeWaysTexts = () => usePartTexts(texts);
