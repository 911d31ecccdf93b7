import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  categories_whole_county: {
    status: 403,
    zh: '类别目录全县共用，由负责全县的人来改。',
    en: 'The catalogue serves the whole county: whoever works for all of it changes it.',
  },
  category_not_found: {
    status: 404,
    zh: '没有这个类别。',
    en: 'There is no such category.',
  },
  keyword_elsewhere: {
    status: 422,
    zh: '“{keyword}”已经是“{category}”的关键词，一个词只能归一类。',
    en: '“{keyword}” leads to “{categoryEn}” already: a keyword leads to one category only.',
  },
});
