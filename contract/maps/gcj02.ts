/* GCJ-02, the datum that Chinese maps and WeChat give positions in: WGS-84 bent by up to 700 m. The bend was never
   published; these are the terms and constants that all open implementations share, and the test holds them to
   gcoord's result. Written out here because decisions on tracks must stay free of packages. */

/** Degrees. */
interface LngLat {
  lng: number;
  lat: number;
}

/** Krasovsky 1940: half of the longer axis in metres, and the square of the eccentricity. */
const axisM = 6_378_245;
const eccentricity2 = 0.006_693_421_622_965_943;
/** A first guess bent back falls short by the change of the bend over 700 m; four rounds bring that under a millimetre. */
const rounds = 4;

const sine = (turns: number) => Math.sin(turns * Math.PI);

function bend({ lng, lat }: LngLat): LngLat {
  const [x, y] = [lng - 105, lat - 35];
  const near = Math.sqrt(Math.abs(x));
  const ripple = (20 * sine(6 * x) + 20 * sine(2 * x)) * (2 / 3);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * near +
    ripple +
    (20 * sine(y) + 40 * sine(y / 3)) * (2 / 3) +
    (160 * sine(y / 12) + 320 * sine(y / 30)) * (2 / 3);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * near +
    ripple +
    (20 * sine(x) + 40 * sine(x / 3)) * (2 / 3) +
    (150 * sine(x / 12) + 300 * sine(x / 30)) * (2 / 3);
  const radians = (lat * Math.PI) / 180;
  const flat = 1 - eccentricity2 * Math.sin(radians) ** 2;
  const meridianM = (axisM * (1 - eccentricity2)) / flat ** 1.5;
  const parallelM = (axisM / Math.sqrt(flat)) * Math.cos(radians);
  return { lng: (east * 180) / (parallelM * Math.PI), lat: (north * 180) / (meridianM * Math.PI) };
}

/** The bend is defined for China alone; elsewhere maps give WGS-84 under either name. */
const isBent = ({ lng, lat }: LngLat) =>
  lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271;

export function toGcj02(position: LngLat): LngLat {
  if (!isBent(position)) return position;
  const { lng, lat } = bend(position);
  return { lng: position.lng + lng, lat: position.lat + lat };
}

export function fromGcj02(position: LngLat): LngLat {
  if (!isBent(position)) return position;
  let guess = position;
  for (let round = 0; round < rounds; round++) {
    const { lng, lat } = bend(guess);
    guess = { lng: position.lng - lng, lat: position.lat - lat };
  }
  return guess;
}
