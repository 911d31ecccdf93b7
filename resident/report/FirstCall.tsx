import { CallFirst } from '../../ui/CallFirst.tsx';
import { useTexts } from '../texts/language.ts';
import { useCallWords } from './use-call-words.ts';
import { useCategory } from './use-category.ts';
import { useOutbox } from './use-queue.ts';

/** Whom to call before anything is written: as soon as the words tell of it, or where the category does. */
export function FirstCall() {
  const { say } = useTexts();
  const { words, place } = useOutbox().view.draft;
  const emergency = useCategory().category?.emergency ?? null;
  const known = emergency === null ? undefined : say(emergency);
  return <CallFirst text={`${words} ${place}`} known={known} says={useCallWords()} />;
}
