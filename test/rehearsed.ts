import type { RehearsalResult } from '../contract/rehearsals.ts';
import type { TestApp } from './app.ts';

const none = { points: 0, awards: 0, stopped: 0, people: 0, topShare: 0 };
const nothingHappened: RehearsalResult = {
  deeds: 0,
  people: 0,
  from: '2026-01-01',
  until: '2026-01-01',
  tookMs: 0,
  affected: 0,
  current: none,
  draft: none,
  months: [],
  pools: [],
  budget: null,
  rules: [],
  stops: [],
  groups: [],
  changes: [],
};

/** Writes a finished rehearsal of a draft's present content, for tests that are about what follows. */
export async function markRehearsed({ deps }: TestApp, draft: string): Promise<void> {
  const { read } = deps.database;
  const { county, content_hash, edited_by, name } = await read
    .selectFrom('rule_drafts')
    .select(['county', 'content_hash', 'edited_by', 'name'])
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
      result: JSON.stringify(nothingHappened),
    })
    .execute();
}
