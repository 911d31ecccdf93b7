import type { Lamps } from '../../ui/LampRating.tsx';
import { useTexts } from '../texts/language.ts';

/** One to five; undefined where none were given. */
export const lampsOf = (rating: number | null | undefined): Lamps | undefined =>
  ([1, 2, 3, 4, 5] as const).find((count) => count === rating);

/** 4 盏 · 满意 */
export function useLampWords() {
  const { t } = useTexts();
  return (count: Lamps) => `${t('case.lamps', { count })} · ${t(`case.lampWords.${count}`)}`;
}
