import { Grown, grown } from './grown.ts';

const metresPerDegree = 111_320;
const radians = Math.PI / 180;

/** A moment at a place; `group` tells apart what must not be compared (kinds, categories, rules). */
export interface PlacedAt {
  group: number;
  lng: number;
  lat: number;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Points in time and place, entered in the order of time. Cells as wide as the widest radius asked
 * for share a fixed number of chains, newest first, so that a question walks back no further than its
 * time; cells that fall into one chain are told apart by where their points lie.
 */
export class PlaceIndex {
  private readonly side: number;
  private readonly heads = new Int32Array(1 << chainBits).fill(-1);
  private readonly group = new Grown(Int32Array);
  private readonly lng = new Grown(Float64Array);
  private readonly lat = new Grown(Float64Array);
  private readonly at = new Grown(Float64Array);
  private readonly older = new Grown(Int32Array);
  private size = 0;

  /** @param widestMetres the widest radius that will be asked for */
  constructor(widestMetres: number) {
    this.side = Math.max(100, widestMetres) / metresPerDegree;
  }

  add({ group, lng, lat, at }: PlacedAt): void {
    const place = this.size++;
    grown(this.group, place)[place] = group;
    grown(this.lng, place)[place] = lng;
    grown(this.lat, place)[place] = lat;
    grown(this.at, place)[place] = at;
    const chain = chainOf(group, this.row(lat), this.row(lng));
    grown(this.older, place)[place] = this.heads[chain] ?? -1;
    this.heads[chain] = place;
  }

  /**
   * How many of the group lie within the metres and after `since`; stops counting at `enough`.
   * Distance as the live road measures it: on the plane that touches the place.
   */
  count(where: PlacedAt, asked: PlaceQuestion): number {
    const north = asked.metres / metresPerDegree;
    const east = north / Math.max(0.01, Math.cos(where.lat * radians));
    const [top, right] = [this.row(where.lat + north), this.row(where.lng + east)];
    let found = 0;
    for (let y = this.row(where.lat - north); y <= top; y++)
      for (let x = this.row(where.lng - east); x <= right; x++) {
        found += this.countCell({ x, y }, where, asked);
        if (found >= asked.enough) return found;
      }
    return found;
  }

  private countCell(
    { x, y }: { x: number; y: number },
    { group, lng, lat }: PlacedAt,
    { metres, since }: PlaceQuestion,
  ): number {
    const narrowing = Math.cos(lat * radians);
    let found = 0;
    let one = this.heads[chainOf(group, y, x)] ?? -1;
    for (; one >= 0 && (this.at.array[one] ?? 0) > since; one = this.older.array[one] ?? -1) {
      if (this.group.array[one] !== group) continue;
      const [theirLng, theirLat] = [this.lng.array[one] ?? 0, this.lat.array[one] ?? 0];
      if (this.row(theirLat) !== y || this.row(theirLng) !== x) continue;
      const dx = (theirLng - lng) * narrowing;
      if (metresPerDegree * Math.sqrt((theirLat - lat) ** 2 + dx ** 2) <= metres) found++;
    }
    return found;
  }

  private row(degrees: number): number {
    return Math.floor(degrees / this.side);
  }
}

const chainBits = 20;

/** Mixes group and cell into the number of a chain (multiplicative hashing, odd 32-bit constants). */
function chainOf(group: number, y: number, x: number): number {
  const mixed =
    Math.imul(group, 0x85eb_ca6b) ^ Math.imul(y, 0x9e37_79b1) ^ Math.imul(x, 0xc2b2_ae35);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d) >>> (32 - chainBits);
}

export interface PlaceQuestion {
  metres: number;
  /** Milliseconds since 1970; what happened at this very moment is too old. */
  since: number;
  enough: number;
}
