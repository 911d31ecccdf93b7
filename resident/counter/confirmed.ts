import type { SheetLine } from '../../contract/counter.ts';
import type { Presented } from '../../contract/redemptions.ts';
import type { Found } from './check.ts';

/** As long as the server lets somebody hand over what it has confirmed. */
const confirmedMs = 10 * 60_000;

/** What the server has just said a code stands for; a list may know more of it. */
export function confirmed(
  presented: Presented,
  { known, now }: { known: SheetLine | undefined; now: Date },
): Found {
  const { id, name, words, kind, photo, slot, batch, residentName, points } = presented;
  const { reservedAt, holdUntil } = presented;
  const offer = { id: known?.offer ?? '', name, words, kind, photo, slot, batch };
  const line = { redemption: id, offer: offer.id, residentName, points, reservedAt, holdUntil };
  return {
    redemption: id,
    offer,
    line: known ?? { ...line, signed: '' },
    until: new Date(now.getTime() + confirmedMs),
    shown: 'code',
    proof: '',
    code: null,
  };
}
