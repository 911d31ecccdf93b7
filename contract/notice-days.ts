/** Days before the last one at which a holder is told; from the first of them on points can be given. */
export const noticeDays = [60, 30, 7] as const;
