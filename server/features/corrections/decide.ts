/** What stands against deciding a correction: it is compared first, and two people sign. */
export function objectionToDeciding({
  state,
  askedBy,
  reader,
}: {
  state: string;
  askedBy: string;
  reader: string;
}): 'correction_computing' | 'correction_decided' | 'correction_own' | undefined {
  if (state === 'computing') return 'correction_computing';
  if (state !== 'asked') return 'correction_decided';
  return askedBy === reader ? 'correction_own' : undefined;
}
