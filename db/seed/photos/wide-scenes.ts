import { lit, paving, type Scene, shade } from './backdrops.ts';
import { type Colour, ellipse, grainy, mix, polygon, rectangle, stroke } from './canvas.ts';

const dark: Colour = [38, 40, 40];

/** A lane at night; the lamp is dark or lit. */
export function lamp(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { width, height } = canvas;
  const horizon = height * chance.between(0.55, 0.68);
  canvas.fill(rectangle(0, 0, width, horizon), (_x, y) =>
    mix([16, 22, 38], [38, 46, 62], y / horizon),
  );
  for (let left = -20; left < width; ) {
    const wide = chance.between(80, 190);
    const top = horizon - chance.between(90, 260);
    canvas.fill(rectangle(left, top, left + wide, horizon), grainy([30, 34, 44], 8));
    if (chance.happens(0.7)) {
      const [x, y] = [left + chance.between(12, wide - 36), top + chance.between(20, 60)];
      canvas.fill(
        rectangle(x, y, x + 24, y + 30),
        chance.happens(0.5) ? [196, 160, 88] : [46, 54, 68],
      );
    }
    left += wide;
  }
  canvas.fill(rectangle(0, horizon, width, height), grainy([40, 44, 50], 12, 4));
  shade(scene, 12);
  const [x, top] = [width * chance.between(0.25, 0.75), height * chance.between(0.12, 0.26)];
  const reach = chance.pick([-92, 92]);
  if (done) {
    canvas.fill(
      polygon(
        [x + reach - 22, top + 14],
        [x + reach + 22, top + 14],
        [x + reach + 190, height],
        [x + reach - 190, height],
      ),
      [255, 214, 132],
      { opacity: 0.24, soft: 60 },
    );
    canvas.fill(ellipse(x + reach, height * 0.88, 230, 60), [255, 218, 142], {
      opacity: 0.5,
      soft: 70,
    });
    canvas.fill(ellipse(x + reach, top + 12, 74, 60), [255, 226, 160], { opacity: 0.4, soft: 60 });
  }
  canvas.fill(stroke([x, top], [x, height * 0.86], 13), [70, 76, 84]);
  canvas.fill(stroke([x, top], [x + reach, top - 8], 9), [70, 76, 84]);
  canvas.fill(ellipse(x + reach, top + 2, 40, 13), done ? [255, 244, 206] : [84, 88, 92]);
}

/** A river with a railing that lacks a piece, or is whole. */
export function railing(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { width, height } = canvas;
  const [shore, bank] = [height * chance.between(0.26, 0.4), height * chance.between(0.6, 0.7)];
  canvas.fill(rectangle(0, 0, width, shore), lit([198, 212, 216], done));
  for (let hill = 0; hill < 5; hill++)
    canvas.fill(
      ellipse(chance.between(0, width), shore, chance.between(120, 300), chance.between(40, 120)),
      lit(mix([110, 136, 110], [88, 116, 104], chance.share()), done),
      { soft: 3 },
    );
  canvas.fill(rectangle(0, shore, width, bank), (x, y) =>
    lit(mix([98, 134, 140], [138, 168, 170], (Math.sin(y / 5 + x / 90) + 1) / 4), done),
  );
  paving(scene, bank);
  shade(scene, 26);
  const white = lit([232, 230, 222], done);
  const top = bank - chance.between(110, 140);
  const gap = { from: width * chance.between(0.28, 0.42), to: width * chance.between(0.56, 0.7) };
  const missing = (x: number) => !done && x > gap.from && x < gap.to;
  for (let x = 8; x < width; x += 62)
    if (!missing(x)) canvas.fill(rectangle(x, top, x + 15, bank + 10), white);
  for (const y of [top + 12, top + 52, top + 92]) {
    const parts = done
      ? [[0, width]]
      : [
          [0, gap.from],
          [gap.to, width],
        ];
    for (const [from = 0, to = 0] of parts)
      canvas.fill(rectangle(from, y, to, y + 10), mix(white, dark, 0.12));
  }
  if (!done)
    for (const drop of [0, 22])
      canvas.fill(stroke([gap.from, top + 30 + drop], [gap.to, top + 44 - drop], 7), [196, 70, 38]);
}
