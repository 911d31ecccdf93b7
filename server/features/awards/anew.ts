import type { DeedKind } from '../../../contract/rules.ts';
import { type Deed, recordDeed, type TxContext } from './grant.ts';
import { reverseSource } from './steps.ts';
import * as store from './store.ts';

interface Anew {
  source: string;
  kind: DeedKind;
  /** With an occasion of its own; undefined: nothing is earned now. */
  deed: Deed | undefined;
}

// One text, read in either language.
const note =
  '同一天的纸面登记表撤销了，按全部时间重新计分。The paper list of that day was undone: all of the time is counted anew.';

/**
 * Counts a deed anew of which a paper list had earned a part: what it gave goes, and what it gives now comes. Where
 * somebody had taken it back, it stays taken back.
 */
export async function countAnew(context: TxContext, { source, kind, deed }: Anew): Promise<void> {
  const { tx, scope } = context;
  const deeds = [kind];
  const before = await store.lockAwardsOfSource(tx, scope, { source, deeds });
  if (before.length > 0 && before.every(({ state }) => state === 'reversed')) return;
  await reverseSource(context, { source, deeds, reason: 'duplicate', note });
  if (deed !== undefined) await recordDeed(context, deed);
}
