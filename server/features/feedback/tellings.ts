import type { Sentence } from '../../../contract/values.ts';
import { dateInWords, ended } from '../../platform/sentence.ts';
import type { FeedbackRow } from './store.ts';

const where: Sentence = { zh: '“我的 · 意见反馈”', en: '“Me · Feedback”' };

/** What the sender of feedback is told of each move. */
export const tellings = {
  accepted: ({ due_on }: FeedbackRow, note: string): Sentence => {
    const by = dateInWords(due_on);
    return {
      zh: `您的意见反馈受理了，最晚 ${by.zh}答复。${ended(note, '。')}`,
      en: `Your feedback was accepted and is answered by ${by.en}. ${note}`.trim(),
    };
  },
  answered: (_: FeedbackRow, words: string): Sentence => ({
    zh: `您的意见反馈有答复了：${ended(words, '。')}请在${where.zh}里说说有没有帮助。`,
    en: `Your feedback was answered: ${ended(words, '.')} Please say under ${where.en} whether it helps.`,
  }),
  visited: (_: FeedbackRow, words: string): Sentence => ({
    zh: `回访您的意见反馈：${ended(words, '。')}请在${where.zh}里评价，7 天没有回音就办结。`,
    en: `About your feedback: ${ended(words, '.')} Please rate the answer under ${where.en}; after seven days it is closed.`,
  }),
  closed: (): Sentence => ({
    zh: '您的意见反馈办结了。还有话说，请再提一条。',
    en: 'Your feedback was closed. If there is more to say, please send another.',
  }),
  adopted: (_: FeedbackRow, note: string): Sentence => ({
    zh: `您的建议被采纳了，谢谢您。${ended(note, '。')}按细则有积分的，在积分明细里。`,
    en: `Your suggestion was adopted. Thank you. ${ended(note, '.')} What it earns by the rule book stands in your statement.`,
  }),
} as const;
