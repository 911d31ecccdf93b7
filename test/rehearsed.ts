import type { TestApp } from './app.ts';
import { county } from './county.ts';

/** Writes a finished rehearsal of a draft's present content, for tests that are about what follows. */
export async function markRehearsed({ deps }: TestApp, draft: string): Promise<void> {
  const { read } = deps.database;
  const { content_hash, edited_by, name } = await read
    .selectFrom('rule_drafts')
    .select(['content_hash', 'edited_by', 'name'])
    .where('county', '=', county)
    .where('id', '=', draft)
    .executeTakeFirstOrThrow();
  const now = deps.clock.now();
  await read
    .insertInto('rehearsals')
    .values({
      county,
      id: deps.ids.uuid(),
      draft,
      draft_name: name,
      content_hash,
      current_version: 1,
      deeds: 'past',
      state: 'done',
      progress: 100,
      started_by: edited_by,
      started_at: now,
      beat_at: now,
      ended_at: now,
      deeds_fingerprint: content_hash,
      result: JSON.stringify({}),
    })
    .execute();
}
