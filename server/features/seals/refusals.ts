import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  not_a_sealed_size: {
    status: 422,
    zh: '只能在已封存的范围内比较，先小后大，目前共 {size} 笔。',
    en: 'Compare sizes that are sealed, the smaller first; there are {size} at present.',
  },
  award_not_mine: {
    status: 404,
    zh: '没有找到您的这笔积分。',
    en: 'No such award of yours was found.',
  },
  nothing_posted: {
    status: 409,
    zh: '这笔积分还没有记进账本，记进以后的第二天可以取凭条。',
    en: 'This award is not in the ledger yet. A receipt is there the day after it is.',
  },
  not_sealed_yet: {
    status: 409,
    zh: '今天记的账今晚封存，明天可以取凭条。',
    en: 'What was posted today is sealed tonight. Please come back for the receipt tomorrow.',
  },
  salt_erased: {
    status: 409,
    zh: '这笔积分的凭条已应要求永久删除，不能再取。',
    en: 'The receipt of this award was erased for good on request.',
  },
});
