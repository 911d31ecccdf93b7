import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  templates_whole_county: {
    status: 403,
    zh: '答复用语全县共用，由负责全县的人来改。',
    en: 'These texts serve the whole county: whoever works for all of it changes them.',
  },
  template_unknown: {
    status: 404,
    zh: '没有这条用语，可能已经撤下了。',
    en: 'There is no such text; it may have been withdrawn.',
  },
  template_nameless: {
    status: 422,
    zh: '起个短名，写的人一眼能认出来。',
    en: 'Please give it a short name by which it is known.',
  },
  template_wordless: {
    status: 422,
    zh: '请写要用的话，至少两个字。',
    en: 'Please write the words, two letters at least.',
  },
  template_too_long: {
    status: 422,
    zh: '这个环节最多写 {most} 个字。',
    en: 'For this move there is room for {most} letters.',
  },
  template_category_unknown: {
    status: 422,
    zh: '没有这个类别，请重新选。',
    en: 'There is no such category. Please choose again.',
  },
  template_name_taken: {
    status: 409,
    zh: '这个环节、这个类别下已经有一条“{name}”，请换个短名。',
    en: 'There is a text “{name}” for this move and category already. Please call it otherwise.',
  },
  template_personal_data: {
    status: 422,
    zh: '含有电话、证件号或银行卡号：大家都要用的话里不能有，请删掉。',
    en: 'This holds a phone, identity or card number, which a text for everybody must not. Please remove it.',
  },
  template_plate: {
    status: 422,
    zh: '含有车牌号：大家都要用的话里不能有，请删掉。',
    en: 'This holds a number plate, which a text for everybody must not. Please remove it.',
  },
  template_might_name_somebody: {
    status: 422,
    zh: '“{found}”像是人名，请改成“居民”“工作人员”这样的说法；核对过不是人名的，勾选“已核对”再存。',
    en: '“{found}” looks like a name. Please write “a resident” or “the staff”, or tick that you checked it and it is none.',
  },
  template_placeholder_unknown: {
    status: 422,
    zh: '不认得“{found}”。花括号里只能写：{known}。',
    en: '“{found}” is not known. Braces may hold: {known}.',
  },
  template_changed: {
    status: 409,
    zh: '您打开之后，别人改过这条用语。请看过新的再改。',
    en: 'Somebody has changed this text since you opened it. Please read it again first.',
  },
  too_many_templates: {
    status: 409,
    zh: '最多 {most} 条用语，请先撤下不用的。',
    en: 'There are {most} texts, which is the most. Please withdraw one first.',
  },
});
