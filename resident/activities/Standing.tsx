import type { MyActivity } from '../../contract/activities.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useNow } from '../use-words.ts';
import { standingOf, tagOf } from './place.ts';
import { useActivityTexts } from './use-activity-texts.ts';

/** How I stand to it, in a word. */
export function Standing({ activity }: { activity: MyActivity }) {
  const a = useActivityTexts();
  const standing = standingOf(activity, useNow());
  if (standing === undefined) return null;
  const values = standing === 'waiting' ? { place: activity.mine?.waitingPlace ?? 0 } : undefined;
  return <StateTag state={tagOf[standing]}>{a(`place.${standing}`, values)}</StateTag>;
}
