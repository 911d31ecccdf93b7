import type { Suspicion, SuspicionCode } from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import { hourMs, type LocalDate } from '../../platform/calendar.ts';

/** What is counted around a file once both have agreed. */
export interface SuspicionFacts {
  openedAt: Date;
  agreedAt: Date;
  agreedOn: LocalDate;
  sessions: number;
  /** The two live in one household. */
  oneHousehold: boolean;
  /** Earlier files of the same two that were agreed to, within twelve months. */
  samePairBefore: number;
  /** Files of this mediator with one of these parties within twelve months, this one left out. */
  mediatorWithParty: number;
  /** Files that this mediator brought to an agreement within fourteen days, this one included. */
  lastFortnight: number;
  /** The same by the fortnight, over the twelve months before that. */
  usualFortnight: number;
}

const quickHours = 2;
const often = 2;
const burst = 5;
const times = 3;

/** What looks staged about a file. It says nothing of a person, and decides nothing: the review does. */
export function suspicionsOf(facts: SuspicionFacts): Suspicion[] {
  const found: Suspicion[] = [];
  const say = (code: SuspicionCode, weight: number, reason: Sentence) =>
    found.push({ code, weight, reason });
  if (facts.samePairBefore > 0)
    say('same_pair', 40, {
      zh: `同样两方 12 个月内已经和解过 ${facts.samePairBefore} 次。`,
      en: `Reconciliations of the same two within 12 months before: ${facts.samePairBefore}.`,
    });
  if (facts.mediatorWithParty >= often)
    say('mediator_and_party', 40, {
      zh: `这位调解员 12 个月内已为其中一方办过 ${facts.mediatorWithParty} 个卷宗。`,
      en: `This mediator had ${facts.mediatorWithParty} files with one of them within 12 months.`,
    });
  if (isBurst(facts))
    say('year_end_burst', 40, {
      zh: `年底两周内同一调解员达成 ${facts.lastFortnight} 件，平常两周 ${rounded(facts.usualFortnight)} 件。`,
      en: `${facts.lastFortnight} agreements by one mediator within two weeks before the end of the year; ${rounded(facts.usualFortnight)} is usual.`,
    });
  if (
    facts.sessions === 1 &&
    facts.agreedAt.getTime() - facts.openedAt.getTime() < quickHours * hourMs
  )
    say('settled_at_once', 20, {
      zh: `立卷不到 ${quickHours} 小时、只调解一次就达成协议。`,
      en: `Agreed to within ${quickHours} hours of its opening, in one session.`,
    });
  if (facts.oneHousehold)
    say('one_household', 20, {
      zh: '两方登记在同一家庭。',
      en: 'Both belong to one household.',
    });
  return found;
}

const isBurst = ({ agreedOn, lastFortnight, usualFortnight }: SuspicionFacts) =>
  agreedOn.slice(5, 7) === '12' && lastFortnight >= burst && lastFortnight > usualFortnight * times;

const rounded = (count: number) => String(Math.round(count * 10) / 10);
