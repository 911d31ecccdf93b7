import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  consent_text_outdated: {
    status: 409,
    zh: '同意的文字刚刚更新过，请看过新的再决定。',
    en: 'The text has changed meanwhile. Please read the new one and decide again.',
  },
});
