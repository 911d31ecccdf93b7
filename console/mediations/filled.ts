import type { StaffCase } from '../../contract/case-views.ts';
import {
  type DisputeKind,
  type Exclusion,
  exclusions,
  type MediationSource,
} from '../../contract/dispute-terms.ts';
import type { TextKey } from '../texts/zh-CN.ts';

export interface PartyFilled {
  name: string;
  phone: string;
  /** Where somebody lives whose account has no number; '' where they have none. */
  home: string;
  sex: 'male' | 'female' | '';
  ethnicity: string;
  age: string;
  occupation: string;
  employer: string;
  address: string;
}

export const emptyParty: PartyFilled = {
  name: '',
  phone: '',
  home: '',
  sex: '',
  ethnicity: '',
  age: '',
  occupation: '',
  employer: '',
  address: '',
};

/** The form of acceptance as it is filled in. */
export interface Filled {
  caseCode: string;
  grid: string;
  kind: DisputeKind;
  source: MediationSource;
  grade: number;
  facts: string;
  wishes: string;
  concerns: readonly Exclusion[];
  /** Asked about, and not so. */
  ruledOut: readonly Exclusion[];
  parties: readonly [PartyFilled, PartyFilled];
}

/** What a dispute of the usual catalogue of categories is about; any other is told by the clerk. */
const kindsOf: Readonly<Record<string, DisputeKind>> = {
  '060200': 'property_management',
  '060300': 'other_labour',
  '060400': 'marriage_family',
  '060500': 'contract',
  '060600': 'relocation',
};

/** The form with what a clue says of place and kind; nobody applied for it. */
export const filledFrom = (
  blank: Filled,
  { code, grid, category }: Pick<StaffCase, 'code' | 'grid' | 'category'>,
): Filled => ({
  ...blank,
  caseCode: code,
  grid: grid ?? '',
  kind: kindsOf[category] ?? blank.kind,
  source: 'initiative',
});

interface FilledProblem {
  /** As the server names it. */
  field: string;
  words: TextKey;
}

/** The day that it is in China. */
export const today = (now: Date) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);

const caseCode = /^[A-Z]{2}[0-9]{2}-[0-9]{5}-[0-9]{5}$/;
export const isPhone = (phone: string) => /^1[3-9][0-9]{9}$/.test(phone);

/** What somebody said of an exclusion; '' where they said nothing. */
export const answerTo = (one: Exclusion, { concerns, ruledOut }: Filled): 'yes' | 'no' | '' =>
  concerns.includes(one) ? 'yes' : ruledOut.includes(one) ? 'no' : '';

/** The form with one of them answered. */
export function answered(filled: Filled, one: Exclusion, says: 'yes' | 'no' | ''): Filled {
  const others = (of: readonly Exclusion[]) => of.filter((other) => other !== one);
  const concerns = others(filled.concerns);
  const ruledOut = others(filled.ruledOut);
  return {
    ...filled,
    concerns: says === 'yes' ? [...concerns, one] : concerns,
    ruledOut: says === 'no' ? [...ruledOut, one] : ruledOut,
  };
}

/**
 * What is missing or misshapen before anything is sent.
 *
 * @param isAsked whether the words tell of something that is not mediated, and each exclusion is to be answered
 */
export function problemsOf(filled: Filled, isAsked: boolean): FilledProblem[] {
  const problems: FilledProblem[] = [];
  const code = filled.caseCode.trim().toUpperCase();
  if (code !== '' && !caseCode.test(code))
    problems.push({ field: 'caseCode', words: 'mediations.open.caseCodeWrong' });
  if (filled.grid.length !== 15) problems.push({ field: 'grid', words: 'mediations.open.missing' });
  if (filled.facts.trim().length < 2)
    problems.push({ field: 'facts', words: 'mediations.open.missing' });
  if (isAsked && exclusions.some((one) => answerTo(one, filled) === ''))
    problems.push({ field: 'ruledOut', words: 'mediations.open.askMissing' });
  for (const [place, { name, phone }] of filled.parties.entries()) {
    if (name.trim().length < 2)
      problems.push({ field: `parties/${place}/name`, words: 'mediations.open.missing' });
    if (phone.trim() !== '' && !isPhone(phone.trim()))
      problems.push({ field: `parties/${place}/phone`, words: 'mediations.open.phoneWrong' });
  }
  return problems;
}

/** The form as it is sent. */
export function bodyOf(filled: Filled) {
  const code = filled.caseCode.trim().toUpperCase();
  return {
    ...filled,
    caseCode: code === '' ? null : code,
    facts: filled.facts.trim(),
    wishes: filled.wishes.trim(),
    concerns: [...filled.concerns],
    ruledOut: [...filled.ruledOut],
    parties: filled.parties.map(({ home, ...party }) => ({
      ...party,
      ...(party.phone.trim() === '' && home !== '' ? { home } : {}),
      name: party.name.trim(),
      phone: party.phone.trim() === '' ? null : party.phone.trim(),
      sex: party.sex === '' ? null : party.sex,
      age: /^[0-9]{1,3}$/.test(party.age.trim()) ? Number(party.age.trim()) : null,
    })),
  };
}
