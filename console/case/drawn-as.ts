import type { CaseEvent } from '../../contract/case-views.ts';
import type { StepState } from '../../ui/Thread.tsx';

/** How a step is drawn: the thread hangs slack while the resident is asked, and tightens after. */
export const drawnAs: Partial<Record<CaseEvent['kind'], StepState>> = {
  returned: 'paused',
  supplemented: 'resumed',
  reopened: 'resumed',
  sent_back: 'resumed',
  handed_back: 'resumed',
  paused: 'paused',
  resumed: 'resumed',
};
