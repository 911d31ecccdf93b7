import type { MediationMove } from '../../../contract/mediations.ts';
import { isSameName } from '../../platform/spelled.ts';
import { certificateOf, mayGoOn } from './certification.ts';
import { handledKinds, sessionsGoOn } from './decide.ts';
import type { Whole } from './gather.ts';

/**
 * Of staff, who had a hand in a file: opened it, read rights aloud, gave it to a mediator and said how hard it
 * is, held the tablet, wrote a paper of it, typed in its agreement, or corrected what ties its mediator, or a helper.
 */
const handsIn = ({ row, parties, papers, events }: Whole): Set<string | null> =>
  new Set([
    row.opened_by,
    ...parties.flatMap(({ row: party }) => [party.informed_by, party.answered_by]),
    ...events.flatMap(({ kind, actor_kind, actor }) =>
      handledKinds.includes(kind) && actor_kind === 'staff' ? [actor] : [],
    ),
    ...papers.flatMap(({ row: { by_kind, by } }) => (by_kind === 'staff' ? [by] : [])),
  ]);

/**
 * Whether one of staff is called as a party is, or whoever mediated or helped, or is about to: of staff nothing
 * but the name is known.
 */
export function isIn(
  { row, parties, papers, nameOf }: Whole,
  clerk: string,
  helping: readonly string[] = [],
): boolean {
  const mediating = papers.flatMap(({ row: { by_kind, by, typed_for, helpers } }) =>
    by_kind === 'resident' ? [by, ...helpers] : [typed_for, ...helpers],
  );
  const names = [row.mediator, ...mediating, ...helping].flatMap((id) =>
    id === null ? [] : [nameOf(id)],
  );
  const own = nameOf(clerk);
  return [...parties.map(({ name }) => name), ...names].some((name) => isSameName(name, own));
}

/** Who of staff typed in the text of the agreement as it stands; null where its mediator wrote it. */
export function typistOfText({ events }: Pick<Whole, 'events'>): string | null {
  const written = events.findLast(({ kind }) => kind === 'proposed');
  return written?.actor_kind === 'staff' ? written.actor : null;
}

/** Steps by which a file comes to the end of its sessions, or its work to be paid. */
const paying: readonly MediationMove[] = ['sign', 'review', 'visit', 'refer'];

/**
 * What stands against a step that pays. Nobody makes points alone: whoever had a hand in a file does not look at
 * its work, whoever typed in an agreement does not hold the tablet for it, and whoever is in the file themselves
 * ends nothing in it and says neither that it was done well nor that it was kept.
 */
export function refuseHand(
  move: MediationMove,
  whole: Whole,
  clerk: string,
): 'review_own' | 'file_own' | 'typed_by_you' | 'mediator_gone' | undefined {
  if (move === 'propose' || move === 'give_up') return refuseTyping(whole, clerk);
  if (!paying.includes(move)) return undefined;
  if (isIn(whole, clerk)) return 'file_own';
  if (move === 'sign' && typistOfText(whole) === clerk) return 'typed_by_you';
  return move === 'review' && handsIn(whole).has(clerk) ? 'review_own' : undefined;
}

/**
 * What stands against typing in what the mediator of a file brought on paper: whoever is in it themselves types
 * in nothing that pays, and whose certificate was ended mediates no more, on paper either.
 *
 * @param helping keys of those of the team who are said to have helped
 */
export function refuseTyping(
  whole: Whole,
  clerk: string,
  helping: readonly string[] = [],
): 'file_own' | 'mediator_gone' | undefined {
  if (isIn(whole, clerk, helping)) return 'file_own';
  const { mediator } = whole;
  return mediator !== undefined && mayGoOn(certificateOf(mediator)) ? undefined : 'mediator_gone';
}

/** Whether one of staff can type in a session of a file by now. */
export const mayTypeSession = (whole: Whole, clerk: string): boolean =>
  sessionsGoOn(whole.row) && refuseTyping(whole, clerk) === undefined;
