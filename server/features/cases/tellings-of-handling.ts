import type { VisitResult } from '../../../contract/case-road.ts';
import type { Sentence } from '../../../contract/values.ts';
import { ended } from '../../platform/sentence.ts';
import { wasVerified } from './decide.ts';
import type { CaseState } from './history.ts';
import type { CaseText } from './texts.ts';

type Titled = Pick<CaseText, 'title'>;
type Telling = (text: Titled) => Sentence;

export const handedBack =
  (why: Sentence): Telling =>
  ({ title }) => ({
    zh: `“${title}”换一个单位来办：原来的单位说${why.zh}。答应您的日子不变。`,
    en: `“${title}” goes to another unit: of the first it is said that ${why.en}. The date you were promised stays.`,
  });

export const involved =
  (unit: Sentence): Telling =>
  ({ title }) => ({
    zh: `“${title}”请${unit.zh}一起办，责任单位不变。`,
    en: `${unit.en} helps with “${title}”; the responsible unit stays the same.`,
  });

export const paused =
  (why: Sentence, until: string): Telling =>
  ({ title }) => ({
    zh: `“${title}”的时限暂停到 ${until}：${why.zh}。到时接着算。`,
    en: `The clock of “${title}” stands still until ${until}: ${why.en}. It runs on then.`,
  });

export const resumed: Telling = ({ title }) => ({
  zh: `“${title}”的时限恢复计算。`,
  en: `The clock of “${title}” runs on.`,
});

export const transferred =
  (to: Sentence, note: string) =>
  ({ title }: Titled, before: Pick<CaseState, 'reopened'>): Sentence => {
    const points = wasVerified(before) ? pointsStay : pointsWait;
    return {
      zh: `“${title}”已转给${to.zh}：${ended(note, '。')}${points.zh}`,
      en: `“${title}” was handed over to ${to.en}: ${ended(note, '. ')} ${points.en}`,
    };
  };

const pointsWait: Sentence = {
  zh: '您的积分不撤，核查员看过就入账。',
  en: 'Your points are not taken back: they settle once a reviewer has looked.',
};
/** They were given when it was verified. */
const pointsStay: Sentence = {
  zh: '您的积分不撤。',
  en: 'Your points are not taken back.',
};

const visitTellings: Record<VisitResult, Telling> = {
  solved: ({ title }) => ({
    zh: `回访时您说“${title}”解决了，已办结。不是您说的，30 天内可以要求重办。`,
    en: `When we asked, you said that “${title}” is solved, and it was closed. If that is not so, reopen it within 30 days.`,
  }),
  not_solved: ({ title }) => ({
    zh: `回访时您说“${title}”没解决，退回重办。`,
    en: `When we asked, you said that “${title}” is not solved: it goes back to the unit.`,
  }),
  not_reached: ({ title }) => ({
    zh: `为“${title}”回访，没联系上您。`,
    en: `We tried to ask you about “${title}” and did not reach you.`,
  }),
};
export const visited = (result: VisitResult): Telling => visitTellings[result];

/** Whatever came of it: that is for the parties alone. */
export const mediationEnded: Telling = ({ title }) => ({
  zh: `您说的“${title}”，调解这一步已经结束。调解的内容和结果按规定保密；谢谢您当时告诉我们。`,
  en: `The mediation about “${title}” is over. What was said in it, and what came of it, is confidential by law; thank you for telling us.`,
});

export const supervised: Telling = ({ title }) => ({
  zh: `“${title}”超时，已发督办单；责任单位不变，必须书面答复。`,
  en: `“${title}” is late: a supervision slip was sent. The unit stays responsible and must answer it.`,
});

export const supervisionAnswered: Telling = ({ title }) => ({
  zh: `“${title}”的督办，责任单位已书面答复，督办的人正在看答复够不够；办好了照样告诉您。`,
  en: `The unit answered the supervision slip about “${title}” in writing; whoever sent the slip judges whether that is enough. You are told once it is done, as before.`,
});
