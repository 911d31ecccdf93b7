import type {
  CategoryEdit,
  DeskCategory,
  NewCategory,
} from '../../../contract/catalogue-of-categories.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { ledBy } from './catalogue-plan.ts';
import { refuseNew } from './decide.ts';
import { changeCatalogue } from './kept-catalogue.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export const showOnDesk = ({
  emergency: _,
  questions,
  retiredAt,
  ...category
}: store.StoredCategory): DeskCategory => ({
  ...category,
  questions: questions.length,
  retiredAt: retiredAt?.toISOString() ?? null,
});

export async function getDeskCategories(deps: Deps, ask: Ask): Promise<DeskCategory[]> {
  return (await store.listCategories(deps.database.read, ask.scope)).map(showOnDesk);
}

/** Adds a category; nothing has to be started anew for it to be suggested and reported. */
export function addCategory(
  deps: Deps,
  ask: Ask,
  { reason, ...given }: NewCategory,
): Promise<DeskCategory | Refusal> {
  return changeCatalogue(deps, ask, async (tx, all) => {
    const { code } = given;
    const added = {
      ...tidied(given),
      group: { zh: given.groupZh.trim(), en: given.groupEn.trim() },
    };
    const refused = refuseNew(all, { ...added, code });
    if (refused) return refuse(refused.code, refused);
    const unfit = refuseWords(all, { ...added, code });
    if (unfit) return unfit;
    const model = all.find((one) => one.code === given.asksLike);
    if (given.asksLike && model === undefined)
      return refuse('category_not_found', { field: '/asksLike' });
    const { kind, confidential, dispatchHours = null, firstAnswerHours = null } = given;
    if (!confidential && (kind === 'dispute' || kind === 'cheat'))
      return refuse('kind_confidential', { field: '/confidential' });
    const written: store.StoredCategory = {
      code,
      // As it is called here already, in both languages, where these digits have a group.
      group: all.find((one) => one.group.zh === added.group.zh)?.group ?? added.group,
      name: added.name,
      kind,
      keywords: added.keywords,
      severity: given.severity,
      resolveDays: given.resolveDays,
      dispatchHours,
      firstAnswerHours,
      confidential,
      emergency: null,
      questions: model?.questions ?? [],
      retiredAt: null,
    };
    await store.putCategory(tx, ask.scope, written);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'category.added',
        object: `category/${code}`,
        reason,
        details: { kind, confidential },
        before: null,
        after: { ...facts(written), group: written.group.zh, groupEn: written.group.en },
      },
    );
    return showOnDesk(written);
  });
}

/** Changes what a category is called and known by; its code, its kind and whether it is confidential stay. */
export function editCategory(
  deps: Deps,
  ask: Ask,
  { code, reason, ...edit }: CategoryEdit & { code: string },
): Promise<DeskCategory | Refusal> {
  return changeCatalogue(deps, ask, async (tx, all) => {
    const before = all.find((category) => category.code === code);
    if (before === undefined) return refuse('category_not_found');
    const { name, keywords } = tidied(edit);
    const added = keywords.filter((keyword) => !before.keywords.includes(keyword));
    const unfit = refuseWords(all, { code, name, keywords: added });
    if (unfit) return unfit;
    const after = {
      ...before,
      name,
      keywords,
      severity: edit.severity,
      resolveDays: edit.resolveDays,
      ...(edit.dispatchHours === undefined ? {} : { dispatchHours: edit.dispatchHours }),
      ...(edit.firstAnswerHours === undefined ? {} : { firstAnswerHours: edit.firstAnswerHours }),
    };
    await store.putCategory(tx, ask.scope, after);
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
    return showOnDesk(after);
  });
}

const tidied = ({
  nameZh,
  nameEn,
  keywords,
}: Pick<CategoryEdit, 'nameZh' | 'nameEn' | 'keywords'>) => ({
  name: { zh: nameZh.trim(), en: nameEn.trim() },
  keywords: [...new Set(keywords.map((keyword) => keyword.trim()).filter(Boolean))],
});

const facts = ({ name, keywords, severity, resolveDays, ...own }: store.StoredCategory) => ({
  name: name.zh,
  nameEn: name.en,
  keywords: keywords.join(' '),
  severity,
  resolveDays,
  dispatchHours: own.dispatchHours,
  firstAnswerHours: own.firstAnswerHours,
});

/** A name is wanted in both languages, and a word of two categories would lead to whichever stands first. */
function refuseWords(
  all: readonly store.StoredCategory[],
  { code, name, keywords }: Pick<store.StoredCategory, 'code' | 'name' | 'keywords'>,
): Refusal | undefined {
  if (name.zh === '') return refuse('name_missing', { field: '/nameZh' });
  if (name.en === '') return refuse('name_missing', { field: '/nameEn' });
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
