/** 2000 fen as `20`, 1950 as `19.50`. */
export const yuan = (fen: number): string =>
  fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
