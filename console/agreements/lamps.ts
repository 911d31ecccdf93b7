import { useWords } from '../language.ts';

/** What one to five lamps say. */
export function useLamps() {
  const { t } = useWords();
  return [
    t('agreements.cases.lamps.one'),
    t('agreements.cases.lamps.two'),
    t('agreements.cases.lamps.three'),
    t('agreements.cases.lamps.four'),
    t('agreements.cases.lamps.five'),
  ] as const;
}
