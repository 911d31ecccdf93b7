import type { Sentence } from '../../../contract/values.ts';

/** Everything that can be wrong with a sealed journal, each with what to say of it. */
const sentences = {
  transfer_altered: {
    zh: '流水 {transfer}（第 {place} 位，{day} 封存）与封存时不同',
    en: 'transfer {transfer} (place {place}, sealed for {day}) is not what was sealed',
  },
  leaf_altered: {
    zh: '第 {place} 位（{day} 封存，流水 {transfer}）的封存记录被改动',
    en: 'the record of place {place} (sealed for {day}, transfer {transfer}) was altered',
  },
  transfer_missing: {
    zh: '流水 {transfer}（第 {place} 位，{day} 封存）已不在账本里',
    en: 'transfer {transfer} (place {place}, sealed for {day}) is no longer in the journal',
  },
  transfer_unsealed: {
    zh: '流水 {transfer} 的时间早于最近一次封存，却从未封存',
    en: 'transfer {transfer} dates from before the last seal and was never sealed',
  },
  salt_missing: {
    zh: '第 {place} 位（流水 {transfer}）的盐值不见了，又没有删除记录',
    en: 'the salt of place {place} (transfer {transfer}) is gone without a record of erasure',
  },
  salt_stray: {
    zh: '盐值表第 {place} 位不属于任何封存的流水',
    en: 'the salt of place {place} belongs to nothing that is sealed',
  },
  erasure_wrong: {
    zh: '第 {place} 位的删除记录与流水或签名不符',
    en: 'the record of erasure of place {place} does not fit its transfer or its signature',
  },
  leaves_missing: {
    zh: '封存记录缺第 {place} 位到第 {last} 位',
    en: 'the records of places {place} to {last} are missing',
  },
  leaves_unsealed: {
    zh: '第 {place} 位到第 {last} 位不在任何封存单里',
    en: 'places {place} to {last} are in no seal',
  },
  node_differs: {
    zh: '第 {level} 层第 {place} 个中间散列与其下的封存记录不符',
    en: 'the kept hash {place} of level {level} does not fit the records below it',
  },
  seal_altered: {
    zh: '{day} 的封存单被改动：签名、日期、大小、根或前一张封存单不符',
    en: 'the seal of {day} was altered: signature, day, size, root or the seal before it do not fit',
  },
  seal_missing: {
    zh: '{day} 起缺封存单，下一张是 {last}',
    en: 'seals are missing from {day} on; the next is of {last}',
  },
  root_differs: {
    zh: '{day} 封存的第 {place} 位到第 {last} 位之间有改动：根与签名的封存单不符',
    en: 'something sealed for {day}, places {place} to {last}, was altered: the root is not the one signed',
  },
  head_altered: {
    zh: '封存进度与最后一张封存单（{day}）不符',
    en: 'where the sealing stands does not fit the last seal ({day})',
  },
  saved_not_ours: {
    zh: '您保存的封存单不是本县的，或签名不对',
    en: 'the seal you kept is not of this county, or its signature is wrong',
  },
  saved_ahead: {
    zh: '您保存的封存单（{day}）有 {last} 笔，现在只有 {place} 笔：账本被退回旧备份或截去末尾',
    en: 'the seal you kept ({day}) has {last} transfers, the journal {place}: it was rolled back or cut off',
  },
  saved_differs: {
    zh: '您保存的封存单（{day}，{last} 笔）与现在的账本是两个不同的根：账本被替换过',
    en: 'the seal you kept ({day}, {last} transfers) has another root than the journal now: it was replaced',
  },
  account_differs: {
    zh: '账户 {account} 的余额与流水算出的不同（{seen}）',
    en: 'account {account} does not hold what its transfers give ({seen})',
  },
  credits_differ: {
    zh: '账户 {account} 记的入账次数与流水不符（{seen}）',
    en: 'account {account} was not credited as often as it says ({seen})',
  },
} as const satisfies Record<string, Sentence>;

export type FindingKind = keyof typeof sentences;

/** Where something is wrong. Places begin at 0. */
export interface Whereabouts {
  transfer?: string;
  place?: number;
  /** The last place of a stretch, the next day of a gap, or a size. */
  last?: number | string;
  level?: number;
  day?: string;
  account?: bigint;
  /** What stands there and what should. */
  seen?: string;
}

export interface Finding extends Whereabouts {
  kind: FindingKind;
}

export function sentenceOf({ kind, ...where }: Finding): Sentence {
  const values: Record<string, string | number | bigint> = { ...where };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '?'));
  return { zh: fill(sentences[kind].zh), en: fill(sentences[kind].en) };
}
