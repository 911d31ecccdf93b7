import type { Award } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import * as rules from '../rules/service.ts';
import { countBefore } from './count-store.ts';
import { openSupplement } from './decide.ts';
import { type DeedRow, factsOfDeed, getDeed } from './deed-store.ts';
import { getEvidence } from './list-store.ts';
import { listPast } from './past-store.ts';
import type { TxContext } from './pay.ts';
import { type Difference, type Past, replay } from './replay.ts';
import { factsOf, ruleOf, takeBack } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { tellHolder } from './tell.ts';
import { tellings } from './tellings.ts';
import { showAward } from './view.ts';

/** By how much the awards of one person under a wrong version differ from what the right one gives. */
export async function compareAwards(
  read: Read,
  scope: Scope,
  { resident, wrong, right }: { resident: string; wrong: number; right: number },
): Promise<Difference[]> {
  const book = await rules.getRulebookVersion(read, scope, right);
  const pasts: Past[] = [];
  for (const { award, deed } of await listPast(read, scope, resident))
    pasts.push({
      award: award.id,
      deed: factsOfDeed(deed),
      at: deed.at,
      rule: award.rule,
      ruleVersion: award.rule_version,
      points: award.points,
      householdPoints: award.household_points,
      around: award.rule_version === wrong ? await countAround(read, scope, { book, deed }) : {},
    });
  return replay(pasts, { wrong, right: book });
}

/** What deeds of others count: as they were decided; only a person's own are decided again. */
async function countAround(
  read: Read,
  scope: Scope,
  { book, deed }: { book: rules.Rulebook; deed: DeedRow },
): Promise<Past['around']> {
  const rule = book.find(factsOfDeed(deed))?.rule;
  if (rule === undefined) return {};
  const { caps, samePlace: place } = rule;
  const { perHouseholdMonth, perPlaceMonth, perCounterpartYear } = caps;
  if (place === null && !perHouseholdMonth && !perPlaceMonth && !perCounterpartYear) return {};
  const counted = await countBefore(read, scope, { deed, rule, lookingBack: true });
  const { householdThisMonth, placeThisMonth, counterpartThisYear, samePlace } = counted;
  return { householdThisMonth, placeThisMonth, counterpartThisYear, samePlace };
}

export interface Correcting {
  award: string;
  /** The resident's own and the household's: above zero is given, below zero is taken back. */
  points: number;
  householdPoints: number;
  /** What the right version says. */
  why: Sentence;
  correction: string;
  reason: string;
  rightVersion: number;
}

/**
 * Makes up for what a wrong version gave too little or too much of, by transfers of its own.
 * @returns false where an award is still to settle: what is announced cannot be taken back in part
 * @throws where no pool covers what is to be given: nothing has happened then
 */
export async function correctAward(context: TxContext, line: Correcting): Promise<boolean> {
  const award = await store.lockAward(context.tx, context.scope, line.award);
  if (award === undefined) throw new Error(`no award ${line.award}`);
  // Taken back for another reason meanwhile: there is nothing left to correct.
  if (award.state === 'reversed') return true;
  const takes = line.points < 0 || line.householdPoints < 0;
  if (takes && award.state !== 'settled') return false;
  if (line.points > 0 || line.householdPoints > 0) await give(context, award, line);
  if (takes) await take(context, award, line);
  return true;
}

async function give(context: TxContext, award: store.AwardRow, line: Correcting): Promise<void> {
  const { tx, scope } = context;
  const { rule } = await ruleOf(context, award);
  const { household } = await getDeed(tx, scope, award.deed);
  const opening = openSupplement({
    award: factsOf(award),
    review: rule.review,
    decision: await getEvidence(tx, scope, award.deed),
  });
  const added = await addToAward(context, {
    award,
    points: Math.max(0, line.points),
    householdPoints: Math.max(0, line.householdPoints),
    household:
      household === null ? null : { holderNo: await store.getHouseholdNo(tx, scope, household) },
    cause: 'correction',
    causeId: line.correction,
    ruleVersion: line.rightVersion,
    why: {
      zh: `细则更正，补上少给的。${line.why.zh}`,
      en: `The rule book was corrected; this is what was missing. ${line.why.en}`,
    },
    opening,
  });
  if (factsOf(added).points === 0) throw new Error(`no pool covers what ${award.id} is short of`);
}

async function take(context: TxContext, award: store.AwardRow, line: Correcting): Promise<void> {
  const { tx, scope, deps } = context;
  const points = Math.max(0, -line.points);
  const householdPoints = Math.max(0, -line.householdPoints);
  const taking = { points, householdPoints, occasion: line.correction };
  const back = await takeBack(context, award, taking);
  const corrected = await store.changeAward(tx, scope, award.id, {
    corrected_points: award.corrected_points + points,
    corrected_household_points: award.corrected_household_points + householdPoints,
    corrected_at: deps.clock.now(),
    ...(back && { reversal_taken: Number(back.taken), reversal_owed: Number(back.owed) }),
  });
  const taken = { points, household_points: householdPoints, why: line.why, reason: line.reason };
  const words = tellings.corrected(corrected, taken);
  await tellHolder(context, corrected, words, { id: award.id });
}

/** Awards by their ids, as they stand. */
export async function getAwards(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Map<string, Award>> {
  const rows = await store.listAwards(read, scope, ids);
  return new Map(rows.map((row) => [row.id, showAward(row)]));
}
