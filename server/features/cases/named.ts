import type { Sentence } from '../../../contract/values.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import * as areas from '../areas/service.ts';
import type { CaseEvent } from './history.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { type CaseText, openTexts } from './texts.ts';

/** The units that a report names, in either language: it may complain of them. */
export function namedIn<Unit extends { name: Sentence }>(
  words: string,
  units: readonly Unit[],
): Unit[] {
  const said = latinOf(words);
  return units.filter(({ name }) => {
    const en = latinOf(name.en);
    return words.includes(name.zh) || (en.trim() !== '' && said.includes(en));
  });
}

/** Its words of Latin letters and figures between spaces, so that whole ones are found, however they are written. */
const latinOf = (text: string): string =>
  ` ${(text.toLowerCase().match(/[\p{Script=Latin}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;

/** What is told in a report that is not written down yet. */
export const namesAny = async (read: Read, { scope }: Pick<Reader, 'scope'>, told: string) =>
  namedIn(told, await areas.listUnits(read, scope)).length > 0;

/**
 * All that a reporter told: what it is, where, what they tapped, and what they added later. Where a report names a
 * unit as a landmark somebody reads it in vain; where the place is all that names it, it would go to that very unit.
 */
export const toldIn = (
  { words, place, answers }: Pick<CaseText, 'words' | 'place' | 'answers'>,
  history: readonly Pick<CaseEvent, 'actorKind' | 'note'>[],
): string =>
  [
    words,
    place,
    ...answers.flatMap(({ answer }) => [answer.zh, answer.en]),
    ...history.flatMap(({ actorKind, note }) => (actorKind === 'resident' ? [note] : [])),
  ].join('\n');

interface Unread {
  cases: readonly Pick<store.StoredCase, 'report' | 'state'>[];
  /** The unit of which somebody who read says that all of them complain. */
  against?: string | undefined;
}

/**
 * Of cases that wait to be accepted those that name a unit, by their key, with the first that they name: whether
 * one complains of that unit is for whoever opens it to say, before it could be sent there.
 */
export async function namedUnread(
  read: Read,
  by: Reader,
  { cases, against }: Unread,
): Promise<ReadonlyMap<string, Sentence>> {
  const unread = cases.filter(({ state }) => state.stage === 'reported');
  if (unread.length === 0) return new Map();
  const ids = unread.map(({ report }) => report.id);
  const units = await areas.listUnits(read, by.scope);
  const stepsOf = await store.listHistories(read, by.scope, ids);
  const { textOf, historyOf } = await openTexts(read, by, ids);
  const others = units.filter(({ id }) => id !== against);
  return new Map(
    unread.flatMap(({ report }): [string, Sentence][] => {
      const told = toldIn(textOf(report), historyOf(report.id, stepsOf(report.id)));
      const [named] = namedIn(told, others);
      return named === undefined ? [] : [[report.id, named.name]];
    }),
  );
}

/** The first of them that names a unit is read by itself, before they go on together. */
export function refuseNamed(
  along: readonly Pick<store.StoredCase, 'report'>[],
  named: ReadonlyMap<string, Sentence>,
): Refusal | undefined {
  for (const { report } of along) {
    const unit = named.get(report.id);
    if (unit) return refuse('along_names_unit', { values: { code: report.code, unit: unit.zh } });
  }
  return undefined;
}
