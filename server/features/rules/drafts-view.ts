import type { Draft, DraftSummary, Version } from '../../../contract/rulebooks.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { getNames } from '../staff/service.ts';
import { type DraftFacts, overtaking, versionState } from './drafts-decide.ts';
import { listSteps, type StoredDraft, type StoredStep } from './drafts-store.ts';
import type { StoredVersion } from './publish-store.ts';
import { listPublished } from './store.ts';

type Names = ReadonlyMap<string, string>;

/** The request that waits for a second person, if one does. */
export function waitingRequest(draft: StoredDraft, steps: readonly StoredStep[]) {
  if (draft.state !== 'waiting') return undefined;
  const asked = steps.findLast(({ step }) => step === 'asked');
  if (asked === undefined || asked.effectiveFrom === null)
    throw new Error(`draft ${draft.id} waits for a publication that nobody asked for`);
  return { ...asked, effectiveFrom: asked.effectiveFrom };
}

export function factsOf(draft: StoredDraft, steps: readonly StoredStep[]): DraftFacts {
  return { ...draft, askedBy: waitingRequest(draft, steps)?.by ?? null };
}

interface Around {
  steps: readonly StoredStep[];
  names: Names;
  /** The newest published version; undefined where there is none. */
  newest: Newest | undefined;
}
type Newest = Awaited<ReturnType<typeof listPublished>>[number];

function summaryOf(draft: StoredDraft, { steps, names, newest }: Around): DraftSummary {
  const asked = waitingRequest(draft, steps);
  const newer = draft.state === 'published' ? undefined : overtaking(draft, newest);
  if (draft.state === 'removed') throw new Error(`draft ${draft.id} was removed`);
  return {
    id: draft.id,
    name: draft.name,
    title: draft.document.title,
    state: draft.state,
    revision: draft.revision,
    contentHash: draft.contentHash,
    basedOn: draft.basedOn,
    corrects: draft.corrects,
    overtakenBy:
      newer === undefined ? null : { version: newer.version, effectiveFrom: newer.effectiveFrom },
    editedBy: names.get(draft.editedBy) ?? '',
    editedAt: draft.editedAt.toISOString(),
    rules: draft.document.rules.length,
    asked:
      asked === undefined
        ? null
        : {
            by: names.get(asked.by) ?? '',
            at: asked.at.toISOString(),
            effectiveFrom: asked.effectiveFrom,
            note: asked.note,
          },
  };
}

/** Drafts as the desk lists them, with the names of colleagues. */
export async function summariesOf(
  read: Read,
  scope: Scope,
  drafts: readonly StoredDraft[],
): Promise<DraftSummary[]> {
  const ids = drafts.map(({ id }) => id);
  const steps = await listSteps(read, scope, ids);
  const people = [...drafts.map(({ editedBy }) => editedBy), ...steps.map(({ by }) => by)];
  const names = await getNames(read, scope, people);
  const [newest] = await listPublished(read, scope);
  return drafts.map((draft) => {
    const own = steps.filter((step) => step.draft === draft.id);
    return summaryOf(draft, { steps: own, names, newest });
  });
}

export async function summaryFor(read: Read, scope: Scope, draft: StoredDraft) {
  const [summary] = await summariesOf(read, scope, [draft]);
  if (summary === undefined) throw new Error(`no summary of draft ${draft.id}`);
  return summary;
}

/** What was done about the publication, oldest first. */
export async function stepsFor(
  read: Read,
  scope: Scope,
  steps: readonly StoredStep[],
): Promise<Draft['steps']> {
  const names = await getNames(
    read,
    scope,
    steps.map(({ by }) => by),
  );
  return steps.flatMap(({ step, by, at, note, effectiveFrom, version }) =>
    step === 'removed'
      ? []
      : [
          {
            step,
            by: names.get(by) ?? '',
            at: at.toISOString(),
            note,
            effectiveFrom,
            version,
          },
        ],
  );
}

/** Versions as the desk lists them, newest first as given. */
export async function versionsOf(
  read: Read,
  scope: Scope,
  { versions, today }: { versions: readonly StoredVersion[]; today: LocalDate },
): Promise<Version[]> {
  const people = versions.flatMap(({ askedBy, publishedBy }) => [askedBy, publishedBy]);
  const known = people.filter((person) => person !== null);
  const names = await getNames(read, scope, known);
  const nameOf = (person: string | null) => (person === null ? null : (names.get(person) ?? null));
  return versions.map((book) => ({
    version: book.version,
    title: book.document.title,
    state: versionState(book, versions, today),
    effectiveFrom: book.effectiveFrom,
    publishedAt: book.publishedAt.toISOString(),
    publishedBy: nameOf(book.publishedBy),
    askedBy: nameOf(book.askedBy),
    note: book.note,
    corrects: book.corrects,
    rules: book.document.rules.length,
  }));
}
