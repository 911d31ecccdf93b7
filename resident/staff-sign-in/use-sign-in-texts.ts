import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { staffSignInEn } from '../texts/staff-sign-in.en.ts';
import { staffSignInZh } from '../texts/staff-sign-in.zh-CN.ts';

const texts = textsOfPart('staff-sign-in', { 'zh-CN': staffSignInZh, en: staffSignInEn });

export const useSignInTexts = () => usePartTexts(texts);
