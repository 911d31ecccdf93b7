import type { BookReading, Differences, Finding } from '../../../contract/rulebooks.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import {
  dayLimitSentence,
  graceSentence,
  lapseSentence,
  levelsSentence,
} from './book-sentences.ts';
import { exampleOf } from './desk-examples.ts';
import { diffBooks } from './differences.ts';
import { versionState } from './drafts-decide.ts';
import { refuse } from './drafts-refusals.ts';
import { findDraft } from './drafts-store.ts';
import { type CheckOptions, checkBook } from './forbidden.ts';
import { listPools, listVersions } from './publish-store.ts';
import { campaignSentence, ruleSentence, worthFigure } from './sentences.ts';
import { listAreaNames, listRetirements } from './store.ts';

/** What stands against a book in a county with these pools and categories. */
export function findingsOf(document: unknown, known: CheckOptions): Finding[] {
  return checkBook(document, known);
}

/** The book as residents would read it, with what stands against it. Nothing is kept. */
export async function readSentences(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  document: RulebookDocument,
): Promise<BookReading> {
  const pools = (await listPools(read, scope)).map(({ code }) => code);
  const categories = await listRetirements(read, scope);
  const areas = await listAreaNames(read, scope, [document]);
  return {
    rules: document.rules.map((rule) => ({
      id: rule.id,
      worth: worthFigure(rule),
      sentence: ruleSentence(rule, areas),
      example: exampleOf(rule),
    })),
    campaigns: document.campaigns.map((campaign) => campaignSentence(campaign, areas)),
    book: [
      lapseSentence(document, localDate(clock.now())),
      graceSentence(document),
      dayLimitSentence(document),
      levelsSentence(document),
    ].filter((sentence) => sentence !== null),
    findings: findingsOf(document, { pools, categories }),
  };
}

/** What the draft changes in the newest published version: that is what it would follow. */
export async function getDifferences(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  id: string,
): Promise<Differences | Refusal> {
  const draft = await findDraft(read, scope, id);
  if (draft === undefined) return refuse('draft_not_found');
  const today = localDate(clock.now());
  const versions = await listVersions(read, scope);
  const [newest] = versions.filter((one) => versionState(one, versions, today) !== 'passed_over');
  const before = newest?.document ?? { ...draft.document, rules: [], campaigns: [] };
  const areas = await listAreaNames(read, scope, [before, draft.document]);
  return {
    against: newest?.version ?? null,
    ...diffBooks(before, draft.document, { today, areas }),
  };
}

/** Versions that are published and not yet in force, the next one first, each with what it changes. */
export async function listComing({ database: { read }, clock }: Deps, { scope }: Ask) {
  const today = localDate(clock.now());
  const versions = await listVersions(read, scope);
  const speaking = versions
    .filter((one) => ['in_force', 'coming'].includes(versionState(one, versions, today)))
    .reverse();
  const documents = speaking.map(({ document }) => document);
  const areas = await listAreaNames(read, scope, documents);
  return speaking.flatMap((book, index) => {
    const before = speaking[index - 1];
    if (before === undefined) return [];
    return [
      {
        version: book.version,
        effectiveFrom: book.effectiveFrom,
        publishedAt: book.publishedAt.toISOString(),
        note: book.note,
        differences: {
          against: before.version,
          ...diffBooks(before.document, book.document, { today, areas }),
        },
      },
    ];
  });
}
