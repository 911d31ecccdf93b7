import type { Award } from '../../../contract/awards.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { ended } from '../../platform/sentence.ts';
import * as rules from '../rules/service.ts';
import { openSupplement } from './decide.ts';
import { factsOfDeed, getDeed } from './deed-store.ts';
import { getEvidence } from './list-store.ts';
import type { TxContext } from './pay.ts';
import { factsOf } from './steps.ts';
import * as store from './store.ts';
import { addToAward } from './supplement.ts';
import { backColumns, takeBack } from './taking-back.ts';
import { tellHolder } from './tell.ts';
import { tellings } from './tellings.ts';
import { showAwards } from './view.ts';

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
 * `fell_away`: it had been taken back for another reason, nothing was left to correct. `waits`: it is
 * still to settle, and what is announced cannot be taken back in part.
 * @throws where no pool covers what is to be given: nothing has happened then
 */
export async function correctAward(
  context: TxContext,
  line: Correcting,
): Promise<'corrected' | 'fell_away' | 'waits'> {
  const award = await store.lockAward(context.tx, context.scope, line.award);
  if (award === undefined) throw new Error(`no award ${line.award}`);
  if (award.state === 'reversed') return 'fell_away';
  if (await store.isErased(context.tx, context.scope, award.resident)) return 'fell_away';
  const takes = line.points < 0 || line.householdPoints < 0;
  if (takes && award.state !== 'settled') return 'waits';
  if (line.points > 0 || line.householdPoints > 0) await give(context, award, line);
  if (takes) await take(context, award, line);
  return 'corrected';
}

async function give(context: TxContext, award: store.AwardRow, line: Correcting): Promise<void> {
  const { tx, scope } = context;
  const deed = await getDeed(tx, scope, award.deed);
  const { household } = deed;
  const book = await rules.getRulebookVersion(tx, scope, line.rightVersion);
  const rule = book.find(factsOfDeed(deed))?.rule;
  if (rule === undefined) throw new Error(`version ${book.version} does not pay ${award.id}`);
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
    by: { book, rule },
    why: {
      zh: `细则更正，补上少给的。${ended(line.reason, '。')}${line.why.zh}`,
      en: `The rule book was corrected; this is what was missing. ${ended(line.reason, '. ')}${line.why.en}`,
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
    ...backColumns(award, back),
  });
  const taken = { points, household_points: householdPoints, why: line.why, reason: line.reason };
  const words = tellings.corrected(corrected, taken, back);
  await tellHolder(context, corrected, words, { id: award.id });
}

/** Awards by their ids, as they stand. */
export async function getAwards(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<Map<string, Award>> {
  const rows = await store.listAwards(read, by.scope, ids);
  return new Map((await showAwards(read, by, rows)).map((award) => [award.id, award]));
}
