import type { Mediation } from '../../../contract/mediations.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import type { Whole } from './gather.ts';
import { mediatorTiesOf } from './tied.ts';
import { showMediation, sightAt } from './view.ts';

interface Showing {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Whole;
  today: LocalDate;
}

/**
 * A file as the desk reads it. What ties its mediator to a party by now tells of households and employers, and
 * is for those in charge, who can give it to another one.
 */
export async function showAtDesk(read: Read, showing: Showing): Promise<Mediation> {
  const {
    ask: { scope },
    whole,
    today,
  } = showing;
  const inCharge = sightAt(scope, whole.row.grid) === 'whole';
  const ties = inCharge ? await mediatorTiesOf(read, showing) : [];
  return showMediation(whole, scope, { today, ties });
}
