import { plain } from '../plain.ts';

/** Where a text says that something is, as far as words tell. */
export interface Places {
  /** Districts, as `a7` of A7县, or a county's own names of towns and communities. */
  districts: ReadonlySet<string>;
  /** Estates, villages, schools … that the title names: kind → the two characters before it. */
  named: ReadonlyMap<string, ReadonlySet<string>>;
  /** All that was written, to look names up in. */
  written: string;
}

/** Letters stand for cities in texts that were made anonymous, a number after one for a district of it. */
const lettered = /(?<![a-z0-9])([a-z])(\d{0,2})(?=[市区县州])/g;
const names =
  /([\p{Script=Han}]{2})(小区|花园|公园|社区|街道|广场|市场|小学|中学|大学|学院|医院|幼儿园|工业园|村|镇|乡|苑)/gu;

/** @param townNames areas of the county by name, without 街道, 镇, 村 or 社区 after it */
export function placesOf(title: string, text: string, townNames: readonly string[] = []): Places {
  const [head, body] = [plain(title), plain(text)];
  const inHead = districtsOf(head, townNames);
  return {
    districts: inHead.size > 0 ? inHead : districtsOf(body, townNames),
    named: namesOf(head),
    written: head + body,
  };
}

function districtsOf(text: string, townNames: readonly string[]): Set<string> {
  const found = [...text.matchAll(lettered)].map(([, letter = '', number = '']) => letter + number);
  return new Set([...found, ...townNames.filter((name) => text.includes(plain(name)))]);
}

function namesOf(text: string): Map<string, Set<string>> {
  const found = Map.groupBy(text.matchAll(names), ([, , kind = '']) => kind);
  return new Map(
    [...found].map(([kind, ones]) => [kind, new Set(ones.map(([, name = '']) => name))]),
  );
}

/**
 * They cannot be about one place: no district of one can be one of the other (A7县 may lie in A市, never in
 * A3区), or their titles name two estates, villages, schools … of which neither text knows the other's.
 */
export const contradict = (one: Places, other: Places): boolean =>
  inOtherDistricts(one, other) || underOtherNames(one, other);

function inOtherDistricts(one: Places, other: Places): boolean {
  if (one.districts.size === 0 || other.districts.size === 0) return false;
  for (const mine of one.districts)
    for (const theirs of other.districts) if (canBeOne(mine, theirs)) return false;
  return true;
}

function underOtherNames(one: Places, other: Places): boolean {
  const strange = (of: ReadonlySet<string>, to: Places) =>
    [...of].every((name) => !to.written.includes(name));
  return [...one.named].some(([kind, mine]) => {
    const theirs = other.named.get(kind);
    return theirs !== undefined && strange(mine, other) && strange(theirs, one);
  });
}

const canBeOne = (mine: string, theirs: string) =>
  mine === theirs ||
  (isCity(mine) && theirs.startsWith(mine)) ||
  (isCity(theirs) && mine.startsWith(theirs));

const isCity = (district: string) => /^[a-z]$/.test(district);
