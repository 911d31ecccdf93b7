import type { Unmasking } from '../../contract/unmaskings.ts';
import type { TagState } from '../../ui/StateTag.tsx';

/** How the state of a look is drawn. */
export const tagOf: Record<Unmasking['state'], TagState> = {
  asked: 'provisional',
  approved: 'quiet',
  declined: 'reversed',
  shown: 'settled',
  lapsed: 'held',
};
