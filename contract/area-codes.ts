/** Leading digits that all areas below this one share: 339921001000 → 339921001. */
export function prefixOf(area: string): string {
  if (area.length === 15) return area;
  if (area.endsWith('000000')) return area.slice(0, 6);
  return area.endsWith('000') ? area.slice(0, 9) : area;
}
