import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import type { Ruling } from '../../text/matters/groups.ts';
import type { Matter } from '../../text/matters/likeness.ts';
import { toldBy } from './compare.ts';
import { isComplainedOf } from './desk.ts';
import { openTexts } from './texts.ts';
import * as store from './told-store.ts';

/** A report with its words, as staff read them, for whoever asks what several of them tell of. */
export type ToldReport = Omit<store.ToldRow, 'text_sealed' | 'against' | 'alsoAgainst'> & {
  title: string;
  place: string;
};

/** What was told since, to be grouped. Of somebody who was erased nothing is left to read. */
export async function listTold(read: Read, by: Reader, told: store.ToldSince): Promise<Matter[]> {
  const rows = await store.listSince(read, by.scope, told);
  const { textOf } = await openTexts(
    read,
    by,
    rows.map(({ id }) => id),
    'staff',
  );
  return rows.flatMap((row) => {
    const text = textOf(row);
    if (text.words === '') return [];
    return [{ ...toldBy(row, text), reporter: row.resident }];
  });
}

/**
 * Those of some reports that lie below the reader’s areas and do not complain of their unit: nobody opens what
 * they do not answer for.
 */
export async function listToldReports(
  read: Read,
  by: Reader,
  ids: readonly string[],
): Promise<ToldReport[]> {
  const some = await store.listSome(read, by.scope, ids);
  const rows = some.filter((one) => covers(by.scope, one.grid) && !isComplainedOf(by.scope, one));
  const { textOf } = await openTexts(
    read,
    by,
    rows.map(({ id }) => id),
    'staff',
  );
  return rows.map(({ text_sealed, against: _, alsoAgainst: __, ...row }) => {
    const { title, place } = textOf({ id: row.id, text_sealed });
    return { ...row, title, place };
  });
}

export async function listRulings(
  read: Read,
  scope: Scope,
  ids: readonly string[],
): Promise<Ruling[]> {
  const rows = await store.listRulings(read, scope, ids);
  return rows.map(({ report, kind, into }) =>
    kind === 'merged' && into !== null
      ? { kind: 'merge', reports: [into, report] }
      : { kind: 'split', report },
  );
}
