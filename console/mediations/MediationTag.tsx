import type { MediationState } from '../../contract/mediations.ts';
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

export function MediationTag({ state }: { state: MediationState }) {
  const { t } = useWords();
  return <StateTag state={tags[state]}>{t(`mediations.states.${state}`)}</StateTag>;
}
