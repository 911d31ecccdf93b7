import type { CompiledBook, CountedBefore, DeedFacts, RuleDecision } from '../rules/service.ts';
import { emptied, whyDayIsFull } from './pay.ts';

/**
 * What a book says of a deed that is decided again: nothing, and why, where the person had as many
 * awards for deeds of that day before it as the book allows.
 */
export function decideWithinDay(
  book: CompiledBook,
  deed: DeedFacts,
  before: CountedBefore & { awardsToday: number },
): RuleDecision | undefined {
  const decision = book.decide(deed, before);
  if (decision === undefined || decision.points === 0) return decision;
  const full = whyDayIsFull(book.document.awardsPerPersonDay, before.awardsToday);
  if (full === undefined) return decision;
  const { points, householdPoints, why } = emptied(decision, full);
  return { ...decision, points, householdPoints, why };
}
