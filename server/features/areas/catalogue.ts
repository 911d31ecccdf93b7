import type { CategoryEdit, DeskCategory } from '../../../contract/catalogue-of-categories.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, jobScope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const show = ({
  emergency: _,
  questions: __,
  ...category
}: store.StoredCategory): DeskCategory => ({
  ...category,
  dispatchHours: category.dispatchHours ?? null,
  firstAnswerHours: category.firstAnswerHours ?? null,
});

export async function getDeskCategories(deps: Deps, ask: Ask): Promise<DeskCategory[]> {
  return (await store.listCategories(deps.database.read, ask.scope)).map(show);
}

/** Changes what a category is called and known by; its code, its kind and whether it is confidential stay. */
export async function editCategory(
  deps: Deps,
  ask: Ask,
  { code, reason, ...edit }: CategoryEdit & { code: string },
): Promise<DeskCategory | Refusal> {
  const { scope } = ask;
  if (!covers(scope, null)) return refuse('categories_whole_county');
  return carryOut(deps, ask, async (tx) => {
    const all = await store.listCategories(tx, scope);
    const before = all.find((category) => category.code === code);
    if (before === undefined) return refuse('category_not_found');
    const keywords = [...new Set(edit.keywords.map((keyword) => keyword.trim()).filter(Boolean))];
    const added = keywords.filter((keyword) => !before.keywords.includes(keyword));
    const elsewhere = refuseKeywords(all, { code, keywords: added });
    if (elsewhere) return elsewhere;
    const after = {
      ...before,
      name: { zh: edit.nameZh.trim(), en: edit.nameEn.trim() },
      keywords,
      severity: edit.severity,
      resolveDays: edit.resolveDays,
      ...(edit.dispatchHours === undefined ? {} : { dispatchHours: edit.dispatchHours }),
      ...(edit.firstAnswerHours === undefined ? {} : { firstAnswerHours: edit.firstAnswerHours }),
    };
    await store.putCategory(tx, scope, after);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'category.changed',
        object: `category/${code}`,
        reason,
        before: facts(before),
        after: facts(after),
      },
    );
    return show(after);
  });
}

const facts = ({ name, keywords, severity, resolveDays, ...own }: store.StoredCategory) => ({
  name: name.zh,
  nameEn: name.en,
  keywords: keywords.join(' '),
  severity,
  resolveDays,
  dispatchHours: own.dispatchHours ?? null,
  firstAnswerHours: own.firstAnswerHours ?? null,
});

/** A word of two categories would lead to whichever stands first. */
function refuseKeywords(
  all: readonly store.StoredCategory[],
  { code, keywords }: { code: string; keywords: readonly string[] },
): Refusal | undefined {
  for (const keyword of keywords) {
    const other = ledBy(all, { code, keyword });
    if (other !== undefined)
      return refuse('keyword_elsewhere', {
        field: '/keywords',
        values: { keyword, category: other.name.zh, categoryEn: other.name.en },
      });
  }
  return undefined;
}

/** Another category to which a word leads already. */
const ledBy = (
  all: readonly store.StoredCategory[],
  { code, keyword }: { code: string; keyword: string },
) => all.find((one) => one.code !== code && one.keywords.includes(keyword));

/** other_group: it belongs to another group here · filed: cases were filed under what it is here. */
export type MeansElse = 'other_group' | 'filed';

export interface Imported {
  added: number;
  changed: number;
  /** Lines of which nothing was taken in, since their code means something else here. */
  left: { code: string; why: MeansElse; here: string }[];
  /** Keywords that lead to another category already, and were not given to this one. */
  leftOut: { code: string; keyword: string; category: string }[];
}

/**
 * Takes in a whole catalogue: categories that are not there are added, those of the same group and code are
 * changed, and keep the keywords that they have here. Where a code means something else here its line is left as a
 * whole: cases were filed under it, by people who had been told what becomes of them.
 */
export async function importCategories(
  deps: Pick<Deps, 'database' | 'clock' | 'ids' | 'cipher'>,
  county: number,
  categories: readonly Omit<store.StoredCategory, 'questions'>[],
): Promise<Imported> {
  const scope = jobScope(county, 'import_categories');
  return deps.database.transact(async (tx: Tx) => {
    const here = new Map((await store.listCategories(tx, scope)).map((one) => [one.code, one]));
    const filed = new Set(await store.listFiled(tx, scope, [...here.keys()]));
    const left = categories.flatMap((one) => {
      const before = here.get(one.code);
      const why = before && meansElse(before, one, filed.has(one.code));
      return why ? [{ code: one.code, why, here: before.name.zh }] : [];
    });
    const leftCodes = new Set(left.map(({ code }) => code));
    const taken = categories.filter(({ code }) => !leftCodes.has(code));
    if (taken.length === 0) return { added: 0, changed: 0, left, leftOut: [] };
    // A catalogue from elsewhere asks nothing: what is asked here stays.
    const asked = (code: string) => here.get(code)?.questions ?? [];
    const asking = taken.map((one) => ({ ...one, questions: asked(one.code) }));
    const { merged, leftOut } = mergeKeywords(here, asking);
    for (const category of merged) await store.putCategory(tx, scope, category);
    const added = taken.filter(({ code }) => !here.has(code)).length;
    const changed = taken.length - added;
    await recordAudit(
      tx,
      { deps, ask: { scope } },
      {
        action: 'categories.imported',
        object: 'category',
        details: { added, changed, left: left.length },
      },
    );
    return { added, changed, left, leftOut };
  });
}

function meansElse(
  before: store.StoredCategory,
  after: Omit<store.StoredCategory, 'questions'>,
  isFiled: boolean,
): MeansElse | undefined {
  if (before.group.zh !== after.group.zh) return 'other_group';
  const isSame =
    before.kind === after.kind &&
    before.confidential === after.confidential &&
    before.name.zh === after.name.zh;
  return isFiled && !isSame ? 'filed' : undefined;
}

/** What staff gave a category stays, and what leads to another one is not given to a second. */
function mergeKeywords(
  here: ReadonlyMap<string, store.StoredCategory>,
  categories: readonly store.StoredCategory[],
): { merged: store.StoredCategory[]; leftOut: Imported['leftOut'] } {
  const known = new Map(here);
  const leftOut: Imported['leftOut'] = [];
  for (const category of categories) {
    const { code } = category;
    const keywords = new Set(here.get(code)?.keywords);
    for (const keyword of category.keywords) {
      const other = keywords.has(keyword)
        ? undefined
        : ledBy([...known.values()], { code, keyword });
      if (other === undefined) keywords.add(keyword);
      else leftOut.push({ code, keyword, category: other.code });
    }
    known.set(code, { ...category, keywords: [...keywords] });
  }
  return { merged: categories.flatMap(({ code }) => known.get(code) ?? []), leftOut };
}
