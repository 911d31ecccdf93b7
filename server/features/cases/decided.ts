import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import type { DecidedCases } from '../category-models/service.ts';
import * as store from './decided-store.ts';
import { openTexts } from './texts.ts';

type Decided = Awaited<ReturnType<DecidedCases['list']>>;

/** The newest are learnt from: how people write, and what they write about, changes over the years. */
const most = 20_000;
const atOnce = 500;

/** What staff decided, for whoever learns from it. */
export const decidedCases = (deps: Pick<Deps, 'database' | 'cipher'>): DecidedCases => ({
  count: store.countDecided,
  wasErased: store.wasErased,
  list: (scope) => listDecided(deps, scope),
});

/**
 * Opened a lot at a time. Reporters’ own names and numbers are taken out, as for staff; of somebody who was
 * erased nothing is left to learn from, and that staff could not tell what it is teaches nothing.
 */
async function listDecided(
  deps: Pick<Deps, 'database' | 'cipher'>,
  scope: Scope,
): Promise<Decided> {
  const { read } = deps.database;
  const decided: Decided = [];
  for (let before: string | null = null; decided.length < most; ) {
    const rows: store.DecidedRow[] = await store.listDecided(read, scope, {
      before,
      limit: atOnce,
    });
    const ids = rows.map(({ id }) => id);
    const { textOf } = await openTexts(read, { deps, scope }, ids, 'staff');
    for (const { category, resident, decidedAt, ...row } of rows) {
      const { words } = textOf(row);
      if (words !== '' && category !== areas.otherCategory)
        decided.push({ text: words, category, reporter: resident, decidedAt });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) break;
    before = last.id;
  }
  return decided;
}
