import type { MediationState, MediationSummary } from '../../contract/mediations.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';

const tags: Record<MediationState, TagState> = {
  accepted: 'provisional',
  informed: 'provisional',
  assigned: 'waiting',
  proposed: 'waiting',
  agreed: 'scheduled',
  failed: 'held',
  closed: 'settled',
  referred: 'quiet',
};

/** How far a file came; that its work waits to be looked at comes before the return visit. */
export function MediationTag({ of: { state, toReview } }: { of: MediationSummary }) {
  const { t } = useWords();
  if (toReview) return <StateTag state="provisional">{t('mediations.toReview')}</StateTag>;
  return <StateTag state={tags[state]}>{t(`mediations.states.${state}`)}</StateTag>;
}
