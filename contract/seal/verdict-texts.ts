import type { Sentence } from '../values.ts';
import type { Fault, Remark, Step, Verdict } from './check-receipt.ts';

/** What a check says, the same on paper, in a window and on the command line. */

export const stepNames: Record<Step, Sentence> = {
  key: { zh: '公钥写法正确', en: 'The key is well-formed' },
  note: { zh: '封存单是这把公钥名下的', en: 'The seal names this key as its own' },
  signature: { zh: '封存单的签名有效', en: 'The signature of the seal is valid' },
  inclusion: {
    zh: '这笔流水一字不差地在封存的账本里',
    en: 'This transfer is in the sealed ledger, to the letter',
  },
  saved: {
    zh: '与您保存的封存单是同一本账',
    en: 'It is the same ledger as in the seal you kept',
  },
};

export const faultTexts: Record<Fault, Sentence> = {
  key_unreadable: {
    zh: '凭条里的公钥不完整或被改过。',
    en: 'The key in the receipt is incomplete or was changed.',
  },
  note_unreadable: {
    zh: '凭条里的封存单读不懂，可能被改过。',
    en: 'The seal in the receipt cannot be read; it may have been changed.',
  },
  note_of_other_key: {
    zh: '封存单不是凭条里这把公钥签的。',
    en: 'The seal was not signed with the key in the receipt.',
  },
  signature_wrong: {
    zh: '签名对不上：封存单签名以后被改过。',
    en: 'The signature does not fit: the seal was changed after it was signed.',
  },
  leaf_of_other_county: {
    zh: '流水和封存单不是同一个县的。',
    en: 'Transfer and seal are of different counties.',
  },
  not_in_tree: {
    zh: '这笔流水不在封存的账本里：凭条上的某一项被改过，或者账本里没有它。',
    en: 'This transfer is not in the sealed ledger: something on the receipt was changed, or the ledger does not hold it.',
  },
  saved_of_other_key: {
    zh: '您保存的封存单是另一把公钥的。',
    en: 'The seal you kept is of another key.',
  },
  saved_signature_wrong: {
    zh: '您保存的封存单签名对不上，它被改过。',
    en: 'The signature of the seal you kept does not fit; it was changed.',
  },
  second_root: {
    zh: '同样的笔数却有两个不同的根：有人给出了两本账。请把两张封存单都留好。',
    en: 'Two different roots for the same number of transfers: two ledgers were shown. Keep both seals.',
  },
  not_continued: {
    zh: '后来的账本不是从您保存的那张接着记的：过去被改过，或衔接证明拿错了。',
    en: 'The later ledger does not continue the one you kept: the past was changed, or the proof is another one.',
  },
};

export const remarkTexts: Record<Remark, Sentence> = {
  signature_not_checked: {
    zh: '这个浏览器不会验 Ed25519 签名，签名没有验。请换新版浏览器，或对照公示页上的指纹。',
    en: 'This browser cannot check Ed25519 signatures, so the signature was not checked. Use a newer browser, or compare with the seal on the board.',
  },
  no_consistency_proof: {
    zh: '两张封存单笔数不同，还缺衔接证明，没有比。请在公示页“账本封存”下载后一并放进来。',
    en: 'The two seals are of different sizes and the proof between them is missing, so they were not compared. Get it from “Sealed ledger” on the board and add it.',
  },
};

export const verdictTexts: Record<Verdict['kind'], Sentence> = {
  whole: { zh: '完好：凭条与封存的账本相符。', en: 'Whole: the receipt fits the sealed ledger.' },
  broken: { zh: '对不上，见下面这一步。', en: 'It does not fit, at this step.' },
};

/** The whole verdict as sentences, the outcome first. */
export function linesOf({ kind, done, fault, remarks, fingerprint }: Verdict): Sentence[] {
  const mark = (sign: string, { zh, en }: Sentence) => ({
    zh: `${sign} ${zh}`,
    en: `${sign} ${en}`,
  });
  return [
    verdictTexts[kind],
    ...done.map((step) => mark('✓', stepNames[step])),
    ...(fault === null ? [] : [mark('×', faultTexts[fault.code])]),
    ...remarks.map((remark) => mark('!', remarkTexts[remark])),
    ...(fingerprint === null
      ? []
      : [{ zh: `公钥指纹 ${fingerprint}`, en: `Fingerprint of the key ${fingerprint}` }]),
  ];
}
