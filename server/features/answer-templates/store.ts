import { type Selectable, sql } from 'kysely';
import type { AnswerTemplate } from '../../../contract/answer-templates.ts';
import type { AnswerTemplates } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

const show = (row: Selectable<AnswerTemplates>): AnswerTemplate => ({
  id: row.id,
  move: row.move as AnswerTemplate['move'],
  category: row.category,
  name: row.name,
  words: row.words,
  version: row.version,
  writtenAt: row.written_at.toISOString(),
});

/** Those that are offered: of all cases first, then by category and name. */
export async function listTemplates(read: Read, { county }: Scope): Promise<AnswerTemplate[]> {
  const rows = await read
    .selectFrom('answer_templates')
    .selectAll()
    .where('county', '=', county)
    .where('withdrawn_at', 'is', null)
    .orderBy('move')
    .orderBy(sql`coalesce(category, '')`)
    .orderBy('name')
    .execute();
  return rows.map(show);
}

/** Two who change the texts of a county come one after the other. */
export async function lockTemplates(tx: Tx, { county }: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(${county}, hashtext('templates of answers'))`.execute(tx);
}

interface By {
  by: string;
  at: Date;
}
type Written = Pick<AnswerTemplate, 'id' | 'move' | 'category' | 'name' | 'words' | 'version'>;

/** Writes a text, or writes it anew. */
export async function putTemplate(
  tx: Tx,
  { county }: Scope,
  { by, at, ...template }: Written & By,
): Promise<void> {
  const row = { ...template, written_at: at, written_by: by };
  await tx
    .insertInto('answer_templates')
    .values({ county, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(row))
    .execute();
}

/** Takes a text out of the offer. */
export async function withdrawTemplate(
  tx: Tx,
  { county }: Scope,
  { id, by, at }: { id: string } & By,
): Promise<void> {
  await tx
    .updateTable('answer_templates')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** One of them, whether it is offered or was withdrawn. */
export async function findTemplate(
  tx: Tx,
  { county }: Scope,
  id: string,
): Promise<{ template: AnswerTemplate; withdrawn: boolean } | undefined> {
  const row = await tx
    .selectFrom('answer_templates')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { template: show(row), withdrawn: row.withdrawn_at !== null };
}
