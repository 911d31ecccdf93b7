import type { CarryOver, DraftSummary } from '../../../contract/rulebooks.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { carryOver } from './carry-over.ts';
import { diffBooks, type Reading } from './differences.ts';
import { contentHash } from './draft-content.ts';
import { nameOf, note } from './drafts.ts';
import { overtaking } from './drafts-decide.ts';
import { refuse } from './drafts-refusals.ts';
import * as store from './drafts-store.ts';
import { summaryFor } from './drafts-view.ts';
import { listVersions, lockVersions, type StoredVersion } from './publish-store.ts';
import { listAreaNames } from './store.ts';

/** What of the draft can be carried over to the version that has overtaken it. */
export async function getCarryOver(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  id: string,
): Promise<CarryOver | Refusal> {
  const draft = await store.findDraft(read, scope, id);
  if (draft === undefined) return refuse('draft_not_found');
  const books = await booksOf(read, scope, draft);
  if (isRefusal(books)) return books;
  const { base, newest } = books;
  const areas = await listAreaNames(read, scope, documentsOf(books, draft));
  const reading = { today: localDate(clock.now()), areas };
  const { document, collided } = carried(books, draft, reading);
  const { unchanged: _, ...changes } = diffBooks(newest.document, document, reading);
  return { from: base.version, onto: newest.version, carried: changes, collided };
}

interface Books {
  base: StoredVersion;
  newest: StoredVersion;
}

const documentsOf = ({ base, newest }: Books, { document }: store.StoredDraft) => [
  base.document,
  newest.document,
  document,
];

const carried = ({ base, newest }: Books, { document }: store.StoredDraft, reading: Reading) =>
  carryOver({ base: base.document, theirs: newest.document, mine: document }, reading);

/** The version that the draft began from and the one that has overtaken it. */
async function booksOf(
  read: Read,
  scope: Scope,
  draft: store.StoredDraft,
): Promise<Books | Refusal> {
  const versions = await listVersions(read, scope);
  const newest = draft.state === 'published' ? undefined : overtaking(draft, versions[0]);
  if (newest === undefined) return refuse('draft_not_overtaken');
  const base = versions.find(({ version }) => version === draft.basedOn);
  if (base === undefined)
    return refuse('draft_without_base', { values: { version: newest.version } });
  return { base, newest };
}

interface Carrying {
  id: string;
  /** The revision that was seen. */
  revision: number;
  /** Of the draft that begins. */
  name: string;
}

/** Begins again from the newest version with what the draft changes; the draft itself stays as it is. */
export function carryDraftOver(
  deps: Deps,
  ask: Ask,
  { id, revision, name }: Carrying,
): Promise<DraftSummary | Refusal> {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    if (!covers(scope, null)) return refuse('whole_county_only');
    if (name.trim() === '') return refuse('draft_unnamed', { field: '/name' });
    await lockVersions(tx, scope);
    const draft = await store.lockDraft(tx, scope, id);
    if (draft === undefined) return refuse('draft_not_found');
    if (draft.revision !== revision) {
      const who = await nameOf(tx, scope, draft.editedBy);
      return refuse('draft_changed', { values: { who } });
    }
    const books = await booksOf(tx, scope, draft);
    if (isRefusal(books)) return books;
    const now = deps.clock.now();
    const areas = await listAreaNames(tx, scope, documentsOf(books, draft));
    const { document } = carried(books, draft, { today: localDate(now), areas });
    const next: store.StoredDraft = {
      id: deps.ids.uuid(),
      name: name.trim(),
      document,
      contentHash: contentHash(document),
      revision: 1,
      state: 'open',
      basedOn: books.newest.version,
      corrects: draft.corrects,
      createdAt: now,
      editedBy: staffOf(scope).id,
      editedAt: now,
    };
    await store.insertDraft(tx, scope, next);
    const details = { from: id };
    const noted = {
      action: 'rule_draft.carried_over',
      details,
      before: null,
      after: next,
    } as const;
    await note({ tx, deps, ask }, noted);
    return summaryFor(tx, scope, next);
  });
}
