import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  filter_unknown: {
    status: 404,
    zh: '没有这个筛选，可能已经删掉了。',
    en: 'There is no such filter; it may have been removed.',
  },
  filter_nameless: {
    status: 422,
    zh: '给这个筛选起个名字。',
    en: 'Please give this filter a name.',
  },
  filter_name_taken: {
    status: 409,
    zh: '您已经有一个叫“{name}”的筛选，请换个名字。',
    en: 'You have a filter called “{name}” already. Please choose another name.',
  },
  filter_names_somebody: {
    status: 422,
    zh: '名字里有电话或证件号，请换个说法。',
    en: 'The name holds a phone or identity number. Please put it otherwise.',
  },
  filter_area_unknown: {
    status: 422,
    zh: '没有这个区域，请重新选。',
    en: 'There is no such area. Please choose again.',
  },
  too_many_filters: {
    status: 409,
    zh: '最多存 {most} 个筛选，请先删掉一个不用的。',
    en: 'You keep {most} filters, which is the most. Please remove one first.',
  },
});
