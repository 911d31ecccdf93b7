import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { profileEn } from '../texts/profile.en.ts';
import { profileZh } from '../texts/profile.zh-CN.ts';

const texts = textsOfPart('profile', { 'zh-CN': profileZh, en: profileEn });

export const useProfileTexts = () => usePartTexts(texts);
