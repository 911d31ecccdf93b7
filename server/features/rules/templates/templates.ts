import type { RulebookDocument } from '../../../../contract/rules.ts';
import type { Sentence } from '../../../../contract/values.ts';
import { city } from './city.ts';
import { police } from './police.ts';
import { village } from './village.ts';
import { volunteers } from './volunteers.ts';

/** A book to begin from. */
export interface RulebookTemplate {
  /** Word in addresses: "city", "village". */
  code: string;
  title: Sentence;
  /** What kind of place it follows, and in what it differs from that. */
  note: Sentence;
  document: RulebookDocument;
}

/**
 * Books drawn from schemes that places have published. Where those count in tenths or in fifties, the
 * points are scaled so that one is worth about one yuan and all are whole.
 */
export const rulebookTemplates: readonly RulebookTemplate[] = [
  {
    code: 'city',
    title: { zh: '城市社区', en: 'City community' },
    note: {
      zh: '参照街道、社区的做法：随手报隐患，志愿服务按小时计，建议采纳有分。不计登录和转发。',
      en: 'After streets and communities that count hazards, hours of service and suggestions. Nothing for signing in or sharing.',
    },
    document: city,
  },
  {
    code: 'village',
    title: { zh: '农村，以户为单位', en: 'Village, by household' },
    note: {
      zh: '参照村里办积分超市的做法：一户一个账户，开会、出工、说和都记在户上。不设基础分，不扣分。',
      en: 'After villages with a points shop: one account per household for meetings, unpaid work and reconciling. No starting balance, no deductions.',
    },
    document: village,
  },
  {
    code: 'police',
    title: { zh: '公安主导', en: 'Led by the police' },
    note: {
      zh: '参照派出所牵头的做法：巡逻、反诈宣传、劝阻诈骗。不奖励打听他人身份，不奖励抓人。',
      en: 'After schemes led by police stations: patrols and fraud prevention. Nothing for prying into who others are, nothing for arrests.',
    },
    document: police,
  },
  {
    code: 'volunteers',
    title: { zh: '志愿服务', en: 'Volunteering' },
    note: {
      zh: '参照文明实践、志愿服务站的做法：一小时一分，单次最多两小时，两年内有效。',
      en: 'After volunteer stations: one point an hour, two hours at a time at most, good for two years.',
    },
    document: volunteers,
  },
];
