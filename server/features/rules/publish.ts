import type { DraftSummary, Version } from '../../../contract/rulebooks.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { findingsOf } from './desk-reading.ts';
import { contentHash } from './draft-content.ts';
import { type DeskDeps, nameOf, note, openForWriting, stepOf } from './drafts.ts';
import {
  farthestDays,
  isSecondPerson,
  objectionToDeciding,
  objectionToFirstDay,
  overtaking,
} from './drafts-decide.ts';
import { refuse } from './drafts-refusals.ts';
import * as drafts from './drafts-store.ts';
import { factsOf, summaryFor, versionsOf, waitingRequest } from './drafts-view.ts';
import * as store from './publish-store.ts';

interface Named {
  id: string;
  /** The revision that was seen. */
  revision: number;
}

/** Asks a second person to publish; what no book may hold is refused here already. */
export function askPublication(
  deps: Deps,
  ask: Ask,
  given: Named & { effectiveFrom: LocalDate; note: string },
): Promise<DraftSummary | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const draft = await openForWriting({ tx, deps, ask }, given);
    if (isRefusal(draft)) return draft;
    await store.lockVersions(tx, ask.scope);
    const no =
      refuseFirstDay(deps, given.effectiveFrom) ??
      (await refuseContent(tx, ask, draft)) ??
      (await refuseAgainstNewest(tx, ask, draft));
    if (no !== undefined) return no;
    const waiting: drafts.StoredDraft = { ...draft, state: 'waiting' };
    await drafts.updateDraft(tx, ask.scope, waiting);
    const { effectiveFrom } = given;
    await drafts.insertStep(tx, ask.scope, {
      ...stepOf({ deps, ask }, draft),
      step: 'asked',
      note: given.note,
      effectiveFrom,
    });
    await note(
      { tx, deps, ask },
      {
        action: 'rule_draft.asked',
        reason: given.note,
        details: { effectiveFrom },
        before: draft,
        after: waiting,
      },
    );
    return summaryFor(tx, ask.scope, waiting);
  });
}

function refuseFirstDay(deps: Pick<Deps, 'clock'>, effectiveFrom: LocalDate): Refusal | undefined {
  const today = localDate(deps.clock.now());
  const objection = objectionToFirstDay(effectiveFrom, today);
  const values = { earliest: addDays(today, 1), latest: addDays(today, farthestDays) };
  return objection && refuse(objection, { field: '/effectiveFrom', values });
}

/** Names every rule that no book may hold, with the reason. */
async function refuseContent(
  tx: Tx,
  { scope, language }: Ask,
  { document }: drafts.StoredDraft,
): Promise<Refusal | undefined> {
  const pools = (await store.listPools(tx, scope)).map(({ code }) => code);
  const refused = findingsOf(document, { pools }).filter(({ severity }) => severity === 'refused');
  const [first] = refused;
  if (first === undefined) return undefined;
  return refuse('book_forbidden', {
    values: { first: first.reason[language] },
    fields: refused.map(({ at, reason }) => ({ field: `/document${at}`, ...reason })),
  });
}

/** Neither the newest version once more, nor over one that the draft does not know; versions are locked. */
async function refuseAgainstNewest(
  tx: Tx,
  { scope }: Ask,
  draft: drafts.StoredDraft,
): Promise<Refusal | undefined> {
  const [newest] = await store.listVersions(tx, scope);
  if (newest !== undefined && contentHash(newest.document) === draft.contentHash)
    return refuse('book_unchanged', { values: { version: newest.version } });
  const newer = overtaking(draft, newest);
  if (newer === undefined) return undefined;
  return refuse('newer_version', { values: { version: newer.version, from: newer.effectiveFrom } });
}

/** Takes the request back; the draft can be written on. */
export function withdrawPublication(
  deps: Deps,
  ask: Ask,
  named: Named,
): Promise<DraftSummary | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const found = await openWaiting(tx, ask, named);
    if (isRefusal(found)) return found;
    return endWaiting({ tx, deps, ask }, found.draft, { step: 'withdrawn', note: '' });
  });
}

/** The second person sends the draft back with a reason. */
export function returnDraft(
  deps: Deps,
  ask: Ask,
  { note: reason, ...named }: Named & { note: string },
): Promise<DraftSummary | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const found = await openWaiting(tx, ask, named);
    if (isRefusal(found)) return found;
    if (!found.isSecondPerson) return refuse('same_person');
    return endWaiting({ tx, deps, ask }, found.draft, { step: 'returned', note: reason });
  });
}

async function endWaiting(
  { tx, deps, ask }: { tx: Tx; deps: Deps; ask: Ask },
  draft: drafts.StoredDraft,
  { step, note: words }: { step: 'withdrawn' | 'returned'; note: string },
): Promise<DraftSummary> {
  const state = step === 'returned' ? 'returned' : 'open';
  const next: drafts.StoredDraft = { ...draft, state };
  await drafts.updateDraft(tx, ask.scope, next);
  const given = stepOf({ deps, ask }, draft);
  await drafts.insertStep(tx, ask.scope, { ...given, step, note: words });
  const noted = { reason: words, before: draft, after: next };
  await note({ tx, deps, ask }, { action: `rule_draft.${step}`, ...noted });
  return summaryFor(tx, ask.scope, next);
}

/** The waiting draft under lock, as it was seen, with what was asked. */
async function openWaiting(tx: Tx, ask: Ask, { id, revision }: Named) {
  if (!covers(ask.scope, null)) return refuse('whole_county_only');
  const draft = await drafts.lockDraft(tx, ask.scope, id);
  if (draft === undefined) return refuse('draft_not_found');
  const steps = await drafts.listSteps(tx, ask.scope, [id]);
  const facts = factsOf(draft, steps);
  const objection = objectionToDeciding(facts, revision);
  if (objection !== undefined)
    return refuse(objection, { values: { who: await nameOf(tx, ask.scope, draft.editedBy) } });
  const asked = waitingRequest(draft, steps);
  if (asked === undefined) return refuse('draft_not_waiting');
  return { draft, asked, isSecondPerson: isSecondPerson(facts, staffOf(ask.scope).id) };
}

/** The second person publishes: the next version, from the day that was asked for. */
export function publishDraft(deps: DeskDeps, ask: Ask, named: Named): Promise<Version | Refusal> {
  return carryOut(deps, ask, async (tx) => {
    const found = await openWaiting(tx, ask, named);
    if (isRefusal(found)) return found;
    const { draft, asked } = found;
    if (!found.isSecondPerson) return refuse('same_person');
    await store.lockVersions(tx, ask.scope);
    const no =
      refuseFirstDay(deps, asked.effectiveFrom) ??
      (await refuseContent(tx, ask, draft)) ??
      (await refuseAgainstNewest(tx, ask, draft));
    if (no !== undefined) return no;
    if (!(await deps.hasRehearsal(tx, ask.scope, draft.contentHash)))
      return refuse('not_rehearsed');
    return appendVersion({ tx, deps, ask }, { draft, asked });
  });
}

interface Approved {
  draft: drafts.StoredDraft;
  asked: NonNullable<ReturnType<typeof waitingRequest>>;
}

async function appendVersion(
  { tx, deps, ask }: { tx: Tx; deps: Deps; ask: Ask },
  { draft, asked }: Approved,
): Promise<Version> {
  const { scope } = ask;
  const [newest] = await store.listVersions(tx, scope);
  const version = (newest?.version ?? 0) + 1;
  const step = stepOf({ deps, ask }, draft);
  await store.insertVersion(tx, scope, {
    version,
    document: draft.document,
    contentHash: draft.contentHash,
    effectiveFrom: asked.effectiveFrom,
    publishedAt: step.at,
    publishedBy: step.by,
    askedBy: asked.by,
    note: asked.note,
    corrects: draft.corrects,
  });
  const published: drafts.StoredDraft = { ...draft, state: 'published' };
  await drafts.updateDraft(tx, scope, published);
  await drafts.insertStep(tx, scope, { ...step, step: 'published', note: '', version });
  const details = { version, effectiveFrom: asked.effectiveFrom };
  const noted = { reason: asked.note, details, before: draft, after: published };
  await note({ tx, deps, ask }, { action: 'rulebook.published', ...noted });
  const versions = await store.listVersions(tx, scope);
  const shown = await versionsOf(tx, scope, { versions, today: localDate(step.at) });
  const made = shown.find((one) => one.version === version);
  if (made === undefined) throw new Error(`version ${version} was not written`);
  return made;
}
