/** Paper lists of who did what. */
export { confirmRoster, undoRoster } from './decisions.ts';
export { enterRoster } from './enter.ts';
export { listForOwner } from './export.ts';
export { getRoster, isPhotoBelow, listRosters } from './list.ts';
export { forgetPapers } from './papers.ts';
export { countToConfirm, widenAreas } from './store.ts';
