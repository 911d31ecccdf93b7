import type { Notice } from '../../../contract/notices.ts';
import type { Sentence } from '../../../contract/values.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as store from './store.ts';
import { wordsAt } from './words.ts';

type ToReadOut = Pick<Notice, 'id' | 'at' | 'words'>;

/** As many as are read out to somebody in one go. */
const mostReadOut = 20;

/** Unread notices of the resident who asks that staff may read out to them. */
export async function listToReadOut(
  deps: Deps,
  { scope }: Pick<Ask, 'scope'>,
): Promise<{ notices: ToReadOut[]; more: boolean }> {
  const { read } = deps.database;
  const resident = residentOf(scope);
  const rows = await store.listToReadOut(read, scope, { resident, limit: mostReadOut + 1 });
  const open = await openerOf(read, { deps, scope }, [resident]);
  const notices = rows.slice(0, mostReadOut).flatMap(({ id, at, words_sealed }): ToReadOut[] => {
    const words = open(resident, words_sealed, wordsAt(id));
    return words === null
      ? []
      : [{ id, at: at.toISOString(), words: JSON.parse(words) as Sentence }];
  });
  return { notices, more: rows.length > mostReadOut };
}

/** Those of these notices that may be read out were; nothing else is marked as read. */
export function markReadOut(deps: Deps, ask: Ask, ids: readonly string[]) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const resident = residentOf(scope);
    const marked = await store.markReadOut(tx, scope, { resident, ids, at: deps.clock.now() });
    if (marked === 0) excuse(ask);
    else
      await recordAudit(
        tx,
        { deps, ask },
        {
          action: 'notices.read_out',
          object: `resident/${resident}`,
          details: { notices: marked },
        },
      );
    return { marked };
  });
}
