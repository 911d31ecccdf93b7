import type { StaffCase } from '../../contract/case-views.ts';
import { useCategoryNames } from '../category-models/use-category-models.ts';
import { dateNearInWords, dayInWords } from '../dates.ts';
import type { Language } from '../language.ts';
import type { Draft } from '../moves/draft.ts';
import { useNow } from '../now.ts';
import { answerTemplatesEn } from '../texts/queue-work.en.ts';
import { answerTemplatesZh } from '../texts/queue-work.zh-CN.ts';
import type { Filling } from './fitting.ts';

/** What fills the places of a text for a move: as it will be by that move, where it decides of it. */
export function useFilling(one: StaffCase, draft: Draft, sending: boolean): Filling {
  const nameOf = useCategoryNames();
  const now = useNow();
  const chosen = one.units.find(({ id }) => sending && id === draft.unit)?.name;
  const inLanguage = (language: Language): string | undefined => {
    const day = sending ? one.dueOn[draft.resolveDays - 1] : undefined;
    if (day !== undefined) return dateNearInWords(day, now, language);
    const due = one.resolution?.dueAt;
    return due === undefined ? undefined : dayInWords(new Date(due), now, language);
  };
  return {
    category: draft.category === one.category ? one.categoryName : nameOf(draft.category),
    unit: chosen ??
      one.unit ?? { zh: answerTemplatesZh.fallbackUnit, en: answerTemplatesEn.fallbackUnit },
    deadline: {
      zh: inLanguage('zh-CN') ?? answerTemplatesZh.fallbackDeadline,
      en: inLanguage('en') ?? answerTemplatesEn.fallbackDeadline,
    },
  };
}
