import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { PageCursor } from '../../platform/page.ts';
import { type ListedCase, listQueue, type Queue } from './list-store.ts';
import { type ReadableCase, withTexts } from './texts.ts';

interface Wanted {
  queue: Omit<Queue, 'code' | 'after' | 'limit'>;
  /** Code, place or words; '' for all. */
  find: string;
  after: PageCursor | undefined;
  limit: number;
}

export interface Found {
  cases: ReadableCase[];
  /** Where to go on; undefined when the end was reached. */
  last: ListedCase | undefined;
  /** How many were opened to find these; null where all there are have been, or none had to be. */
  lookedThrough: number | null;
}

/** Cases that are opened in one go to look for words in them. */
const lot = 100;
/** What is more likely a part of a code than a word. */
const codePart = /^(?=.*\d)[A-Za-z0-9-]{5,}$/;
/** Opened for one answer at most; then the reader is asked whether to go on. */
const most = 500;

/**
 * A page of the queue. What people wrote is sealed, so the database cannot search it: a part of a code
 * it finds, words are looked for by opening the newest cases one lot after another.
 */
export async function findInQueue(read: Read, by: Reader, wanted: Wanted): Promise<Found> {
  const { queue, find, after, limit } = wanted;
  const page = { ...queue, code: undefined, after, limit };
  if (find === '') return whole(read, by, await listQueue(read, by.scope, page), limit);
  if (codePart.test(find)) {
    const byCode = await listQueue(read, by.scope, { ...page, code: find });
    if (byCode.length > 0) return whole(read, by, byCode, limit);
  }
  return lookThrough(read, by, wanted);
}

async function whole(
  read: Read,
  by: Reader,
  listed: readonly ListedCase[],
  limit: number,
): Promise<Found> {
  const last = listed.length === limit ? listed.at(-1) : undefined;
  return { cases: await withTexts(read, by, listed), last, lookedThrough: null };
}

async function lookThrough(
  read: Read,
  by: Reader,
  { queue, find, limit, ...wanted }: Wanted,
): Promise<Found> {
  const cases: ReadableCase[] = [];
  let last: ListedCase | undefined;
  let opened = 0;
  while (opened < most) {
    const after = last === undefined ? wanted.after : { at: last.at, id: last.report.id };
    const listed = await listQueue(read, by.scope, {
      ...queue,
      code: undefined,
      after,
      limit: lot,
    });
    for (const one of await withTexts(read, by, listed)) {
      opened += 1;
      last = one;
      if (holds(one, find)) cases.push(one);
      if (cases.length === limit) return { cases, last, lookedThrough: opened };
    }
    if (listed.length < lot) return { cases, last: undefined, lookedThrough: null };
  }
  return { cases, last, lookedThrough: opened };
}

function holds({ report, text }: ReadableCase, find: string): boolean {
  const wanted = find.toLowerCase();
  return [report.code, text.place, text.words].some((one) => one.toLowerCase().includes(wanted));
}
