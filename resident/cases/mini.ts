import type { CaseStage } from '../../contract/case-road.ts';
import { hasEnded } from '../../contract/case-road.ts';
import type { MiniStep } from '../../ui/MiniThread.tsx';
import type { TextKey } from '../texts/language.ts';

export interface MiniWording {
  state: MiniStep['state'];
  title: TextKey;
}

const done = (title: TextKey): MiniWording => ({ state: 'done', title });
const ahead = (title: TextKey): MiniWording => ({ state: 'ahead', title });
const now = (title: TextKey): MiniWording => ({ state: 'now', title });
const yours = (title: TextKey): MiniWording => ({ state: 'yours', title });

/** The road of a case in four words, with the place where it stands. */
export const miniThread: Record<CaseStage, readonly MiniWording[]> = {
  reported: [
    done('mini.reported'),
    now('mini.accepting'),
    ahead('mini.handled'),
    ahead('mini.confirmed'),
  ],
  returned: [
    done('mini.reported'),
    yours('mini.supplement'),
    ahead('mini.handled'),
    ahead('mini.confirmed'),
  ],
  accepted: [
    done('mini.reported'),
    now('mini.dispatching'),
    ahead('mini.handled'),
    ahead('mini.confirmed'),
  ],
  dispatched: [
    done('mini.reported'),
    done('mini.dispatched'),
    now('mini.handlingShort'),
    ahead('mini.confirmed'),
  ],
  answered: [
    done('mini.reported'),
    done('mini.handled'),
    now('mini.checking'),
    ahead('mini.confirmed'),
  ],
  awaiting_confirmation: [
    done('mini.reported'),
    done('mini.dispatched'),
    done('mini.handled'),
    yours('mini.confirmed'),
  ],
  closed: [
    done('mini.reported'),
    done('mini.dispatched'),
    done('mini.handled'),
    done('stage.closed'),
  ],
  refused: [done('mini.reported'), done('mini.refused')],
  withdrawn: [done('mini.reported'), done('stage.withdrawn')],
  transferred: [done('mini.reported'), done('stage.transferred')],
};

export const isOpen = (stage: CaseStage): boolean => !hasEnded(stage);

const waitsForMe = (stage: CaseStage) => stage === 'awaiting_confirmation' || stage === 'returned';

/** For home: what waits for the resident's word and the newest open case, or else the newest at all. */
export function casesForHome<C extends { code: string; stage: CaseStage }>(
  newestFirst: readonly C[],
): C[] {
  const chosen = [
    newestFirst.find(({ stage }) => waitsForMe(stage)),
    newestFirst.find(({ stage }) => isOpen(stage)) ?? newestFirst[0],
  ];
  return chosen.filter((one, place) => one !== undefined && chosen.indexOf(one) === place) as C[];
}
