import type { RulebookDocument } from '../../../contract/rules.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { countOfAll } from '../../platform/due.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DraftState } from './drafts-decide.ts';
import { readRulebook } from './format.ts';

export interface StoredDraft {
  id: string;
  name: string;
  document: RulebookDocument;
  contentHash: string;
  revision: number;
  state: DraftState;
  basedOn: number | null;
  corrects: number | null;
  createdAt: Date;
  editedBy: string;
  editedAt: Date;
}

export interface StoredStep {
  draft: string;
  step: 'asked' | 'withdrawn' | 'returned' | 'published' | 'removed';
  by: string;
  at: Date;
  note: string;
  contentHash: string;
  effectiveFrom: LocalDate | null;
  version: number | null;
}

const drafts = (read: Read, scope: Scope) =>
  read
    .selectFrom('rule_drafts')
    .select([
      'id',
      'name',
      'document',
      'content_hash',
      'revision',
      'state',
      'based_on',
      'corrects',
      'created_at',
      'edited_by',
      'edited_at',
    ])
    .where('county', '=', scope.county)
    .where('state', '<>', 'removed');

type Row = Awaited<ReturnType<ReturnType<typeof drafts>['executeTakeFirstOrThrow']>>;

const asDraft = (row: Row): StoredDraft => ({
  id: row.id,
  name: row.name,
  document: readRulebook(row.document),
  contentHash: row.content_hash,
  revision: row.revision,
  state: row.state as DraftState,
  basedOn: row.based_on,
  corrects: row.corrects,
  createdAt: row.created_at,
  editedBy: row.edited_by,
  editedAt: row.edited_at,
});

/** Drafts that are not published yet, the last edited first. */
export async function listDrafts(read: Read, scope: Scope): Promise<StoredDraft[]> {
  const rows = await drafts(read, scope)
    .where('state', '<>', 'published')
    .orderBy('edited_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(asDraft);
}

/** Drafts that wait for a second person: none that the reader was the last to edit. */
export async function countToPublish(read: Read, scope: Scope, reader: string): Promise<number> {
  const { count } = await drafts(read, scope)
    .clearSelect()
    .select(countOfAll())
    .where('state', '=', 'waiting')
    .where('edited_by', '<>', reader)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findDraft(
  read: Read,
  scope: Scope,
  id: string,
): Promise<StoredDraft | undefined> {
  const row = await drafts(read, scope).where('id', '=', id).executeTakeFirst();
  return row && asDraft(row);
}

/** The draft, locked until the end of the transaction: two savers come one after the other. */
export async function lockDraft(
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<StoredDraft | undefined> {
  const row = await drafts(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asDraft(row);
}

export async function insertDraft(tx: Tx, scope: Scope, draft: StoredDraft): Promise<void> {
  await tx
    .insertInto('rule_drafts')
    .values({
      county: scope.county,
      id: draft.id,
      name: draft.name,
      document: JSON.stringify(draft.document),
      content_hash: draft.contentHash,
      revision: draft.revision,
      state: draft.state,
      based_on: draft.basedOn,
      corrects: draft.corrects,
      created_by: draft.editedBy,
      created_at: draft.createdAt,
      edited_by: draft.editedBy,
      edited_at: draft.editedAt,
    })
    .execute();
}

/** Writes what was saved; who created the draft and what it began from stay. */
export async function updateDraft(tx: Tx, scope: Scope, draft: StoredDraft): Promise<void> {
  await tx
    .updateTable('rule_drafts')
    .set({
      name: draft.name,
      document: JSON.stringify(draft.document),
      content_hash: draft.contentHash,
      revision: draft.revision,
      state: draft.state,
      edited_by: draft.editedBy,
      edited_at: draft.editedAt,
    })
    .where('county', '=', scope.county)
    .where('id', '=', draft.id)
    .execute();
}

const stepColumns = [
  'draft',
  'step',
  'by',
  'at',
  'note',
  'content_hash',
  'effective_from',
  'version',
] as const;

/** Steps of the drafts, oldest first. */
export async function listSteps(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<StoredStep[]> {
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('rule_draft_steps')
    .select(stepColumns)
    .where('county', '=', scope.county)
    .where('draft', 'in', [...ids])
    .orderBy('draft')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    draft: row.draft,
    step: row.step as StoredStep['step'],
    by: row.by,
    at: row.at,
    note: row.note,
    contentHash: row.content_hash,
    effectiveFrom: row.effective_from,
    version: row.version,
  }));
}

/** Adds a step; the draft is locked by the caller, so numbers follow each other without a gap. */
export async function insertStep(tx: Tx, scope: Scope, step: StoredStep): Promise<void> {
  const before = await listSteps(tx, scope, [step.draft]);
  await tx
    .insertInto('rule_draft_steps')
    .values({
      county: scope.county,
      draft: step.draft,
      number: before.length + 1,
      step: step.step,
      by: step.by,
      at: step.at,
      note: step.note,
      content_hash: step.contentHash,
      effective_from: step.effectiveFrom,
      version: step.version,
    })
    .execute();
}
