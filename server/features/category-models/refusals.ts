import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  category_models_whole_county: {
    status: 403,
    zh: '归类的学习结果全县共用，由负责全县的人来定。',
    en: 'What was learnt serves the whole county: whoever works for all of it decides.',
  },
  category_model_gone: {
    status: 422,
    zh: '没有这一版，或者太旧了，只留着成绩，不能再用。',
    en: 'There is no such version, or it is so old that only its figures are kept.',
  },
});
