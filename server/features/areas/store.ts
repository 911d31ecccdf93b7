import { sql } from 'kysely';
import type { Area, Category, County } from '../../../contract/areas.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface StoredCategory extends Omit<Category, 'points' | 'retired'> {
  resolveDays: number;
  confidential: boolean;
  /** Since when nothing new is reported as it; null: it is in use. */
  retiredAt: Date | null;
  /** Its own limits; null: those of its severity. */
  dispatchHours: number | null;
  firstAnswerHours: number | null;
}

export async function listCounties(read: Read): Promise<County[]> {
  const rows = await read.selectFrom('counties').selectAll().orderBy('county').execute();
  return rows.map((row) => ({
    county: row.county,
    name: { zh: row.name_zh, en: row.name_en },
    casePrefix: row.case_prefix,
    centre: { lng: row.centre_lng, lat: row.centre_lat },
    hotline: row.hotline,
  }));
}

export async function listAreas(read: Read, scope: Scope): Promise<Area[]> {
  const rows = await read
    .selectFrom('areas')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    parent: row.parent,
    level: row.level as Area['level'],
    name: { zh: row.name_zh, en: row.name_en },
    ring: row.ring as unknown as number[][],
  }));
}

export async function listCategories(read: Read, scope: Scope): Promise<StoredCategory[]> {
  const rows = await read
    .selectFrom('categories')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    group: { zh: row.group_zh, en: row.group_en },
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind as Category['kind'],
    keywords: row.keywords,
    severity: row.severity,
    emergency:
      row.emergency_zh === null ? null : { zh: row.emergency_zh, en: row.emergency_en ?? '' },
    resolveDays: row.resolve_days,
    confidential: row.confidential,
    questions: row.questions as unknown as Category['questions'],
    dispatchHours: row.dispatch_hours,
    firstAnswerHours: row.first_answer_hours,
    retiredAt: row.retired_at,
  }));
}

/** Makes whoever else changes the catalogue wait until this transaction ends. */
export async function lockCatalogue(tx: Tx, { county }: Scope): Promise<void> {
  await tx
    .selectFrom('counties')
    .select('county')
    .where('county', '=', county)
    .forNoKeyUpdate()
    .execute();
}

/** Which of these categories cases are filed under, as they were reported or found to be. */
export async function listFiled(
  read: Read,
  { county }: Scope,
  codes: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select g.code from categories g
    where g.county = ${county} and g.code = any(${[...codes]}::text[])
      and (exists (select from cases c where c.county = g.county and c.category = g.code)
        or exists (select from case_states s where s.county = g.county and s.category = g.code))`.execute(
    read,
  );
  return rows.map(({ code }) => code);
}

/** Writes a category, whether there is one of its code or not. */
export async function putCategory(
  tx: Tx,
  { county }: Scope,
  category: StoredCategory,
): Promise<void> {
  const { code, group, name, kind, keywords, severity, confidential, emergency } = category;
  const columns = {
    group_zh: group.zh,
    group_en: group.en,
    name_zh: name.zh,
    name_en: name.en,
    kind,
    keywords: [...keywords],
    severity,
    resolve_days: category.resolveDays,
    emergency_zh: emergency?.zh ?? null,
    emergency_en: emergency?.en ?? null,
    confidential,
    questions: JSON.stringify(category.questions),
    retired_at: category.retiredAt,
    dispatch_hours: category.dispatchHours,
    first_answer_hours: category.firstAnswerHours,
  };
  await tx
    .insertInto('categories')
    .values({ county, code, ...columns })
    .onConflict((conflict) => conflict.constraint('categories_pk').doUpdateSet(columns))
    .execute();
}

export interface DutyRow {
  unit: string;
  categoryPrefix: string;
  areaPrefix: string;
}

export async function listUnits(read: Read, scope: Scope) {
  const rows = await read
    .selectFrom('units')
    .selectAll()
    .where('county', '=', scope.county)
    .orderBy('name_zh')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    area: row.area,
  }));
}

export async function listDuties(read: Read, scope: Scope): Promise<DutyRow[]> {
  const rows = await read
    .selectFrom('unit_duties')
    .selectAll()
    .where('county', '=', scope.county)
    .execute();
  return rows.map((row) => ({
    unit: row.unit,
    categoryPrefix: row.category_prefix,
    areaPrefix: row.area_prefix,
  }));
}
