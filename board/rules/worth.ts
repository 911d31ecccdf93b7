/** Splits "1 / 小时" or "≤10" into the figure and the rest; words without a figure in front stay whole. */
export function worthParts(worth: string): { figure: string; rest: string } {
  const found = /^([≤≥]?[0-9,]+(?:\s*[–-]\s*[0-9,]+)?)\s*(.*)$/s.exec(worth.trim());
  return { figure: found?.[1] ?? '', rest: found?.[2] ?? worth.trim() };
}
