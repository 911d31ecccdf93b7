import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  correction_whole_county: {
    status: 403,
    zh: '更正关系到全县的积分，要由辖区为全县的人来办。',
    en: 'A correction concerns the whole county: somebody responsible for all of it must do this.',
  },
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
  version_in_force: {
    status: 409,
    zh: '第 {version} 版还在施行。等更正的版本生效以后再办，免得漏掉这之前的积分。',
    en: 'Version {version} still holds. Correct it once the right version is in force, so that nothing given until then is left out.',
  },
  version_not_begun: {
    status: 409,
    zh: '第 {version} 版还没有开始施行，没有按它算过积分。等它施行过、更正的版本也生效以后再办。',
    en: 'Version {version} has not begun: no points were given by it. Correct it once it has held and the right version is in force.',
  },
  preview_too_large: {
    status: 409,
    zh: '第 {version} 版算过 {awards} 笔积分，当场算不完。可以直接提交：后台会逐笔比对，算完才轮到另一个人复核。',
    en: 'Version {version} decided {awards} awards, too many to compare while you wait. Hand it in: they are compared in the background before anybody signs.',
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
