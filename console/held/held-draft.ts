import type { HeldAward, reversalReasons } from '../../contract/awards.ts';
import type { Client } from '../../ui/client.ts';

export type ReversalReason = (typeof reversalReasons)[number];
export interface HeldDraft {
  verdict: 'settle' | 'reverse' | '';
  reason: ReversalReason | '';
  note: string;
}
export const emptyHeldDraft: HeldDraft = { verdict: '', reason: '', note: '' };

/** What is missing before the decision can be sent, in the order of the form. */
export function gapsInDecision({ verdict, reason, note }: HeldDraft): (keyof HeldDraft)[] {
  const gaps: (keyof HeldDraft)[] = [];
  if (verdict === '') gaps.push('verdict');
  if (verdict === 'reverse' && reason === '') gaps.push('reason');
  if (note.trim().length < 2) gaps.push('note');
  return gaps;
}

interface Sending {
  client: Client;
  id: HeldAward['award']['id'];
  requestId: string;
}

/** Settles or reverses the award; answers it as it then stands. */
export function sendDecision({ client, id, requestId }: Sending, draft: HeldDraft) {
  const note = draft.note.trim();
  if (draft.verdict === 'settle')
    return client.call('settleHeldAward', { params: { id }, body: { note }, requestId });
  if (draft.reason === '') throw new Error('A reversal without a reason was sent.');
  const body = { reason: draft.reason, note };
  return client.call('reverseHeldAward', { params: { id }, body, requestId });
}
