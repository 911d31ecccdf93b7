/** The frame of the chart in its own units; the right side is kept for the names of the lines. */
export const frame = { width: 440, height: 206, left: 34, right: 362, top: 12, bottom: 178 };

const steps = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 250, 500, 1000, 2500];

/** The half of the axis: two steps reach the highest figure. */
export const stepOf = (highest: number): number =>
  steps.find((step) => step * 2 >= highest) ?? Math.ceil(highest / 2);

export function scaleOf(days: number, highest: number) {
  const top = stepOf(highest) * 2;
  return {
    ticks: [0, top / 2, top],
    x: (day: number) => frame.left + (day / Math.max(days - 1, 1)) * (frame.right - frame.left),
    y: (figure: number) => frame.bottom - (figure / top) * (frame.bottom - frame.top),
  };
}

/** Moves two names at the ends of their lines apart until both can be read. */
export function apart(first: number, second: number, least: number): [number, number] {
  const gap = second - first;
  if (Math.abs(gap) >= least) return [first, second];
  const push = (least - Math.abs(gap)) / 2;
  return gap >= 0 ? [first - push, second + push] : [first + push, second - push];
}
