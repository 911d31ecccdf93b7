import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  counter_not_found: {
    status: 404,
    zh: '没有找到这个兑换点，或您不在这里办兑换。',
    en: 'There is no such counter at which you serve.',
  },
  conflict_not_found: {
    status: 404,
    zh: '没有找到这笔不符，或不归您管。',
    en: 'There is no such conflict at a counter of yours.',
  },
  till_elsewhere: {
    status: 409,
    zh: '这台设备登记在别的兑换点，请先传完那里的记录。',
    en: 'This device belongs to another counter. Please send what it did there first.',
  },
  till_unknown: {
    status: 409,
    zh: '这台设备还没有取过名单，请先联网取一次。',
    en: 'This device has taken no list along yet. Please fetch one first.',
  },
  journal_broken: {
    status: 409,
    zh: '记录的次序接不上，请从第 {next} 笔起重传。',
    en: 'The journal does not continue where it ended. Please send it from entry {next} on.',
  },
  entry_changed: {
    status: 409,
    zh: '同一编号的记录内容变了，不能重传。',
    en: 'An entry with this id came in before with other content.',
  },
  reason_missing: {
    status: 422,
    zh: '不交付要说明原因。',
    en: 'Refusing needs a reason.',
  },
});
