/** What stands against asking to waive points. */
export function objectionToAsking({
  points,
  owed,
  poolKnown,
  waiting,
}: {
  points: number;
  owed: number;
  poolKnown: boolean;
  waiting: boolean;
}): 'debt_not_found' | 'waiver_more_than_owed' | 'pool_unknown' | 'waiver_waiting' | undefined {
  if (owed === 0) return 'debt_not_found';
  if (points > owed) return 'waiver_more_than_owed';
  if (!poolKnown) return 'pool_unknown';
  return waiting ? 'waiver_waiting' : undefined;
}

/** What stands against deciding a waiver: two people sign, whatever roles one of them holds. */
export function objectionToDeciding({
  state,
  askedBy,
  reader,
}: {
  state: string;
  askedBy: string;
  reader: string;
}): 'waiver_decided' | 'waiver_own' | undefined {
  if (state !== 'asked') return 'waiver_decided';
  return askedBy === reader ? 'waiver_own' : undefined;
}
