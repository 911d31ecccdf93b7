/** Yuan with two decimals, without a fraction on the way. */
export const yuanOf = (fen: number) =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
