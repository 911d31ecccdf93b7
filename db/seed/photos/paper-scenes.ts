import { lit, type Scene, shade } from './backdrops.ts';
import { type Colour, grainy, mix, polygon, rectangle, stroke } from './canvas.ts';

const ink: Colour = [44, 52, 84];
const print: Colour = [96, 96, 92];

/** A list on a desk as a phone sees it: a heading, a table, and what hands wrote into it. */
export function sheet({ canvas, chance, done }: Scene) {
  const { width, height } = canvas;
  const wood = lit(mix([150, 112, 78], [96, 84, 74], chance.share()), done);
  canvas.fill(rectangle(0, 0, width, height), grainy(wood, 22));
  const [left, top] = [width * chance.between(0.08, 0.34), height * chance.between(0.03, 0.2)];
  const [broad, long] = [width * chance.between(0.46, 0.58), height * chance.between(0.72, 0.84)];
  const tilt = chance.between(-0.12, 0.12);
  /** A spot of the sheet, in shares of it, where it lies on the desk. */
  const at = (across: number, down: number): [number, number] => [
    left + across * broad - tilt * down * long,
    top + down * long + tilt * across * broad,
  ];
  const line = (from: [number, number], to: [number, number], colour: Colour, thickness: number) =>
    canvas.fill(stroke(at(...from), at(...to), thickness), colour);
  canvas.fill(polygon(at(0, 0), at(1, 0), at(1, 1), at(0, 1)), grainy([240, 237, 228], 8));
  line([0.26, 0.07], [0.74, 0.07], print, 9);
  const rows = chance.whole(8, 11);
  const [first, last] = [0.15, 0.94];
  const rowAt = (row: number) => first + ((last - first) * row) / rows;
  for (let row = 0; row <= rows; row++) line([0.06, rowAt(row)], [0.94, rowAt(row)], print, 2);
  for (const column of [0.06, 0.3, 0.62, 0.8, 0.94])
    line([column, first], [column, last], print, 2);
  const written = chance.whole(4, rows - 1);
  for (let row = 0; row < written; row++)
    for (const [from, length] of [
      [0.09, 0.16],
      [0.33, 0.24],
      [0.65, 0.11],
      [0.83, 0.08],
    ] as const)
      scribble({ from, length, middle: (rowAt(row) + rowAt(row + 1)) / 2 });
  shade({ canvas, chance, done });

  /** Strokes up and down, as a hand writes a word that nobody is to read. */
  function scribble({ from, length, middle }: { from: number; length: number; middle: number }) {
    const strokes = Math.round(length * 55);
    const point = (step: number): [number, number] => [
      from + (length * step) / strokes,
      middle + chance.between(-0.02, 0.02),
    ];
    let before = point(0);
    for (let step = 1; step <= strokes; step++) {
      const next = point(step);
      line(before, next, ink, 2.4);
      before = next;
    }
  }
}
