import type { Answer } from '../../ui/client.ts';
import { useWords } from '../language.ts';

export type Member = Answer<'getStaffMember'>;

/** "3 cases, 1 held award"; nothing where nothing waits. */
export function useWaitingWords() {
  const { t } = useWords();
  return ({ cases, held }: Member['open']) => {
    const parts = [
      cases > 0 ? t('staff.waitingCases', { count: cases }) : undefined,
      held > 0 ? t('staff.waitingHeld', { count: held }) : undefined,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join(t('denied.joiner'));
  };
}
