import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as rules from '../rules/service.ts';
import { type CountedAround, countAround } from './around-store.ts';
import { type DeedRow, factsOfDeed } from './deed-store.ts';
import { listResidentsOf, listStanding, type StandingDeed } from './past-store.ts';
import { type Difference, replay } from './replay.ts';

/** What one lot of residents was given under a wrong version, beside what the right one says. */
export interface Comparison {
  differences: (Difference & {
    resident: string;
    /** The pool that would pay: the first of the rule by which the right version pays. */
    payer: string;
  })[];
  /** Awards of the wrong version that were decided again, and residents they belong to. */
  awards: number;
  residents: number;
  /** The last resident of the lot; undefined where nobody is left. */
  last: string | undefined;
}

interface Lot {
  wrong: number;
  right: number;
  /** The last resident of the lot before. */
  after: string | null;
  limit: number;
}

/**
 * Decides again what the next residents were given under a wrong version. Reads only, in a handful of
 * statements for the whole lot; a preview and the correction itself go by this and nothing else.
 */
export async function compareLot(
  read: Read,
  scope: Scope,
  { wrong, right: rightVersion, after, limit }: Lot,
): Promise<Comparison> {
  const people = await listResidentsOf(read, scope, { version: wrong, after, limit });
  const standing = await listStanding(read, scope, people);
  const right = await rules.getRulebookVersion(read, scope, rightVersion);
  const again = standing.filter(({ ruleVersion }) => ruleVersion === wrong);
  const around = await countAroundAll(read, scope, { deeds: again, book: right });
  const payers = new Map(right.document.rules.map(({ id, pools: [first = ''] }) => [id, first]));
  const differences = [...Map.groupBy(standing, ({ deed }) => deed.resident)].flatMap(
    ([resident, own]) =>
      replay(
        own.map((past) => ({
          ...past,
          deed: factsOfDeed(past.deed),
          at: past.deed.at,
          around: around.get(past.deed.id) ?? {},
        })),
        { wrong, right },
      ).map((one) => ({ ...one, resident, payer: payers.get(one.payingRule) ?? '' })),
  );
  const last = people.length === limit ? people.at(-1) : undefined;
  return { differences, awards: again.length, residents: people.length, last };
}

/** One statement for each rule that limits households or places. */
async function countAroundAll(
  read: Read,
  scope: Scope,
  { deeds, book }: { deeds: readonly StandingDeed[]; book: rules.Rulebook },
): Promise<Map<string, CountedAround>> {
  const byRule = Map.groupBy(deeds, ({ deed }) => book.find(factsOfDeed(deed))?.rule);
  const counted = new Map<string, CountedAround>();
  for (const [rule, own] of byRule) {
    if (rule === undefined) continue;
    const rows: DeedRow[] = own.map(({ deed }) => deed);
    for (const [id, one] of await countAround(read, scope, { rule, deeds: rows }))
      counted.set(id, one);
  }
  return counted;
}
