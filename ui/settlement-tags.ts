import type { SettlementLine } from '../contract/settlements.ts';
import type { TagState } from './StateTag.tsx';

/** In which colour a line of a settlement stands, at the treasurer's desk and on the merchant's phone. */
export const settlementTags: Record<SettlementLine['kind'], TagState> = {
  handed_over: 'quiet',
  returned: 'reversed',
  conflict: 'provisional',
  correction: 'held',
};
