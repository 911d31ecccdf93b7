import type { TieCode } from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';

/** What of a mediator and a file can tie the one to the other. */
export interface TieFacts {
  mediator: {
    id: string;
    household: string | null;
    employer: string | null;
    certifiedUntil: LocalDate | null;
    /** The mediator's area holds the place of the dispute. */
    inArea: boolean;
  };
  parties: readonly {
    resident: string | null;
    household: string | null;
    employer: string | null;
  }[];
  /** An earlier file of this mediator with the same two. */
  samePairBefore: boolean;
}

const reasons: Record<TieCode, Sentence> = {
  is_party: { zh: '是当事人本人', en: 'is a party' },
  same_household: { zh: '与当事人是一家人', en: 'lives in the household of a party' },
  same_pair_before: {
    zh: '以前办过同样两方的卷宗',
    en: 'had a file of the same two before',
  },
  same_employer: { zh: '与当事人在同一单位', en: 'works for the employer of a party' },
  out_of_area: { zh: '不在他的服务区域', en: 'the place is outside their area' },
  term_over: { zh: '证书已经到期', en: 'the certificate has lapsed' },
};

/** Why somebody cannot mediate a file, in the order in which it is said; nothing means that they can. */
export function tiesOf(
  { mediator, parties, samePairBefore }: TieFacts,
  today: LocalDate,
): { code: TieCode; reason: Sentence }[] {
  const { id, household, employer, certifiedUntil, inArea } = mediator;
  const codes: TieCode[] = [];
  if (parties.some(({ resident }) => resident === id)) codes.push('is_party');
  else if (household !== null && parties.some((party) => party.household === household))
    codes.push('same_household');
  if (samePairBefore) codes.push('same_pair_before');
  if (parties.some((party) => isSameEmployer(party.employer, employer)))
    codes.push('same_employer');
  if (!inArea) codes.push('out_of_area');
  if (certifiedUntil === null || today > certifiedUntil) codes.push('term_over');
  return codes.map((code) => ({ code, reason: reasons[code] }));
}

/** As people write them: blanks, shapes and what kind of company it is count for nothing. */
const spelled = (employer: string) =>
  employer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,，。·()（）-]/g, '')
    .replace(/(有限责任公司|股份有限公司|有限公司|公司|coltd|ltd|inc)$/u, '');

function isSameEmployer(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [a, b] = [spelled(one), spelled(other)];
  return a.length >= 2 && a === b;
}
