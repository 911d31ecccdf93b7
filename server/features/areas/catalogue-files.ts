import { createHash } from 'node:crypto';
import type {
  CatalogueLine,
  CataloguePreview,
  CatalogueTaken,
  MeansElse,
} from '../../../contract/catalogue-files.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { type AuditedBy, recordAudit } from '../../platform/audit.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, jobScope, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import {
  type ListedCategory,
  type Planned,
  planCatalogue,
  type TakenCategory,
} from './catalogue-plan.ts';
import { changeCatalogue } from './kept-catalogue.ts';
import { readCatalogue } from './read-catalogue.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** A file of another kind is wrong in every line. */
const mostNamed = 100;

/** What a file would do, line by line, and what is wrong in it. Nothing of it is kept. */
export async function previewCatalogue(
  deps: Deps,
  { scope }: Ask,
  csv: string,
): Promise<CataloguePreview | Refusal> {
  if (!covers(scope, null)) return refuse('categories_whole_county');
  const { read } = deps.database;
  const { categories, faults } = readCatalogue(csv);
  const all = await store.listCategories(read, scope);
  const planned = await planFor(read, scope, { all, listed: categories });
  const named = new Set(categories.map(({ code }) => code));
  const nameOf = namesIn(all, categories);
  return {
    lines: planned.map((one) => showLine(one, nameOf)),
    wrong: faults.length,
    faults: faults.slice(0, mostNamed),
    others: all.filter(({ code }) => !named.has(code)).length,
    shown: faults.length === 0 ? printOf(planned) : null,
  };
}

interface Given {
  csv: string;
  /** The print of the plan that somebody has seen. */
  shown: string;
  reason: string;
}

/** Takes a file in as it was shown, as a whole or not at all. A second time there is nothing left to do. */
export function importCatalogue(
  deps: Deps,
  ask: Ask,
  { csv, shown, reason }: Given,
): Promise<CatalogueTaken | Refusal> {
  return changeCatalogue(deps, ask, async (tx, all) => {
    const { categories, faults } = readCatalogue(csv);
    const [fault] = faults;
    if (fault !== undefined) {
      const { line, field, why } = fault;
      const values = { line, column: field, why: why.zh, whyEn: why.en, count: faults.length };
      return refuse('catalogue_faulty', { field: '/csv', values });
    }
    const planned = await planFor(tx, ask.scope, { all, listed: categories });
    if (printOf(planned) !== shown) return refuse('catalogue_moved', { field: '/csv' });
    const written = await write(tx, { deps, ask }, { planned, reason });
    if (!written) excuse(ask);
    return countsOf(planned);
  });
}

export interface Imported extends Omit<CatalogueTaken, 'left'> {
  /** Lines of which nothing was taken in, since their code means something else here. */
  left: { code: string; why: MeansElse; here: string }[];
  /** Keywords that lead to another category already, and were not given to this one. */
  leftOut: { code: string; keyword: string; category: string }[];
}

/** Takes in a whole catalogue, as the command does: what clashes with what is here is left and named. */
export async function importCategories(
  deps: Pick<Deps, 'database' | 'clock' | 'ids' | 'cipher'>,
  county: number,
  categories: readonly TakenCategory[],
): Promise<Imported> {
  const scope = jobScope(county, 'import_categories');
  return deps.database.transact(async (tx) => {
    await store.lockCatalogue(tx, scope);
    const all = await store.listCategories(tx, scope);
    const planned = await planFor(tx, scope, { all, listed: categories });
    await write(tx, { deps, ask: { scope } }, { planned });
    return {
      ...countsOf(planned),
      left: planned.flatMap(({ listed: { code }, why, before }) =>
        why === null ? [] : [{ code, why, here: before?.name.zh ?? '' }],
      ),
      leftOut: planned.flatMap(({ listed: { code }, leftOut }) =>
        leftOut.map((one) => ({ code, ...one })),
      ),
    };
  });
}

async function planFor<Listed extends TakenCategory>(
  read: Read,
  scope: Scope,
  { all, listed }: { all: readonly store.StoredCategory[]; listed: readonly Listed[] },
): Promise<Planned<Listed>[]> {
  const codes = listed.map(({ code }) => code);
  const filed = new Set(await store.listFiled(read, scope, codes));
  return planCatalogue({ all, filed }, listed);
}

interface Writing {
  planned: readonly Planned[];
  reason?: string;
}

/** @returns whether there was anything to write */
async function write(tx: Tx, by: AuditedBy, { planned, reason }: Writing): Promise<boolean> {
  const { added, changed, left } = countsOf(planned);
  if (added + changed === 0) return false;
  const moved = planned.filter(({ becomes }) => becomes === 'added' || becomes === 'changed');
  for (const { after } of moved)
    if (after !== undefined) await store.putCategory(tx, by.ask.scope, after);
  await recordAudit(tx, by, {
    action: 'categories.imported',
    object: 'category',
    reason,
    details: { added, changed, left },
    before: Object.fromEntries(moved.map(({ listed, before }) => [listed.code, before ?? null])),
    after: Object.fromEntries(moved.map(({ listed, after }) => [listed.code, after ?? null])),
  });
  return true;
}

function countsOf(planned: readonly Planned[]): CatalogueTaken {
  const counts = { added: 0, changed: 0, same: 0, left: 0 };
  for (const { becomes } of planned) counts[becomes] += 1;
  return counts;
}

/** SHA-256 of what would be written and left: another plan has another one. */
const printOf = (planned: readonly Planned[]) =>
  createHash('sha256')
    .update(
      canonicalJson(
        planned.map(({ listed: { code }, becomes, after, why }) => {
          const retiredAt = after?.retiredAt?.toISOString() ?? null;
          return { code, becomes, why, after: after && { ...after, retiredAt } };
        }),
      ),
    )
    .digest('hex');

type NameOf = (code: string) => { zh: string; en: string };

function namesIn(all: readonly store.StoredCategory[], listed: readonly ListedCategory[]): NameOf {
  const names = new Map([...listed, ...all].map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? { zh: code, en: code };
}

function showLine(planned: Planned<ListedCategory>, nameOf: NameOf): CatalogueLine {
  const { listed, becomes, before, changes, why, leftOut } = planned;
  const { code, group, name } = planned.after ?? listed;
  return {
    line: listed.line,
    code,
    group,
    name,
    becomes,
    changes,
    left: why === null || before === undefined ? null : { why, here: before.name },
    leftOut: leftOut.map(({ keyword, category }) => ({ keyword, category: nameOf(category) })),
    retired: before !== undefined && before.retiredAt !== null,
  };
}
