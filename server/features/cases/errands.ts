import type { FieldErrand } from '../../../contract/field-work.ts';
import type { Scope } from '../../platform/scope.ts';
import { allowedMoves } from './decide.ts';
import { moveFacts, moverAt } from './desk.ts';
import type { ListedCase } from './list-store.ts';

/** By which move an errand ends. */
const errandOfMove = { accept: 'accept', verify: 'verify', visit: 'ask' } as const;

/** What a grid worker is to do at a case now; undefined: nothing, or nothing on a phone. */
export function errandOf(
  listed: ListedCase,
  { scope, now }: { scope: Scope; now: Date },
): FieldErrand | undefined {
  const { report } = listed;
  // It would lie in a phone that is carried about.
  if (report.confidential) return undefined;
  const mover = moverAt(scope, report.grid);
  const moves = allowedMoves(moveFacts(listed), { mover, now, onSite: true });
  const move = (['accept', 'verify', 'visit'] as const).find((one) => moves.includes(one));
  return move && errandOfMove[move];
}
