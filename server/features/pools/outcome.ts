import type { Outcome } from '../../../contract/sponsors.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as areas from '../areas/service.ts';
import { foldSmall, type Group, leastPeople } from './decide.ts';
import { type By, listOutcome, type OutcomeRow } from './given-store.ts';

/** Leading digits that everything in a town shares. */
const townDigits = 9;
const otherOnes: Sentence = { zh: '其他', en: 'Others' };
const noCategory: Sentence = { zh: '解决后的奖励等', en: 'Bonuses and the like' };
const noTown: Sentence = { zh: '没有地点的', en: 'Without a place' };
const withheld = { awards: null, points: null, residents: null };

/** What these payers gave that stands, told so that nobody can be made out. */
export async function outcomeOf(
  read: Read,
  scope: Scope,
  payers: readonly bigint[],
): Promise<Outcome> {
  const rows = await listOutcome(read, scope, payers);
  const whole = rows.find(({ by }) => by === 'all') ?? { awards: 0, points: 0, residents: 0 };
  const categories = new Map(
    (await areas.listCategories(read, scope)).map(({ code, name }) => [code, name]),
  );
  const towns = new Map(
    (await areas.listAreas(read, scope))
      .filter(({ level }) => level === 'town')
      .map(({ code, name }) => [code.slice(0, townDigits), name]),
  );
  return {
    ...(isFew(whole) ? withheld : sumsOf(whole)),
    categories: named(rows, 'category', (code) => categories.get(code ?? '') ?? noCategory),
    towns: named(rows, 'town', (code) => towns.get(code ?? '') ?? noTown),
    months: foldSmall(groupsOf(rows, 'month'))
      .shown.map(({ key, awards, points }) => ({ month: key ?? '', awards, points }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

type Sums = Omit<Group<unknown>, 'key'>;

/** Counts of one or two can tell who they were; where nobody got anything, nobody is given away. */
const isFew = ({ residents }: Sums) => residents > 0 && residents < leastPeople;
const sumsOf = ({ awards, points, residents }: Sums) => ({ awards, points, residents });

const groupsOf = (rows: readonly OutcomeRow[], by: By): Group<string | null>[] =>
  rows.filter((row) => row.by === by);

function named(
  rows: readonly OutcomeRow[],
  by: By,
  nameOf: (key: string | null) => Sentence,
): Outcome['categories'] {
  const { shown, others } = foldSmall(groupsOf(rows, by));
  const share = ({ awards, points }: Sums) => ({ awards, points });
  return [
    ...shown.map((group) => ({ name: nameOf(group.key), ...share(group) })),
    ...(others === undefined ? [] : [{ name: otherOnes, ...share(others) }]),
  ];
}
