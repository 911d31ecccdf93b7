import type { Participant } from '../../contract/activities.ts';
import { useWords } from '../language.ts';

/** A name as far as it is shown, or that none was given yet. */
export function useNameOf() {
  const { t, say } = useWords();
  return ({ residentName }: Pick<Participant, 'residentName'>) =>
    say(residentName) || t('activities.people.unnamed');
}
