import { type Selectable, sql } from 'kysely';
import type { CategoryMeasures } from '../../../contract/category-models.ts';
import type { CategoryModels } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export interface ModelRow extends Omit<Selectable<CategoryModels>, 'model' | 'measured'> {
  measured: CategoryMeasures;
  /** Its weights are kept. */
  usable: boolean;
}

const models = (read: Read, { county }: Scope) =>
  read
    .selectFrom('category_models')
    .select([
      'county',
      'version',
      'trained_at',
      'decided_until',
      'cases',
      'seed',
      'threshold',
      'measured',
      'verdict',
      'active',
      'held',
      'activated_at',
      sql<boolean>`model is not null`.as('usable'),
    ])
    .where('county', '=', county);

const asMeasured = <T extends { measured: unknown }>(row: T) => ({
  ...row,
  measured: row.measured as CategoryMeasures,
});

/** Versions, newest first, without their weights. */
export async function listModels(read: Read, scope: Scope, limit: number): Promise<ModelRow[]> {
  const rows = await models(read, scope).orderBy('version', 'desc').limit(limit).execute();
  return rows.map(asMeasured);
}

export async function findActive(read: Read, scope: Scope): Promise<ModelRow | undefined> {
  const row = await models(read, scope).where('active', '=', true).executeTakeFirst();
  return row && asMeasured(row);
}

/** Whether any version was ever in use. */
export async function wasEverActive(read: Read, scope: Scope): Promise<boolean> {
  const row = await models(read, scope)
    .where('activated_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The weights of a version; undefined where there is no such version, or they are not kept. */
export async function findWeights(
  read: Read,
  { county }: Scope,
  version: number,
): Promise<Buffer | undefined> {
  const row = await read
    .selectFrom('category_models')
    .select('model')
    .where('county', '=', county)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.model ?? undefined;
}

/** Makes whoever else adds or chooses a version wait until this transaction ends. */
export async function lockModels(tx: Tx, { county }: Scope): Promise<void> {
  await tx
    .selectFrom('counties')
    .select('county')
    .where('county', '=', county)
    .forNoKeyUpdate()
    .execute();
}

export type NewModel = Omit<ModelRow, 'county' | 'usable' | 'active' | 'held' | 'activated_at'> & {
  model: Buffer;
};

export async function insertModel(tx: Tx, { county }: Scope, model: NewModel): Promise<void> {
  const measured = JSON.stringify(model.measured);
  await tx
    .insertInto('category_models')
    .values({ ...model, county, measured, active: false, activated_at: null })
    .execute();
}

interface Activation {
  version: number | null;
  /** Newer ones do not take its place by themselves. */
  held: boolean;
  at: Date;
}

/** Takes a version into use, and whichever was out of it; null: none. */
export async function activate(
  tx: Tx,
  { county }: Scope,
  { version, held, at }: Activation,
): Promise<void> {
  await tx
    .updateTable('category_models')
    .set({ active: false, held: false })
    .where('county', '=', county)
    .where('active', '=', true)
    .execute();
  if (version === null) return;
  await tx
    .updateTable('category_models')
    .set({ active: true, held, activated_at: at })
    .where('county', '=', county)
    .where('version', '=', version)
    .execute();
}

/** Deletes the weights of all versions up to one, but of the one in use; their figures stay. */
export async function forgetWeights(tx: Tx, { county }: Scope, upTo: number): Promise<void> {
  await tx
    .updateTable('category_models')
    .set({ model: null })
    .where('county', '=', county)
    .where('version', '<=', upTo)
    .where('active', '=', false)
    .where('model', 'is not', null)
    .execute();
}
