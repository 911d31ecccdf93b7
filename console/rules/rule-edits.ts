import type { Book, Rule } from './types.ts';

/** The book with one rule replaced. */
export function withRule(book: Book, index: number, rule: Rule): Book {
  return { ...book, rules: book.rules.map((one, place) => (place === index ? rule : one)) };
}

export function withoutRule(book: Book, index: number): Book {
  return { ...book, rules: book.rules.filter((_, place) => place !== index) };
}

export const chapterOf = (id: string) => id.split('.')[0] ?? '';

/** The next free number of a chapter: 2.4 after 2.1 and 2.3. */
export function nextNumber(book: Book, chapter: string): string {
  const taken = book.rules
    .filter(({ id }) => chapterOf(id) === chapter)
    .map(({ id }) => Number(id.split('.')[1] ?? 0));
  return `${chapter}.${Math.max(0, ...taken) + 1}`;
}

/** A new rule at the end of its chapter, with the limits that a rule ought to have. */
export function withNewRule(
  book: Book,
  chapter: string,
  pools: readonly string[],
): { book: Book; index: number } {
  const id = nextNumber(book, chapter);
  const rule: Rule = {
    id,
    name: { zh: '新规则', en: 'New rule' },
    deed: 'report.verified',
    categories: [],
    areas: [],
    from: null,
    until: null,
    base: { kind: 'fixed', points: 1 },
    multipliers: [],
    caps: { perDay: 3, perMonth: 30 },
    cooldownHours: null,
    samePlace: { days: 7, metres: 30, supporterPercent: 0 },
    householdPercent: 0,
    evidence: ['photo', 'place'],
    review: 'when_verified',
    pools: pools.slice(0, 1),
  };
  const last = book.rules.findLastIndex((one) => chapterOf(one.id) === chapter);
  const index = last === -1 ? book.rules.length : last + 1;
  return { book: { ...book, rules: book.rules.toSpliced(index, 0, rule) }, index };
}

/** The rules under their chapters, in the order of the book; what is in no chapter comes last. */
export function chaptersOf(book: Book) {
  const placed = book.rules.map((rule, index) => ({ rule, index }));
  const known = new Set(book.chapters.map(({ number }) => number));
  const chapters = book.chapters.map((chapter) => ({
    chapter,
    rules: placed.filter(({ rule }) => chapterOf(rule.id) === chapter.number),
  }));
  const rest = placed.filter(({ rule }) => !known.has(chapterOf(rule.id)));
  return { chapters, rest };
}
