import type { BodyOf } from '../../../contract/route.ts';
import type { Draft, DraftSummary, rulebookRoutes } from '../../../contract/rulebooks.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { getNames } from '../staff/service.ts';
import { contentHash, type Fault, readBookFile } from './draft-content.ts';
import { isSecondPerson, objectionToWriting } from './drafts-decide.ts';
import { refuse } from './drafts-refusals.ts';
import * as store from './drafts-store.ts';
import { factsOf, stepsFor, summariesOf, summaryFor, versionsOf } from './drafts-view.ts';
import { listPools, listVersions, lockVersions } from './publish-store.ts';
import { rulebookTemplates } from './templates/templates.ts';

/** Whether a rehearsal of exactly this content has finished; the rehearsals answer it. */
export type HasRehearsal = (read: Read, scope: Scope, contentHash: string) => Promise<boolean>;
export type DeskDeps = Deps & { hasRehearsal: HasRehearsal };

/** Everything the desk of the rule owner begins with. */
export async function listRulebooks({ database: { read }, clock }: Deps, { scope }: Ask) {
  const today = localDate(clock.now());
  const [versions, drafts, pools] = await Promise.all([
    listVersions(read, scope),
    store.listDrafts(read, scope),
    listPools(read, scope),
  ]);
  return {
    versions: await versionsOf(read, scope, { versions, today }),
    drafts: await summariesOf(read, scope, drafts),
    templates: rulebookTemplates.map(({ code, title, note }) => ({ code, title, note })),
    pools,
  };
}

export async function getVersion(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  version: number,
) {
  const today = localDate(clock.now());
  const versions = await listVersions(read, scope);
  const found = versions.find((one) => one.version === version);
  if (found === undefined) return refuse('version_not_found');
  const shown = await versionsOf(read, scope, { versions, today });
  const one = shown.find((book) => book.version === version);
  return one === undefined ? refuse('version_not_found') : { ...one, document: found.document };
}

export async function getDraft(deps: DeskDeps, ask: Ask, id: string): Promise<Draft | Refusal> {
  const { read } = deps.database;
  const draft = await store.findDraft(read, ask.scope, id);
  if (draft === undefined) return refuse('draft_not_found');
  const steps = await store.listSteps(read, ask.scope, [id]);
  return {
    ...(await summaryFor(read, ask.scope, draft)),
    document: draft.document,
    steps: await stepsFor(read, ask.scope, steps),
    rehearsed: await deps.hasRehearsal(read, ask.scope, draft.contentHash),
    secondPerson: isSecondPerson(factsOf(draft, steps), staffOf(ask.scope).id),
  };
}

type NewDraft = BodyOf<(typeof rulebookRoutes)['createRuleDraft']>;
type Origin = Pick<store.StoredDraft, 'document' | 'basedOn'>;

export function createDraft(
  deps: Deps,
  ask: Ask,
  given: NewDraft,
): Promise<DraftSummary | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    if (!covers(ask.scope, null)) return refuse('whole_county_only');
    // A draft begins before a publication or after it, never beside it: the two are told apart later.
    await lockVersions(tx, ask.scope);
    const origin = await findOrigin({ tx, deps, ask }, given);
    if (isRefusal(origin)) return origin;
    const versions = await listVersions(tx, ask.scope);
    const corrects = given.corrects ?? null;
    if (corrects !== null && !versions.some(({ version }) => version === corrects))
      return refuse('version_not_found', { field: '/corrects' });
    const name = given.name.trim() || origin.document.title.zh.trim().slice(0, 60);
    if (name === '') return refuse('draft_unnamed', { field: '/name' });
    const now = deps.clock.now();
    const draft: store.StoredDraft = {
      ...origin,
      id: deps.ids.uuid(),
      name,
      contentHash: contentHash(origin.document),
      revision: 1,
      state: 'open',
      corrects,
      createdAt: now,
      editedBy: staffOf(ask.scope).id,
      editedAt: now,
    };
    await store.insertDraft(tx, ask.scope, draft);
    await note({ tx, deps, ask }, { action: 'rule_draft.created', before: null, after: draft });
    return summaryFor(tx, ask.scope, draft);
  });
}

interface Within {
  tx: Tx;
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
  ask: Ask;
}

async function findOrigin({ tx, deps, ask }: Within, given: NewDraft): Promise<Origin | Refusal> {
  if (given.from === 'file') {
    const read = readBookFile(given.document);
    return isFaulty(read) ? malformed(read) : { document: read, basedOn: null };
  }
  if (given.from === 'template') {
    if (given.template === undefined) return refuse('draft_origin_missing', { field: '/template' });
    const document = rulebookTemplates.find(({ code }) => code === given.template)?.document;
    if (document === undefined) return refuse('template_not_found', { field: '/template' });
    return { document, basedOn: null };
  }
  if (given.from === 'version' && given.version === undefined)
    return refuse('draft_origin_missing', { field: '/version' });
  const today = localDate(deps.clock.now());
  const versions = await listVersions(tx, ask.scope);
  const book = versions.find(({ version, effectiveFrom }) =>
    given.from === 'version' ? version === given.version : effectiveFrom <= today,
  );
  if (book === undefined) return refuse('version_not_found', { field: '/version' });
  return { document: book.document, basedOn: book.version };
}

const isFaulty = (read: RulebookDocument | readonly Fault[]): read is readonly Fault[] =>
  Array.isArray(read);

const malformed = (faults: readonly Fault[]): Refusal =>
  refuse('book_malformed', { values: { count: faults.length }, fields: faults });

type Saved = BodyOf<(typeof rulebookRoutes)['saveRuleDraft']>;

/** Saves over the revision that was seen; whoever comes second learns of whom. */
export function saveDraft(
  deps: Deps,
  ask: Ask,
  { id, ...saved }: Saved & { id: string },
): Promise<DraftSummary | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const draft = await openForWriting({ tx, deps, ask }, { id, revision: saved.revision });
    if (isRefusal(draft)) return draft;
    const name = saved.name.trim();
    if (name === '') return refuse('draft_unnamed', { field: '/name' });
    const next: store.StoredDraft = {
      ...draft,
      name,
      document: saved.document,
      contentHash: contentHash(saved.document),
      revision: draft.revision + 1,
      editedBy: staffOf(ask.scope).id,
      editedAt: deps.clock.now(),
    };
    await store.updateDraft(tx, ask.scope, next);
    await note({ tx, deps, ask }, { action: 'rule_draft.saved', before: draft, after: next });
    return summaryFor(tx, ask.scope, next);
  });
}

/** The draft under lock, if the reader may write on from the revision that was seen. */
export async function openForWriting(
  { tx, ask }: Within,
  { id, revision }: { id: string; revision: number },
): Promise<store.StoredDraft | Refusal> {
  if (!covers(ask.scope, null)) return refuse('whole_county_only');
  const draft = await store.lockDraft(tx, ask.scope, id);
  if (draft === undefined) return refuse('draft_not_found');
  const facts = { ...draft, askedBy: null };
  const objection = objectionToWriting(facts, revision);
  if (objection === undefined) return draft;
  return refuse(objection, { values: { who: await nameOf(tx, ask.scope, draft.editedBy) } });
}

export async function nameOf(read: Read, scope: Scope, person: string): Promise<string> {
  return (await getNames(read, scope, [person])).get(person) ?? '';
}

export function removeDraft(
  deps: Deps,
  ask: Ask,
  id: string,
): Promise<{ removed: boolean } | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const seen = await store.findDraft(tx, ask.scope, id);
    if (seen === undefined) return refuse('draft_not_found');
    const draft = await openForWriting({ tx, deps, ask }, seen);
    if (isRefusal(draft)) return draft;
    const removed: store.StoredDraft = { ...draft, state: 'removed' };
    await store.updateDraft(tx, ask.scope, removed);
    await store.insertStep(tx, ask.scope, {
      ...stepOf({ deps, ask }, draft),
      step: 'removed',
      note: '',
    });
    await note({ tx, deps, ask }, { action: 'rule_draft.removed', before: draft, after: removed });
    return { removed: true };
  });
}

/** A step by whoever asks, at this moment, about the draft as it is. */
export function stepOf({ deps, ask }: Omit<Within, 'tx'>, draft: store.StoredDraft) {
  return {
    draft: draft.id,
    by: staffOf(ask.scope).id,
    at: deps.clock.now(),
    contentHash: draft.contentHash,
    effectiveFrom: null,
    version: null,
  };
}

interface Noted extends Pick<AuditEntry, 'action' | 'reason' | 'details'> {
  before: store.StoredDraft | null;
  after: store.StoredDraft;
}

/** Leaves an audit entry about a draft; the hash of its content stands for the document. */
export function note({ tx, deps, ask }: Within, { before, after, ...noted }: Noted): Promise<void> {
  const { id, revision, contentHash } = after;
  return recordAudit(
    tx,
    { deps, ask },
    {
      ...noted,
      object: `rule_draft/${id}`,
      details: { revision, contentHash, ...noted.details },
      before: before && withoutDocument(before),
      after: withoutDocument(after),
    },
  );
}

const withoutDocument = ({ document: _, ...facts }: store.StoredDraft) => facts;
