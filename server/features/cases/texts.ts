import type { Answered } from '../../../contract/case-views.ts';
import { openerOf, type Reader, type Sealing, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import {
  aliasWords,
  nameAt,
  phoneAt,
  somebody,
  type Writer,
  withoutWriter,
} from '../privacy/service.ts';
import type { CaseEvent } from './history.ts';
import type { ListedCase } from './list-store.ts';
import * as reporterStore from './reporter-store.ts';
import type * as store from './store.ts';

/** What the reporter wrote. */
export interface CaseText {
  words: string;
  title: string;
  place: string;
  answers: readonly Answered[];
}

export const textAt = (caseId: string) => ({ field: 'cases.text', row: caseId });
export const noteAt = (caseId: string, seq: number) => ({
  field: 'case_events.note',
  row: `${caseId}/${seq}`,
});

/** The words of some cases, opened for one reader. */
export interface Texts {
  textOf(report: Pick<store.CaseRow, 'id' | 'text_sealed'>): CaseText;
  historyOf(caseId: string, steps: readonly store.SealedEvent[]): CaseEvent[];
}

/** After a reporter was erased there is a case without words. */
const erased: CaseText = { words: '', title: '—', place: '', answers: [] };

/**
 * Opens what was written about these cases. The reporters read it as it stands; staff read what a
 * reporter wrote without the reporter's own name and number. What staff wrote is never changed: a list of
 * names, sent in as a note, would come back with the reporter's missing.
 *
 * The rows are read before: a key that is changed meanwhile opens what it sealed for a while, but a key
 * read first may not be the one that sealed a row read later.
 *
 * @param reader `writer` where the reporter is going to read it, whoever asks
 */
export async function openTexts(
  read: Read,
  by: Reader,
  caseIds: readonly string[],
  reader: 'writer' | 'staff' = by.scope.actor.kind === 'staff' ? 'staff' : 'writer',
): Promise<Texts> {
  const reporters = await reporterStore.listReporters(read, by.scope, caseIds);
  const open = await openerOf(
    read,
    by,
    [...reporters.values()].map(({ resident }) => resident),
  );
  const writers = new Map<string, Writer>();
  if (reader === 'staff')
    for (const [caseId, { resident, ...one }] of reporters)
      writers.set(caseId, {
        name: open(resident, one.nameSealed, nameAt(resident)),
        phone: open(resident, one.phoneSealed, phoneAt(resident)),
        instead: one.confidential ? somebody : aliasWords(one.alias).zh,
      });
  const asRead = (caseId: string, text: string) => {
    const writer = writers.get(caseId);
    return writer === undefined ? text : withoutWriter(text, writer);
  };
  return {
    textOf({ id, text_sealed }) {
      const resident = reporters.get(id)?.resident ?? '';
      const text = open(resident, text_sealed, textAt(id));
      if (text === null) return erased;
      // Before categories asked anything there were no answers.
      const { words, place, answers = [] } = JSON.parse(text) as Written;
      return textOf({ words: asRead(id, words), place: asRead(id, place), answers });
    },
    historyOf: (caseId, steps) =>
      steps.map(({ noteSealed, ...step }) => {
        const resident = reporters.get(caseId)?.resident ?? '';
        const note = open(resident, noteSealed, noteAt(caseId, step.seq)) ?? '';
        return { ...step, note: step.actorKind === 'resident' ? asRead(caseId, note) : note };
      }),
  };
}

interface Noted {
  caseId: string;
  /** The reporter, with whose key everything about the case is sealed. */
  resident: string;
  event: CaseEvent;
}

/** The note of a step, sealed; null where nothing was written. */
export async function sealCaseNote(
  { tx, deps, scope }: { tx: Tx } & Sealing,
  { caseId, resident, event }: Noted,
): Promise<string | null> {
  if (event.note === '') return null;
  const seal = await sealerOf(tx, { deps, scope }, resident);
  return seal(event.note, noteAt(caseId, event.seq));
}

export type ReadableCase = ListedCase & { text: CaseText };

/** Cases of a list with what was written in them. */
export async function withTexts(
  read: Read,
  by: Reader,
  listed: readonly ListedCase[],
): Promise<ReadableCase[]> {
  const { textOf } = await openTexts(
    read,
    by,
    listed.map(({ report }) => report.id),
  );
  return listed.map((one) => ({ ...one, text: textOf(one.report) }));
}

type Written = Pick<CaseText, 'words' | 'place'> & Partial<Pick<CaseText, 'answers'>>;

export const textOf = ({ words, place, answers = [] }: Written): CaseText => ({
  words,
  place,
  title: titleOf(words),
  answers,
});

const titleLength = 24;

/** First words of the report: up to a sentence's end, at most 24 characters. */
export function titleOf(words: string): string {
  const first = words.trim().split(/[。!?!?\n\r;;]/)[0] ?? '';
  const characters = [...(first.trim() || words.trim())];
  return characters.length <= titleLength
    ? characters.join('')
    : `${characters.slice(0, titleLength - 1).join('')}…`;
}
