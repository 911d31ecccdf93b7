import type { MediationMove } from '../../../contract/mediations.ts';
import { isSameName } from '../../platform/spelled.ts';
import type { Whole } from './gather.ts';

/**
 * Of staff, who had a hand in a file: opened it, read rights aloud, gave it to a mediator and said how hard it
 * is, held the tablet, wrote a paper of it.
 */
const handsIn = ({ row, parties, papers, events }: Whole): Set<string | null> =>
  new Set([
    row.opened_by,
    ...parties.flatMap(({ row: party }) => [party.informed_by, party.answered_by]),
    ...events.flatMap(({ kind, actor_kind, actor }) =>
      kind === 'assigned' && actor_kind === 'staff' ? [actor] : [],
    ),
    ...papers.flatMap(({ row: { by_kind, by } }) => (by_kind === 'staff' ? [by] : [])),
  ]);

/** Whether one of staff is called as a party is, or whoever mediated or helped: of staff nothing but the name is known. */
function isIn({ row, parties, papers, nameOf }: Whole, clerk: string): boolean {
  const mediating = papers.flatMap(({ row: { by_kind, by, helpers } }) =>
    by_kind === 'resident' ? [by, ...helpers] : helpers,
  );
  const names = [row.mediator, ...mediating].flatMap((id) => (id === null ? [] : [nameOf(id)]));
  const own = nameOf(clerk);
  return [...parties.map(({ name }) => name), ...names].some((name) => isSameName(name, own));
}

/**
 * What stands against a step that pays. Nobody makes points alone: whoever had a hand in a file does not look at
 * its work, and whoever is in it themselves says neither that it was done well nor that it was kept.
 */
export function refuseHand(
  move: MediationMove,
  whole: Whole,
  clerk: string,
): 'review_own' | 'file_own' | undefined {
  if (move !== 'review' && move !== 'visit') return undefined;
  if (isIn(whole, clerk)) return 'file_own';
  return move === 'review' && handsIn(whole).has(clerk) ? 'review_own' : undefined;
}
