import type { Chance } from '../chance.ts';
import {
  type Canvas,
  type Colour,
  grain,
  grainy,
  mix,
  polygon,
  rectangle,
  stroke,
  within,
} from './canvas.ts';

/** Where a scene is painted: the same chance gives the same place before and after. */
export interface Scene {
  canvas: Canvas;
  chance: Chance;
  /** After the work was done: dry, tidy, in friendlier light. */
  done: boolean;
}

const grey = (value: number): Colour => [value, value, value];

/** The light of the day on a colour. */
export const lit = (colour: Colour, done: boolean): Colour =>
  done ? mix(colour, [255, 226, 178], 0.24) : mix(colour, [70, 84, 92], 0.3);

/** A house wall with windows and a door, and paving in front. Returns where the ground begins. */
export function houseFront({ canvas, chance, done }: Scene): { horizon: number } {
  const { width, height } = canvas;
  const horizon = Math.round(height * chance.between(0.36, 0.56));
  const wall = lit(mix([196, 184, 160], [150, 146, 140], chance.share()), done);
  canvas.fill(rectangle(0, 0, width, horizon), grainy(wall, 26));
  const eave = chance.between(0.02, 0.13) * height;
  const roof = polygon([0, 0], [width, 0], [width, eave * chance.between(0.6, 1.6)], [0, eave]);
  canvas.fill(roof, lit([92, 88, 82], done));
  const slots = chance.shuffled([0.08, 0.34, 0.62, 0.84]);
  slots.slice(0, chance.whole(1, 3)).forEach((share, index) => {
    const left = width * (share + chance.between(-0.03, 0.03));
    if (index === 0) door({ canvas, chance, done }, { left, horizon });
    else window({ canvas, chance, done }, { left, horizon });
  });
  if (chance.happens(0.6)) {
    const x = width * chance.between(0.15, 0.85);
    canvas.fill(rectangle(x, 0, x + 11, horizon + 6), lit([128, 128, 124], done));
  }
  paving({ canvas, chance, done }, horizon);
  return { horizon };
}

function door({ canvas, chance, done }: Scene, at: { left: number; horizon: number }) {
  const [wide, high] = [chance.between(76, 118), chance.between(150, 210)];
  const wood = lit([126, 86, 54], done);
  const { left, horizon } = at;
  canvas.fill(rectangle(left, horizon - high, left + wide, horizon), grainy(wood, 18));
  canvas.fill(
    stroke([left + wide / 2, horizon - high], [left + wide / 2, horizon], 4),
    mix(wood, grey(20), 0.5),
  );
}

function window({ canvas, chance, done }: Scene, at: { left: number; horizon: number }) {
  const { left, horizon } = at;
  const [wide, high] = [chance.between(110, 180), chance.between(70, 110)];
  const top = Math.max(30, horizon - high - chance.between(60, 120));
  canvas.fill(
    rectangle(left - 6, top - 6, left + wide + 6, top + high + 6),
    lit([226, 220, 206], done),
  );
  canvas.fill(rectangle(left, top, left + wide, top + high), (x, y) =>
    lit(mix([58, 78, 92], [120, 142, 152], (x - left + (top + high - y)) / (wide + high)), done),
  );
  const frame = lit([226, 220, 206], done);
  canvas.fill(rectangle(left + wide / 2 - 4, top, left + wide / 2 + 4, top + high), frame);
  canvas.fill(rectangle(left, top + high / 2 - 4, left + wide, top + high / 2 + 4), frame);
}

/** Slabs in perspective from a line down to the lower edge. */
export function paving({ canvas, chance, done }: Scene, horizon: number) {
  const { width, height } = canvas;
  const stone = lit(mix([190, 170, 134], [142, 140, 134], chance.share()), done);
  const ground = rectangle(0, horizon, width, height);
  canvas.fill(ground, grainy(stone, 22, 5));
  const joint = mix(stone, grey(30), 0.42);
  const vanish = width * chance.between(0.3, 0.7);
  for (let lane = -16; lane <= 16; lane++)
    canvas.fill(
      within(stroke([vanish + lane * 46, horizon], [vanish + lane * 178, height], 2.4), ground),
      joint,
      { opacity: 0.75 },
    );
  let y = horizon + 8;
  for (let step = 12; y < height; step *= 1.34) {
    canvas.fill(rectangle(0, y, width, y + 2), joint, { opacity: 0.75 });
    y += step;
  }
}

/** Asphalt with kerb and a house or hedge behind. Returns where the road begins. */
export function road({ canvas, chance, done }: Scene): { horizon: number } {
  const { width, height } = canvas;
  const horizon = Math.round(height * chance.between(0.28, 0.44));
  const sky = lit(mix([196, 208, 214], [168, 190, 206], chance.share()), done);
  canvas.fill(rectangle(0, 0, width, horizon), (_x, y) => mix(sky, grey(226), y / horizon / 2));
  let left = -30;
  while (left < width) {
    const wide = chance.between(90, 230);
    const top = horizon - chance.between(40, horizon * 0.8);
    const tone = lit(mix([176, 164, 146], [104, 120, 98], chance.share()), done);
    canvas.fill(rectangle(left, top, left + wide, horizon), grainy(tone, 18, 9));
    for (let x = left + 18; x < left + wide - 24; x += 44)
      canvas.fill(rectangle(x, top + 16, x + 20, top + 40), mix(tone, [40, 52, 62], 0.6));
    left += wide + chance.between(0, 40);
  }
  const kerb = horizon + 26;
  canvas.fill(rectangle(0, horizon, width, kerb), grainy(lit([168, 160, 146], done), 16, 3));
  canvas.fill(rectangle(0, kerb, width, kerb + 9), lit([206, 200, 186], done));
  canvas.fill(rectangle(0, kerb + 9, width, height), grainy(lit([98, 100, 102], done), 30, 11));
  const slope = chance.between(-0.12, 0.12);
  const y = height * chance.between(0.82, 0.92);
  for (let x = -120; x < width; x += 230)
    canvas.fill(
      polygon(
        [x + 12, y + x * slope],
        [x + 150, y + (x + 150) * slope],
        [x + 138, y + 14 + (x + 138) * slope],
        [x, y + 14 + x * slope],
      ),
      lit([226, 222, 208], done),
      { opacity: 0.8 },
    );
  return { horizon: kerb + 9 };
}

/** Soft large shadows, as trees and clouds throw them: no two pictures have the same. */
export function shade({ canvas, chance }: Scene, strength = 34) {
  const waves = Array.from({ length: 9 }, () => ({
    x: chance.between(-3.6, 3.6),
    y: chance.between(-3.6, 3.6),
    phase: chance.between(0, 6.3),
    depth: chance.between(0.4, 1),
  }));
  const { columns, rows } = canvas;
  for (let row = 0; row < rows; row += block)
    for (let column = 0; column < columns; column += block) {
      const sum = waves.reduce(
        (total, { x, y, phase, depth }) =>
          total + depth * Math.cos(Math.PI * ((x * column) / columns + (y * row) / rows) + phase),
        0,
      );
      brighten(canvas, { column, row }, (strength * sum) / 3.2);
    }
}

/** Pixels a side of the squares that are shaded alike. */
const block = 8;

function brighten(
  { pixels, columns, rows }: Canvas,
  from: { column: number; row: number },
  by: number,
) {
  const right = Math.min(columns, from.column + block);
  for (let row = from.row; row < Math.min(rows, from.row + block); row++)
    for (let column = from.column; column < right; column++) {
      const at = (row * columns + column) * 3;
      // Dithered: the steps between blocks would show as squares.
      const off = by + (grain(column, row, 3) - 0.5) * 7;
      for (let channel = 0; channel < 3; channel++)
        pixels[at + channel] = (pixels[at + channel] ?? 0) + off;
    }
}
