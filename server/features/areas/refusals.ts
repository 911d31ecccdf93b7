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
  category_needed: {
    status: 422,
    zh: '说不清哪一类的都归这一类，不能停用。',
    en: 'What nobody can put a name to is filed under it: it cannot be retired.',
  },
  code_taken: {
    status: 422,
    zh: '这个代码已经有类别了，停用的也算。',
    en: 'There is a category of this code, if only a retired one.',
  },
  code_of_group: {
    status: 422,
    zh: '前两位是组，中间两位是类别，不能是 00。',
    en: 'Two digits for the group and two for the category, which are not 00.',
  },
  digits_of_another: {
    status: 422,
    zh: '{digits} 开头的是“{group}”，请换成这一组，或者换个代码。',
    en: 'Codes with {digits} are of “{groupEn}”: choose that group, or another code.',
  },
  group_elsewhere: {
    status: 422,
    zh: '“{group}”已经有了，代码以 {digits} 开头。',
    en: 'There is a group “{group}” already; its codes begin with {digits}.',
  },
  name_missing: {
    status: 422,
    zh: '中文和英文名称都要写。',
    en: 'A name is needed in Chinese and in English.',
  },
  kind_confidential: {
    status: 422,
    zh: '纠纷和作弊举报牵涉到人，只能是保密的。',
    en: 'Disputes and reports of cheating are about people: they are confidential.',
  },
  catalogue_faulty: {
    status: 422,
    zh: '第 {line} 行 {column}：{why}。文件里一共 {count} 处要改，改好之前一条也不导入。',
    en: 'Line {line}, {column}: {whyEn}. {count} places in the file are wrong, and nothing of it is taken in before they are right.',
  },
  catalogue_moved: {
    status: 422,
    zh: '您查看之后类别目录又有改动，请再看一遍再导入。',
    en: 'The catalogue was changed since you looked: look once more, then take it in.',
  },
  keyword_elsewhere: {
    status: 422,
    zh: '“{keyword}”已经是“{category}”的关键词，一个词只能归一类。',
    en: '“{keyword}” leads to “{categoryEn}” already: a keyword leads to one category only.',
  },
});
