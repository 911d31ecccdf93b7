import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  year_unknown: {
    status: 404,
    zh: '您在这一年还没有账。',
    en: 'You have no account in this year.',
  },
  too_many_papers: {
    status: 503,
    zh: '现在打印的人多，请 {seconds} 秒后再试。',
    en: 'Many papers are being made. Please try again in {seconds} seconds.',
  },
});
