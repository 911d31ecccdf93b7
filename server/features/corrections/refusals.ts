import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  version_unknown: {
    status: 422,
    zh: '没有这个版本的细则。',
    en: 'There is no such version of the rule book.',
  },
  version_not_later: {
    status: 422,
    zh: '更正的版本要比出错的版本新。',
    en: 'The version that corrects must be later than the wrong one.',
  },
  correction_made: {
    status: 409,
    zh: '这个版本已经有一次更正了。',
    en: 'There is a correction of this version already.',
  },
  correction_not_found: {
    status: 404,
    zh: '没有找到这次更正。',
    en: 'There is no such correction.',
  },
  correction_computing: {
    status: 409,
    zh: '还在逐笔比对，比对完再复核。',
    en: 'The awards are still being compared: sign once that is done.',
  },
  correction_decided: {
    status: 409,
    zh: '这次更正已经有人处理过了，请刷新再看。',
    en: 'This correction has been decided already. Please refresh.',
  },
  correction_own: {
    status: 403,
    zh: '自己提出的更正要由另一个人复核。',
    en: 'A correction is signed by somebody other than who asked for it.',
  },
});
