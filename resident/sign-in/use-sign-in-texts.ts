import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { signInEn } from '../texts/sign-in.en.ts';
import { signInZh } from '../texts/sign-in.zh-CN.ts';

const texts = textsOfPart('signIn', { 'zh-CN': signInZh, en: signInEn });

export const useSignInTexts = () => usePartTexts(texts);
