/** Round steps for an axis from zero: at most four, the last at or above the highest figure. */
export function scaleTo(highest: number): { end: number; ticks: number[] } {
  if (highest <= 0) return { end: 1, ticks: [0, 1] };
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
  const count = Math.ceil(highest / step);
  return { end: step * count, ticks: Array.from({ length: count + 1 }, (_, nth) => nth * step) };
}
