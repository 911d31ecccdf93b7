import type { CertificateFacts } from './certification.ts';

export type Verdict = 'certify' | 'refuse' | 'end';

const open: Record<CertificateFacts['state'], readonly Verdict[]> = {
  applied: ['certify', 'refuse', 'end'],
  certified: ['end'],
  refused: [],
  ended: [],
};

/** What the centre may decide of somebody who stands like this; of a certificate whose term is over, too, that it ends. */
export const verdictsOn = ({ state }: CertificateFacts): readonly Verdict[] => open[state];
