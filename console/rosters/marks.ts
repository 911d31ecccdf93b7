import type { Problem } from '../../contract/values.ts';
import type { DraftLine } from './draft.ts';

/** What the server said of fields of a list, by their names: `number`, `lines/0/phone`. */
export type Marks = Readonly<Record<string, string>>;

export const marksOf = ({ fields = [] }: Pick<Problem, 'fields'>): Marks =>
  Object.fromEntries(fields.map(({ field, message }) => [field.slice(1), message]));

const without = (marks: Marks, names: readonly string[]): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([name]) => !names.includes(name)));

/** A field that was changed has nothing said of it any more; what was said of the others stands. */
export const afterField = (marks: Marks, name: string): Marks => without(marks, [name]);

interface Change {
  place: number;
  was: DraftLine;
  is: DraftLine;
}

export function afterChange(marks: Marks, { place, was, is }: Change): Marks {
  const changed = (Object.keys(is) as (keyof DraftLine)[]).filter((key) => was[key] !== is[key]);
  return without(
    marks,
    changed.map((key) => `lines/${place}/${key}`),
  );
}

/** A line was taken out: what was said of those below it goes up with them. */
export function afterRemoval(marks: Marks, place: number): Marks {
  const moved = Object.entries(marks).flatMap(([name, message]): [string, string][] => {
    const [, at, field] = /^lines\/(\d+)\/(.+)$/.exec(name) ?? [];
    if (at === undefined || Number(at) < place) return [[name, message]];
    return Number(at) === place ? [] : [[`lines/${Number(at) - 1}/${field}`, message]];
  });
  return Object.fromEntries(moved);
}
