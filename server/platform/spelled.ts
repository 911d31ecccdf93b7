/** Names as they are spelled here and there: dots between their parts, and blanks, count for nothing. */
export const spelled = (name: string): string => name.normalize('NFKC').replace(/[\s·•・‧]/g, '');

/** Whether anything is left of a name once it is spelled so. */
export const isSpelled = (name: string): boolean => spelled(name) !== '';

/** Whether two spell the same name; one that is not known spells none. */
export const isSameName = (name: string | null, wanted: string): boolean =>
  name !== null && isSpelled(name) && spelled(name) === spelled(wanted);
