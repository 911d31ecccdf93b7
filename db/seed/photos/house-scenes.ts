import { houseFront, lit, type Scene, shade } from './backdrops.ts';
import { type Colour, ellipse, grainy, mix, polygon, rectangle, stroke } from './canvas.ts';

const dark: Colour = [38, 40, 40];

/** A gutter: under water and leaves, or clean and dry. */
export function drain(scene: Scene) {
  const { canvas, chance, done } = scene;
  houseFront(scene);
  shade(scene);
  const [x, y] = [
    canvas.width * chance.between(0.3, 0.65),
    canvas.height * chance.between(0.74, 0.84),
  ];
  if (!done) {
    const water = (px: number, py: number) =>
      mix([66, 92, 102], [132, 158, 164], (Math.sin(px / 37 + py / 11) + 1) / 5 + py / 2400);
    const reach = chance.between(240, 330);
    canvas.fill(ellipse(x, y, reach, chance.between(74, 104)), water, { opacity: 0.92, soft: 9 });
    canvas.fill(ellipse(x - reach * 0.4, y + 30, reach * 0.7, 44), water, {
      soft: 9,
      opacity: 0.9,
    });
    canvas.fill(stroke([x - 150, y - 34], [x + 40, y - 46], 3), [176, 196, 200], { opacity: 0.7 });
  }
  const [half, high] = [74, 36];
  canvas.fill(
    polygon(
      [x - half + 14, y - high],
      [x + half + 14, y - high],
      [x + half - 14, y + high],
      [x - half - 14, y + high],
    ),
    dark,
  );
  for (let bar = -2; bar <= 2; bar++)
    canvas.fill(
      stroke([x + bar * 26 + 9, y - high + 8], [x + bar * 26 - 9, y + high - 8], 8),
      done ? [172, 172, 164] : [104, 104, 98],
    );
  if (!done)
    for (let leaf = 0; leaf < 13; leaf++) {
      const [lx, ly] = [x + chance.between(-70, 70), y + chance.between(-26, 26)];
      canvas.fill(
        ellipse(lx, ly, chance.between(8, 22), chance.between(4, 9)),
        mix([112, 92, 34], [150, 124, 58], chance.share()),
      );
    }
}

/** Bins, with or without what lies beside them. */
export function rubbish(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { horizon } = houseFront(scene);
  shade(scene);
  const base = horizon + chance.between(50, 110);
  const start = canvas.width * chance.between(0.1, 0.5);
  const colours: Colour[] = [
    [44, 94, 66],
    [52, 84, 128],
    [92, 92, 90],
  ];
  for (let bin = 0; bin < 2; bin++) {
    const left = start + bin * 128;
    const colour = lit(chance.pick(colours), done);
    canvas.fill(
      polygon([left, base - 150], [left + 104, base - 150], [left + 92, base], [left + 12, base]),
      grainy(colour, 10),
    );
    canvas.fill(rectangle(left - 6, base - 168, left + 110, base - 148), mix(colour, dark, 0.35));
  }
  if (done) return;
  const bags: Colour[] = [
    [52, 54, 58],
    [170, 168, 160],
    [120, 132, 146],
    [156, 118, 84],
  ];
  for (let bag = 0; bag < 17; bag++) {
    const [x, y] = [start + chance.between(-60, 380), base + chance.between(-30, 74)];
    const size = chance.between(24, 58);
    const colour = chance.pick(bags);
    canvas.fill(ellipse(x, y + 4, size * 1.05, size * 0.72), mix(colour, dark, 0.5));
    canvas.fill(ellipse(x - 3, y - 3, size, size * 0.66), grainy(colour, 22, bag));
    canvas.fill(stroke([x, y - size * 0.6], [x + 9, y - size * 0.85], 6), colour);
  }
}

/** An e-bike charged by a cable out of a window, or the wall without. */
export function charging(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { horizon } = houseFront(scene);
  shade(scene);
  if (done) return;
  const x = canvas.width * chance.between(0.34, 0.6);
  const y = horizon + chance.between(40, 90);
  const from = x + chance.between(-180, 180);
  for (let knot = 0; knot < 14; knot++) {
    const along = (share: number): readonly [number, number] => [
      from + (x - from) * share + Math.sin(share * 5) * 26,
      10 + (y - 110) * share,
    ];
    canvas.fill(stroke(along(knot / 14), along((knot + 1) / 14), 6), [196, 112, 40]);
  }
  const body = chance.pick<Colour>([
    [150, 44, 40],
    [52, 80, 120],
    [40, 44, 46],
  ]);
  for (const wheel of [-112, 112]) {
    canvas.fill(ellipse(x + wheel, y + 34, 50, 50), [26, 26, 28]);
    canvas.fill(ellipse(x + wheel, y + 34, 32, 32), [124, 126, 128]);
  }
  canvas.fill(
    polygon([x - 130, y - 46], [x - 20, y - 50], [x + 6, y + 34], [x - 104, y + 34]),
    body,
  );
  canvas.fill(
    polygon([x - 20, y + 12], [x + 84, y + 12], [x + 84, y + 36], [x - 20, y + 36]),
    mix(body, dark, 0.4),
  );
  canvas.fill(stroke([x + 104, y + 30], [x + 66, y - 104], 17), body);
  canvas.fill(stroke([x + 40, y - 108], [x + 96, y - 116], 9), dark);
  canvas.fill(rectangle(x - 128, y - 66, x - 16, y - 46), dark);
}

/** A stairwell: full of boxes, or free. */
export function stairs(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { width, height } = canvas;
  const back = {
    left: width * chance.between(0.26, 0.38),
    right: width * chance.between(0.6, 0.74),
    top: height * 0.16,
    bottom: height * chance.between(0.58, 0.68),
  };
  const wall = lit(mix([206, 204, 196], [170, 186, 176], chance.share()), done);
  canvas.fill(rectangle(0, 0, width, height), grainy(wall, 14));
  canvas.fill(
    polygon([0, 0], [back.left, back.top], [back.left, back.bottom], [0, height]),
    mix(wall, dark, 0.22),
  );
  canvas.fill(
    polygon([width, 0], [width, height], [back.right, back.bottom], [back.right, back.top]),
    mix(wall, dark, 0.14),
  );
  canvas.fill(
    polygon([0, height], [back.left, back.bottom], [back.right, back.bottom], [width, height]),
    grainy(lit([132, 128, 122], done), 18, 6),
  );
  const steps = chance.whole(5, 8);
  const rise = (back.bottom - back.top) / (steps + 1);
  for (let step = 0; step < steps; step++) {
    const y = back.bottom - step * rise;
    const inset = step * 9;
    canvas.fill(
      rectangle(back.left + inset, y - rise, back.right - inset, y - rise * 0.38),
      lit([150, 146, 140], done),
    );
    canvas.fill(
      rectangle(back.left + inset, y - rise * 0.38, back.right - inset, y),
      lit([104, 100, 96], done),
    );
  }
  canvas.fill(
    stroke([back.right - 6, back.bottom], [back.right - steps * 9, back.top], 8),
    [92, 60, 44],
  );
  shade(scene, 26);
  if (done) return;
  const card: Colour[] = [
    [176, 138, 92],
    [156, 118, 78],
    [120, 128, 136],
    [136, 74, 62],
  ];
  for (let box = 0; box < 9; box++) {
    const side = chance.between(66, 124);
    const x = chance.happens(0.5)
      ? chance.between(20, back.left + 60)
      : chance.between(back.right - 90, width - 130);
    const y = height - chance.between(10, 150);
    const colour = chance.pick(card);
    canvas.fill(rectangle(x, y - side, x + side * 1.2, y), grainy(colour, 12, box));
    canvas.fill(
      polygon(
        [x, y - side],
        [x + 16, y - side - 18],
        [x + side * 1.2 + 16, y - side - 18],
        [x + side * 1.2, y - side],
      ),
      mix(colour, [255, 240, 210], 0.25),
    );
    canvas.fill(rectangle(x + side * 0.52, y - side, x + side * 0.68, y), mix(colour, dark, 0.2));
  }
}
