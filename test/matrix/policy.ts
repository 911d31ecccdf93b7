import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Relation, relations } from './land.ts';

/** One line of the policy office's table. */
export interface Line {
  address: string;
  who: readonly string[];
  whose: 'any' | 'mine' | 'another’s';
  /** The status by where the thing lies; undefined: there is no such thing. */
  answers: Record<Relation, number | undefined>;
}

const statuses = new Set([200, 201, 401, 403, 404, 409, 422]);

/** Reads the table; whatever is not in its form is a mistake that must not pass for a permission. */
export function readPolicy(
  text = readFileSync(join(import.meta.dirname, 'policy.md'), 'utf8'),
): Line[] {
  const groups = new Map<string, string[]>();
  const lines: Line[] = [];
  for (const row of text.split('\n')) {
    const group = /^- ([a-z ]+): ([a-z_, ]+)$/.exec(row);
    if (group) groups.set(group[1] ?? '', (group[2] ?? '').split(', '));
    if (row.startsWith('| ') && !row.startsWith('| Address ')) lines.push(lineOf(row, groups));
  }
  return lines;
}

function lineOf(row: string, groups: ReadonlyMap<string, string[]>): Line {
  const [address = '', who = '', whose = '', ...numbers] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  if (whose !== 'any' && whose !== 'mine' && whose !== 'another’s')
    throw new Error(`whose is “${whose}” in ${row}`);
  if (numbers.length !== relations.length) throw new Error(`not ${relations.length} in ${row}`);
  const answers = relations.map((relation, place) => {
    const status = numbers[place] === '–' ? undefined : Number(numbers[place]);
    if (status !== undefined && !statuses.has(status)) throw new Error(`no status in ${row}`);
    return [relation, status];
  });
  return {
    address,
    who: groups.get(who) ?? who.split(', '),
    whose,
    answers: Object.fromEntries(answers) as Line['answers'],
  };
}
