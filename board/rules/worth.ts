/**
 * Splits "1 / 小时" or "≤10" into the figure and the rest, with whether the figure is a most; words
 * without a figure in front stay whole.
 */
export function worthParts(worth: string): { atMost: boolean; figure: string; rest: string } {
  const found = /^(≤?)\s*([0-9,]+(?:\s*[–-]\s*[0-9,]+)?)\s*(.*)$/s.exec(worth.trim());
  const [, sign = '', figure = '', rest = worth.trim()] = found ?? [];
  return { atMost: sign !== '', figure, rest };
}
