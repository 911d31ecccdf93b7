import type { Sentence } from '../../../contract/values.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as rewards from '../rewards/service.ts';
import { monthOf } from './decide.ts';

interface About {
  /** Of the counter. */
  name_zh: string;
  name_en: string;
  period: string;
  answerBy: Date | null;
}

interface Due extends About {
  amountFen: bigint;
}

const yuan = (fen: bigint) => `${fen < 0n ? '−' : ''}¥${(Math.abs(Number(fen)) / 100).toFixed(2)}`;

function monthIn({ period }: About): Sentence {
  const [year = '', month = ''] = monthOf(period).split('-');
  return { zh: `${year} 年 ${Number(month)} 月`, en: `${Number(month)}/${year}` };
}

/** The last day on which an answer counts. */
const lastDay = (answerBy: Date) => localDate(new Date(answerBy.getTime() - 1));

/** What those who serve at a counter are told of its settlements. */
export const tellings = {
  opened: (one: Due): Sentence => {
    const month = monthIn(one);
    const by = one.answerBy && lastDay(one.answerBy);
    return {
      zh: `${one.name_zh}${month.zh}的结算单出来了，${yuan(one.amountFen)}。请逐行看过，确认或提异议。${
        by === null ? '' : `到 ${by} 没有答复，就按认可处理。`
      }`,
      en: `The settlement of ${one.name_en} for ${month.en} is there: ${yuan(one.amountFen)}. Please look through it, confirm it or contest lines.${
        by === null ? '' : ` Without an answer by ${by} it counts as agreed to.`
      }`,
    };
  },
  reminded: (one: About & { answerBy: Date }): Sentence => {
    const [month, by] = [monthIn(one), lastDay(one.answerBy)];
    return {
      zh: `${one.name_zh}${month.zh}的结算单还等您答复。到 ${by} 没有答复，就按认可处理。`,
      en: `The settlement of ${one.name_en} for ${month.en} still waits for you. Without an answer by ${by} it counts as agreed to.`,
    };
  },
  agreed: (one: About): Sentence => {
    const month = monthIn(one);
    return {
      zh: `${one.name_zh}${month.zh}的结算单到期没有答复，已按认可处理。哪一行不对，仍可提异议，更正写在后面月份的单子里。`,
      en: `Nobody answered the settlement of ${one.name_en} for ${month.en} in time: it counts as agreed to. A line that is not right can still be contested; a correction stands in a later month.`,
    };
  },
  paid: (one: Due & { voucher: string }): Sentence => {
    const month = monthIn(one);
    return {
      zh: `${one.name_zh}${month.zh}的结算款 ${yuan(one.amountFen)} 已付，凭证号 ${one.voucher}。`,
      en: `The settlement of ${one.name_en} for ${month.en}, ${yuan(one.amountFen)}, was paid: voucher ${one.voucher}.`,
    };
  },
};

export interface ToTell {
  id: string;
  counter: string;
  words: Sentence;
}

/** Tells everybody who serves at each counter. @returns the settlements of which somebody was told */
export async function tell(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  settlements: readonly ToTell[],
): Promise<string[]> {
  const counters = settlements.map(({ counter }) => counter);
  const serving = await rewards.listServing(tx, scope, counters);
  const told: string[] = [];
  for (const { id, counter, words } of settlements) {
    const staff = serving.get(counter) ?? [];
    if (staff.length === 0) continue;
    await notices.tellStaff(tx, deps, { county: scope.county, staff, words, settlement: id });
    told.push(id);
  }
  return told;
}
