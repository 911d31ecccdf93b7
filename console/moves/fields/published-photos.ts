import type { StaffCase } from '../../../contract/case-views.ts';

const after = ['handled', 'answered', 'verified'];
/** After each of these the work is done again, where it is. */
const undone = ['reopened', 'sent_back', 'visited'];

/**
 * Photos of what was done: they came with the unit's answers or with the check on the spot. Those of work that was found
 * not to be done show nothing that everyone should take for solved.
 */
export function photosAfter({ history }: Pick<StaffCase, 'history'>) {
  const handled = history.findLastIndex(({ kind }) => kind === 'handled');
  const begun = history
    .slice(0, Math.max(handled, 0))
    .findLastIndex(({ kind }) => undone.includes(kind));
  return history
    .slice(begun + 1)
    .filter(({ kind }) => after.includes(kind))
    .flatMap(({ photos }) => photos);
}
