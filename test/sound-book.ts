import type { RulebookDocument } from '../contract/rules.ts';
import { rulebook } from './county.ts';

const chapter = (number: string, name: string) => ({ number, name: { zh: name, en: name } });

/** The book of the test county with nothing that stands against its publication. */
export const soundBook: RulebookDocument = {
  ...rulebook,
  chapters: [chapter('2', '上报'), chapter('3', '纠纷'), chapter('5', '其他')],
  rules: rulebook.rules.map((rule) =>
    rule.id === '3.1' ? { ...rule, samePlace: { days: 7, metres: 30, supporterPercent: 0 } } : rule,
  ),
};

/** The same where a parking report is worth something else. */
export const parkingAt = (points: number): RulebookDocument => ({
  ...soundBook,
  rules: soundBook.rules.map((rule) =>
    rule.id === '2.2' ? { ...rule, base: { kind: 'fixed' as const, points } } : rule,
  ),
});
