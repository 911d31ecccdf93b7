const yuan = new Intl.NumberFormat('zh-CN', {
  style: 'currency',
  currency: 'CNY',
  minimumFractionDigits: 2,
});

/** "¥1,234.50" of 123450 fen; the minus is U+2212, as before points. */
export const money = (fen: number): string =>
  `${fen < 0 ? '−' : ''}${yuan.format(Math.abs(fen) / 100)}`;
