/** A share as whole percents; a dash where there is nothing to take a share of. */
export const percentText = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 100)}%`;
