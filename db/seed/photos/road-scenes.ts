import { lit, road, type Scene, shade } from './backdrops.ts';
import { type Colour, ellipse, grainy, mix, polygon, rectangle, stroke, within } from './canvas.ts';

const dark: Colour = [38, 40, 40];

/** A hole in the road, or the patch that fills it. */
export function pothole(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { horizon } = road(scene);
  shade(scene);
  const x = canvas.width * chance.between(0.32, 0.66);
  const y = horizon + (canvas.height - horizon) * chance.between(0.36, 0.6);
  if (done) {
    const [wide, high] = [chance.between(170, 230), chance.between(58, 84)];
    canvas.fill(
      polygon(
        [x - wide + 26, y - high],
        [x + wide - 10, y - high],
        [x + wide, y + high],
        [x - wide, y + high],
      ),
      grainy([64, 64, 66], 20, 8),
    );
    return;
  }
  for (let lobe = 0; lobe < 7; lobe++) {
    const [lx, ly] = [x + chance.between(-120, 120), y + chance.between(-26, 26)];
    const [rx, ry] = [chance.between(60, 120), chance.between(22, 44)];
    canvas.fill(ellipse(lx, ly - 5, rx + 9, ry + 7), grainy([132, 126, 116], 30, lobe), {
      soft: 5,
    });
    canvas.fill(ellipse(lx, ly, rx, ry), grainy([58, 54, 50], 26, lobe), { soft: 5 });
  }
  canvas.fill(ellipse(x, y + 6, 112, 24), [96, 108, 114], { soft: 8, opacity: 0.9 });
  for (let stone = 0; stone < 30; stone++)
    canvas.fill(
      ellipse(
        x + chance.between(-230, 230),
        y + chance.between(-56, 74),
        chance.between(3, 9),
        chance.between(2, 6),
      ),
      [150, 146, 138],
    );
}

/** A car where none may stand, or the free place. */
export function parking(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { horizon } = road(scene);
  for (let x = 20; x < canvas.width; x += 96)
    canvas.fill(rectangle(x, horizon + 14, x + 64, horizon + 22), lit([214, 172, 62], done));
  shade(scene);
  if (done) return;
  const colour = chance.pick<Colour>([
    [206, 206, 202],
    [60, 66, 76],
    [126, 44, 40],
    [74, 100, 134],
  ]);
  const [x, y] = [canvas.width * chance.between(0.14, 0.34), horizon + chance.between(70, 130)];
  const long = chance.between(330, 400);
  canvas.fill(ellipse(x + long / 2, y + 62, long * 0.56, 22), dark, { opacity: 0.55, soft: 12 });
  canvas.fill(
    polygon(
      [x + long * 0.22, y - 92],
      [x + long * 0.68, y - 92],
      [x + long * 0.86, y - 24],
      [x + long * 0.1, y - 24],
    ),
    mix(colour, dark, 0.16),
  );
  canvas.fill(
    polygon(
      [x + long * 0.25, y - 82],
      [x + long * 0.44, y - 82],
      [x + long * 0.44, y - 28],
      [x + long * 0.16, y - 28],
    ),
    [72, 88, 98],
  );
  canvas.fill(
    polygon(
      [x + long * 0.48, y - 82],
      [x + long * 0.66, y - 82],
      [x + long * 0.79, y - 28],
      [x + long * 0.48, y - 28],
    ),
    [82, 98, 108],
  );
  canvas.fill(
    polygon(
      [x + 12, y - 28],
      [x + long - 18, y - 28],
      [x + long, y + 8],
      [x + long - 6, y + 44],
      [x, y + 44],
      [x, y - 4],
    ),
    grainy(colour, 8),
  );
  canvas.fill(rectangle(x, y + 26, x + long, y + 44), mix(colour, dark, 0.5));
  for (const wheel of [0.2, 0.8]) {
    canvas.fill(ellipse(x + long * wheel, y + 44, 39, 39), [28, 28, 30]);
    canvas.fill(ellipse(x + long * wheel, y + 44, 19, 19), [150, 150, 152]);
  }
  canvas.fill(ellipse(x + long - 14, y - 4, 10, 9), [246, 232, 178]);
}

/** A manhole without its cover, or with it. */
export function manhole(scene: Scene) {
  const { canvas, chance, done } = scene;
  const { horizon } = road(scene);
  shade(scene);
  const x = canvas.width * chance.between(0.3, 0.68);
  const y = horizon + (canvas.height - horizon) * chance.between(0.4, 0.6);
  const size = chance.between(104, 138);
  canvas.fill(ellipse(x, y, size + 14, size * 0.46 + 9), grainy([134, 132, 126], 20));
  canvas.fill(ellipse(x, y, size, size * 0.46), done ? grainy([96, 98, 98], 16, 2) : [16, 18, 18]);
  if (done) {
    const lid = ellipse(x, y, size - 10, size * 0.46 - 6);
    for (let line = -5; line <= 5; line++)
      canvas.fill(
        within(stroke([x + line * 25 - 30, y - 70], [x + line * 25 + 30, y + 70], 5), lid),
        [72, 74, 74],
      );
    return;
  }
  canvas.fill(ellipse(x, y - size * 0.2, size * 0.86, size * 0.2), [52, 52, 48], { soft: 8 });
  const cone = { x: x + chance.pick([-1, 1]) * (size + 70), y: y + 30 };
  canvas.fill(
    polygon(
      [cone.x - 9, cone.y - 118],
      [cone.x + 9, cone.y - 118],
      [cone.x + 40, cone.y],
      [cone.x - 40, cone.y],
    ),
    [214, 84, 34],
  );
  canvas.fill(
    polygon(
      [cone.x - 20, cone.y - 76],
      [cone.x + 20, cone.y - 76],
      [cone.x + 28, cone.y - 46],
      [cone.x - 28, cone.y - 46],
    ),
    [236, 232, 222],
  );
}
