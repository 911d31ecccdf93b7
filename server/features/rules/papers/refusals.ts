import { refusing } from '../../../platform/refusal.ts';

export const refuse = refusing({
  no_such_rulebook: {
    status: 404,
    zh: '没有第 {version} 版细则，请核对版本号。',
    en: 'There is no version {version} of the rule book. Please check the number.',
  },
  too_many_papers: {
    status: 503,
    zh: '这会儿要打印的太多，请 {seconds} 秒后再试。',
    en: 'Too many papers are being made right now. Please try again in {seconds} seconds.',
  },
  no_such_rule: {
    status: 404,
    zh: '第 {version} 版细则里没有第 {rule} 条，请核对条号。',
    en: 'Version {version} of the rule book has no rule {rule}. Please check the number.',
  },
});
