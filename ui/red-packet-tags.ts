import type { RedPacketState } from '../contract/red-packets.ts';
import type { TagState } from './StateTag.tsx';

/** In which colour a red packet stands, at a desk and on its owner's phone. */
export const redPacketTags: Record<RedPacketState, TagState> = {
  asked: 'provisional',
  prepared: 'provisional',
  approved: 'scheduled',
  sent: 'waiting',
  paid: 'settled',
  failed: 'reversed',
  withdrawn: 'reversed',
  declined: 'reversed',
};
