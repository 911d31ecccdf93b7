import { useTexts } from '../texts/language.ts';

/** In the words of the phone app: whom to call first. */
export function useCallWords() {
  const { t } = useTexts();
  return {
    why: t('report.emergency'),
    first: t('report.first'),
    call: (number: string) => t('home.call', { number }),
  };
}
