const yuan = new Intl.NumberFormat('zh-CN', {
  style: 'currency',
  currency: 'CNY',
  minimumFractionDigits: 2,
});

/** "¥1,234.50" of 123450 fen. */
export const money = (fen: number): string => yuan.format(fen / 100);

/** Fen of an amount that was typed in yuan; undefined for what is no amount of money. */
export function fenOf(amount: number | null): number | undefined {
  if (amount === null) return undefined;
  const fen = Math.round(amount * 100);
  return fen > 0 ? fen : undefined;
}
