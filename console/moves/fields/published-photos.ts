import type { StaffCase } from '../../../contract/case-views.ts';

/** Photos of what was done: they came with the unit's answers or with the check on the spot. */
export const photosAfter = ({ history }: Pick<StaffCase, 'history'>) =>
  history
    .filter(({ kind }) => kind === 'handled' || kind === 'answered' || kind === 'verified')
    .flatMap(({ photos }) => photos);
