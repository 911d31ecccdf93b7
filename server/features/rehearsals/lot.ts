import type { AgeGroup } from '../../../contract/rehearsals.ts';
import type { DeedKind, Outcome } from '../../../contract/rules.ts';
import type { MergedShare } from '../rules/service.ts';

/** A deed as it is written into a lot; people, sources, … are named by any text that tells them apart. */
export interface LotDeed {
  /** Milliseconds since 1970. */
  at: number;
  kind: DeedKind;
  person: PersonOfDeed;
  /** Of the doer on that day. */
  household: string | null;
  source: string;
  /** It tells the same as an earlier one, as its doer says or staff found. */
  joined?: boolean;
  /** How it shares in what staff found to be one matter. */
  merged?: MergedShare | null;
  category: string | null;
  grid: string | null;
  position: { lng: number; lat: number } | null;
  quantity: number;
  grade: number;
  outcomes: readonly Outcome[];
  recovered: number;
  counterpart: string | null;
}

export interface PersonOfDeed {
  id: string;
  ageGroup: AgeGroup | null;
  /** Where the person lives, not where the deed was done. */
  grid: string | null;
}

/** What is said once of a person, when the first deed of theirs comes. */
export interface LotPerson {
  ageGroup: AgeGroup | null;
  /** First nine digits of the area code. */
  town: string | null;
}

/**
 * Deeds in columns, so that a million of them pass between threads without a million objects. Numbers
 * count from 0 in the order of first appearance over all lots of a run; −1 stands for none.
 */
export interface Lot {
  count: number;
  at: Float64Array;
  /** Place in `deedKinds`. */
  kind: Uint8Array;
  person: Int32Array;
  household: Int32Array;
  source: Int32Array;
  /** 0, or the place among `joinedAs` and one: how it tells the same as an earlier one. */
  joined: Uint8Array;
  /** Place among all categories (grids) seen so far. */
  category: Int32Array;
  grid: Int32Array;
  /** NaN: not known. */
  lng: Float64Array;
  lat: Float64Array;
  quantity: Int32Array;
  grade: Uint8Array;
  /** Bits by the place in `outcomes`. */
  outcomes: Uint8Array;
  recovered: Int32Array;
  counterpart: Int32Array;
  /** Appearing for the first time in this lot. */
  newPeople: LotPerson[];
  newCategories: string[];
  newGrids: string[];
}

/** By its doer's own word, or with what staff found of it. */
export const joinedAs = ['said', 'supporter', 'nothing_new', 'same_reporter'] as const;

export const columnNames = [
  'at',
  'kind',
  'person',
  'household',
  'source',
  'joined',
  'category',
  'grid',
  'lng',
  'lat',
  'quantity',
  'grade',
  'outcomes',
  'recovered',
  'counterpart',
] as const satisfies readonly (keyof Lot)[];

export const emptyLot = (room: number): Lot => ({
  count: 0,
  at: new Float64Array(room),
  kind: new Uint8Array(room),
  person: new Int32Array(room),
  household: new Int32Array(room),
  source: new Int32Array(room),
  joined: new Uint8Array(room),
  category: new Int32Array(room),
  grid: new Int32Array(room),
  lng: new Float64Array(room),
  lat: new Float64Array(room),
  quantity: new Int32Array(room),
  grade: new Uint8Array(room),
  outcomes: new Uint8Array(room),
  recovered: new Int32Array(room),
  counterpart: new Int32Array(room),
  newPeople: [],
  newCategories: [],
  newGrids: [],
});

/** The columns' memory, to hand over to another thread instead of copying it. */
export const buffersOf = (lot: Lot) => columnNames.map((name) => lot[name].buffer as ArrayBuffer);
