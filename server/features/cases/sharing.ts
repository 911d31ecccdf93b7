import type { Refusal } from '../../platform/refusal.ts';
import { addsWords, type MergedReport, sharesOf } from '../../text/matters/shares.ts';
import * as awards from '../awards/service.ts';
import * as matterStore from './matter-store.ts';
import { openTexts } from './texts.ts';

interface Verified {
  /** The case that the others follow. */
  lead: string;
  /** Those of which it was just found that they were true. */
  found: ReadonlySet<string>;
}

interface Found extends Pick<Verified, 'found'> {
  /** All that are handled together. */
  members: readonly matterStore.Member[];
}

/**
 * Who is paid as whom, where reports were just found true: those that staff split from what they had been taken for are
 * paid for themselves, and of those that are one matter one is paid as the first. Refused where that is much and whoever
 * says so has not shown lately who they are.
 */
export async function payAsFound(
  context: awards.TxContext,
  verified: Verified,
): Promise<Refusal | undefined> {
  const { tx, scope } = context;
  const members = await matterStore.listMembers(tx, scope, verified.lead);
  const refused = await splitFromOthers(context, { members, found: verified.found });
  if (refused === undefined && members.length > 1)
    await shareMatter(context, { members, found: verified.found });
  return refused;
}

/** Staff had the last word on what tells of one matter: what they split, and did not merge again, is another one. */
async function splitFromOthers(
  context: awards.TxContext,
  { members, found }: Found,
): Promise<Refusal | undefined> {
  const { tx, scope } = context;
  const ids = new Set(members.map(({ id }) => id));
  const splits: awards.Joined[] = [];
  for (const one of await awards.listJoined(tx, scope, [...found])) {
    const pair = [one.source, one.joined] as const;
    if (!ids.has(one.joined) && (await matterStore.areApart(tx, scope, pair))) splits.push(one);
  }
  return awards.splitDeeds(context, splits);
}

/**
 * Before the points of one matter are given, those that do not count as the first are cut to what the book gives to
 * those who support. A split before that leaves nothing to cut.
 */
async function shareMatter(context: awards.TxContext, { members, found }: Found): Promise<void> {
  const reports = await weigh(context, members, found);
  for (const [source, share] of sharesOf(reports))
    if (found.has(source) && share.kind !== 'first' && share.kind !== 'kept')
      await awards.shareMerged(context, { source, first: share.first, share: share.kind });
}

async function weigh(
  { tx, scope, deps }: awards.TxContext,
  members: readonly matterStore.Member[],
  found: ReadonlySet<string>,
): Promise<MergedReport[]> {
  const ids = members.map(({ id }) => id);
  const given = await awards.listGiven(tx, scope, ids);
  const { textOf } = await openTexts(tx, { deps, scope }, ids, 'writer');
  const earlier: string[] = [];
  return members.map((one) => {
    const { words, place } = textOf(one);
    const told = `${place} ${words}`;
    const adds = one.photos > 0 || one.placed || addsWords(told, earlier);
    earlier.push(told);
    const was = given.get(one.id) ?? 'not_yet';
    return {
      id: one.id,
      reporter: one.resident,
      at: one.reportedAt,
      use: useOf(one.stage, { isFound: found.has(one.id), isReversed: was === 'reversed' }),
      adds,
      paid: was === 'as_first' || was === 'as_supporter' ? was : null,
    };
  });
}

/** Each report has a place, on the map or in words: one that staff found true could be used. */
function useOf(
  stage: matterStore.Member['stage'],
  { isFound, isReversed }: { isFound: boolean; isReversed: boolean },
): MergedReport['use'] {
  if (isReversed || ['refused', 'withdrawn', 'transferred'].includes(stage)) return 'useless';
  if (isFound || stage === 'awaiting_confirmation' || stage === 'closed') return 'useful';
  return 'unknown';
}
