import type { MediationState } from '../../contract/mediations.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useMediationTexts } from './use-mediations.ts';

const tags: Record<MediationState, TagState> = {
  accepted: 'provisional',
  informed: 'provisional',
  assigned: 'waiting',
  proposed: 'waiting',
  agreed: 'settled',
  failed: 'held',
  closed: 'settled',
  referred: 'quiet',
};

export function MediationTag({ state }: { state: MediationState }) {
  const m = useMediationTexts();
  return <StateTag state={tags[state]}>{m(`states.${state}`)}</StateTag>;
}
