import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  entry_not_found: {
    status: 404,
    zh: '没有这条审计记录，或它不在您的辖区里。',
    en: 'There is no such entry, or it is not of your area.',
  },
  span_reversed: {
    status: 422,
    zh: '开始日期在结束日期之后，请调换。',
    en: 'The first day is after the last. Please exchange them.',
  },
  action_unknown: {
    status: 422,
    zh: '没有这种操作，请从清单里选。',
    en: 'There is no such action. Please choose one of the list.',
  },
  export_too_large: {
    status: 422,
    zh: '找到的记录超过 {limit} 条，一个文件装不下，请缩短时间或换成 JSONL。',
    en: 'More than {limit} entries were found. Please shorten the time, or take JSONL.',
  },
});
