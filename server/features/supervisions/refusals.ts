import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  slip_not_found: { status: 404, zh: '没有这张督办单。', en: 'There is no such slip.' },
  slip_answered: {
    status: 409,
    zh: '这张督办单已经答复了，请刷新再看。',
    en: 'This slip has been answered. Please refresh.',
  },
  slip_not_yours: {
    status: 403,
    zh: '这张督办单不由您答复或审定。',
    en: 'This slip is not yours to answer or to decide on.',
  },
  slip_not_answered: {
    status: 409,
    zh: '还没有答复，不能审定。',
    en: 'It has not been answered, so there is nothing to decide on.',
  },
  slip_own_answer: {
    status: 403,
    zh: '自己的答复不能自己审。',
    en: 'Nobody decides on an answer of their own.',
  },
  slip_stands: {
    status: 409,
    zh: '这件事已有没答复的督办单。',
    en: 'A slip for this case waits for its answer already.',
  },
  promise_past: {
    status: 422,
    zh: '承诺的日子不能早于今天，也不能超过 60 天。',
    en: 'Promise a day from today on, and no later than in 60 days.',
  },
  case_not_supervised_now: {
    status: 409,
    zh: '这件事现在不等单位或中心办，不用督办。',
    en: 'Nobody of staff owes a step of this case now.',
  },
  ladder_descends: {
    status: 422,
    zh: '阶梯要一级比一级晚，层级不能往下走。',
    en: 'Each step of a ladder comes later than the one before, and no lower.',
  },
  ladder_whole_county: {
    status: 403,
    zh: '督办阶梯全县共用，由负责全县的领导来改。',
    en: 'The ladder serves the whole county: whoever leads all of it changes it.',
  },
});
