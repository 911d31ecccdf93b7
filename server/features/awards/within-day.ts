import type { CompiledBook, CountedBefore, DeedFacts, RuleDecision } from '../rules/service.ts';
import { dayIsFull, emptied } from './pay.ts';

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
  const limit = book.document.awardsPerPersonDay;
  if (decision === undefined || decision.points === 0) return decision;
  if (limit === null || before.awardsToday < limit) return decision;
  const { points, householdPoints, why } = emptied(decision, dayIsFull(limit));
  return { ...decision, points, householdPoints, why };
}
