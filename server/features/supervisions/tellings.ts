import type { Sentence } from '../../../contract/values.ts';
import { localMinute } from '../../platform/calendar.ts';
import type { LateCase } from '../cases/service.ts';

const clocks: Record<LateCase['clock'], Sentence> = {
  dispatch: { zh: '派单', en: 'dispatch' },
  first_answer: { zh: '首次回应', en: 'first answer' },
  resolution: { zh: '办结', en: 'resolution' },
  verification: { zh: '核查', en: 'verification' },
};

/** What staff are told: a code and a clock, and nothing of what was reported. */
export const tellings = {
  warned: ({ code, clock, dueAt }: LateCase): Sentence => ({
    zh: `${code} 的${clocks[clock].zh}时限 ${localMinute(dueAt)} 到，请抓紧。`,
    en: `The limit of ${clocks[clock].en} for ${code} ends at ${localMinute(dueAt)}.`,
  }),
  byHand: (code: string, replyDueAt: Date): Sentence => ({
    zh: `领导对 ${code} 发出督办单，请在 ${localMinute(replyDueAt)} 前到“督办”答复。`,
    en: `A leader sent a slip for ${code}: please answer under Supervision by ${localMinute(replyDueAt)}.`,
  }),
  askedAgain: (code: string, replyDueAt: Date): Sentence => ({
    zh: `${code} 的督办答复没有通过，请在 ${localMinute(replyDueAt)} 前到“督办”重新答复。`,
    en: `The answer to the slip for ${code} was not enough: please answer again under Supervision by ${localMinute(replyDueAt)}.`,
  }),
  supervised: ({ code, clock, dueAt }: LateCase, step: number): Sentence => ({
    zh: `${code} 的${clocks[clock].zh}已超时（应于 ${localMinute(dueAt)} 前），发出第 ${step} 级督办单，责任单位须按时答复。`,
    en: `${code} is late with its ${clocks[clock].en} (due ${localMinute(dueAt)}): slip ${step} of the ladder was sent and must be answered.`,
  }),
};
