export { money } from '../../ui/money.ts';

/** Fen of an amount that was typed in yuan; undefined for what is no amount of money. */
export function fenOf(amount: number | null): number | undefined {
  if (amount === null) return undefined;
  const fen = Math.round(amount * 100);
  return fen > 0 ? fen : undefined;
}
