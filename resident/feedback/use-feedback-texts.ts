import { feedbackEn } from '../texts/feedback.en.ts';
import { feedbackZh } from '../texts/feedback.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('feedback', { 'zh-CN': feedbackZh, en: feedbackEn });

export const useFeedbackTexts = () => usePartTexts(texts);
