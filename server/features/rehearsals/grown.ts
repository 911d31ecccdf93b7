type Numbers = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array that doubles as it fills. */
export class Grown<T extends Numbers> {
  array: T;
  private readonly kind: new (
    length: number,
  ) => T;

  constructor(kind: new (length: number) => T, room = 1024) {
    this.kind = kind;
    this.array = new kind(room);
  }

  reserve(place: number): void {
    const wider = new this.kind(Math.max(place + 1, this.array.length * 2));
    wider.set(this.array);
    this.array = wider;
  }
}

/** The array with room for this place; new room holds zeros. */
export function grown<T extends Numbers>(column: Grown<T>, place: number): T {
  if (place >= column.array.length) column.reserve(place);
  return column.array;
}
