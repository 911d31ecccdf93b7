import type { SettlementState } from '../../contract/settlements.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useSettlementTexts } from './use-settlements.ts';

const tags: Record<SettlementState, TagState> = {
  draft: 'provisional',
  disputed: 'held',
  settled: 'scheduled',
  paid: 'settled',
};

export function SettlementTag({ state }: { state: SettlementState }) {
  const s = useSettlementTexts();
  return <StateTag state={tags[state]}>{s(`states.${state}`)}</StateTag>;
}
