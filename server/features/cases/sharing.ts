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

/**
 * Who is paid as whom, where several reports are verified as one matter: before their points are given, those that
 * do not count as the first are cut to what the book gives to those who support. A split before that leaves nothing
 * to cut.
 */
export async function shareMatter(
  context: awards.TxContext,
  { lead, found }: Verified,
): Promise<void> {
  const { tx, scope } = context;
  const members = await matterStore.listMembers(tx, scope, lead);
  if (members.length < 2) return;
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
