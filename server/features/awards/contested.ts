import type { Award } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import * as rules from '../rules/service.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import { isKeptFromTyping } from './list-store.ts';
import type { TxContext } from './pay.ts';
import { factsOf, ruleOf } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { remainingOf } from './tellings.ts';
import { showAward, showAwards } from './view.ts';

/** What an appeal needs to know of an award. */
export interface Contested {
  award: Award;
  /** The resident's and the household's together. */
  points: number;
  /** Whether a correction of the rule book took some of it back. */
  corrected: boolean;
  /** When it was taken back, or given as nothing. */
  decidedAt: Date;
  /** Who took it back; null where no person did. */
  decider: string | null;
}

async function contestedOf(
  read: Read,
  by: Reader,
  rows: readonly store.AwardRow[],
): Promise<Map<string, Contested>> {
  const shown = await showAwards(read, by, rows);
  return new Map(rows.map((row, place) => [row.id, asContested(row, shown[place])]));
}

const asContested = (row: store.AwardRow, award: Award = showAward(row)): Contested => ({
  award,
  points: factsOf(row).points,
  corrected: row.corrected_at !== null,
  decidedAt: row.reversed_at ?? row.corrected_at ?? row.settled_at ?? row.at,
  decider: row.reversed_by,
});

/** An award of the resident who asks; of a confidential case none, where staff type for them. */
export async function findMine(read: Read, by: Reader, id: string): Promise<Contested | undefined> {
  const row = await store.findAward(read, by.scope, id);
  if (row?.resident !== residentOf(by.scope)) return undefined;
  if (await isKeptFromTyping(read, by.scope, id)) return undefined;
  return (await contestedOf(read, by, [row])).get(id);
}

/** What appeals need to know of these awards, by their ids. */
export async function listContested(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<Map<string, Contested>> {
  return contestedOf(read, by, await store.listAwards(read, by.scope, ids));
}

export async function getContested(read: Read, by: Reader, id: string): Promise<Contested> {
  const row = await store.getAward(read, by.scope, id);
  return (await contestedOf(read, by, [row])).get(id) ?? asContested(row);
}

/** The two shares that granting an appeal gives. */
export interface Grant {
  points: number;
  householdPoints: number;
}

/**
 * What the resident would have, had the award not been taken back; of one that was left empty, what
 * the deed earns by itself, without the limits that left nothing of it.
 */
export async function grantOf(read: Read, scope: Scope, id: string): Promise<Grant> {
  const row = await store.getAward(read, scope, id);
  if (row.state !== 'reversed' && row.corrected_at !== null)
    return {
      points: row.corrected_points,
      householdPoints: row.corrected_household_points,
    };
  const remaining = remainingOf(row);
  if (factsOf(row).points > 0)
    return { points: remaining.points, householdPoints: remaining.household_points };
  const book = await rules.getRulebookVersion(read, scope, row.rule_version);
  const deed = await getDeed(read, scope, row.deed);
  const decision = book.decide(factsOfDeed(deed), rules.nothingBefore);
  if (decision === undefined) return { points: 0, householdPoints: 0 };
  const { points, householdPoints } = decision;
  return { points: points - householdPoints, householdPoints };
}

interface Granting {
  award: string;
  appeal: string;
  why: Sentence;
}

/** Gives what an appeal grants, at once; what is owed is paid first. False where no pool covers it. */
export async function grantAppeal(
  context: TxContext,
  { award: id, appeal, why }: Granting,
): Promise<boolean> {
  const { tx, scope } = context;
  const award = await store.getAward(tx, scope, id);
  const { household } = await getDeed(tx, scope, award.deed);
  const added = await addToAward(context, {
    ...(await grantOf(tx, scope, id)),
    award,
    household:
      household === null ? null : { holderNo: await store.getHouseholdNo(tx, scope, household) },
    cause: 'appeal',
    causeId: appeal,
    by: await ruleOf(context, award),
    why,
    opening: { state: 'settled', posting: 'post', verified: true },
  });
  return factsOf(added).points > 0;
}
