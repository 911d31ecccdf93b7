import { type DeskCategory, otherCategory } from '../../../contract/catalogue-of-categories.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { showOnDesk } from './catalogue.ts';
import { ledBy } from './catalogue-plan.ts';
import { changeCatalogue } from './kept-catalogue.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Named {
  code: string;
  reason: string;
}

/**
 * Takes a category out of use. It is not deleted: cases, rule books, models and figures name it, and go on doing
 * so; only nothing new is suggested, reported or accepted as it.
 */
export function retireCategory(
  deps: Deps,
  ask: Ask,
  { code, reason }: Named,
): Promise<DeskCategory | Refusal> {
  return changeCatalogue(deps, ask, async (tx, all) => {
    const before = all.find((category) => category.code === code);
    if (before === undefined) return refuse('category_not_found');
    if (code === otherCategory) return refuse('category_needed');
    if (before.retiredAt !== null) {
      excuse(ask);
      return showOnDesk(before);
    }
    const after = { ...before, retiredAt: deps.clock.now() };
    await store.putCategory(tx, ask.scope, after);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'category.retired',
        object: `category/${code}`,
        reason,
        before: use(before),
        after: use(after),
      },
    );
    return showOnDesk(after);
  });
}

/** Brings it back as it was. A keyword that was given to another category meanwhile stays there. */
export function reinstateCategory(
  deps: Deps,
  ask: Ask,
  { code, reason }: Named,
): Promise<DeskCategory | Refusal> {
  return changeCatalogue(deps, ask, async (tx, all) => {
    const before = all.find((category) => category.code === code);
    if (before === undefined) return refuse('category_not_found');
    if (before.retiredAt === null) {
      excuse(ask);
      return showOnDesk(before);
    }
    const keywords = before.keywords.filter((keyword) => !ledBy(all, { code, keyword }));
    const after = { ...before, keywords, retiredAt: null };
    await store.putCategory(tx, ask.scope, after);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'category.reinstated',
        object: `category/${code}`,
        reason,
        details: { keywordsElsewhere: before.keywords.length - keywords.length },
        before: use(before),
        after: use(after),
      },
    );
    return showOnDesk(after);
  });
}

const use = ({ keywords, retiredAt }: store.StoredCategory) => ({
  keywords: keywords.join(' '),
  retiredAt: retiredAt?.toISOString() ?? null,
});
