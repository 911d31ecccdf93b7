import type {
  Criterion,
  CriterionKind,
  HouseholdProgress,
} from '../../../contract/safe-households.ts';
import type { LocalDate } from '../../platform/calendar.ts';

/** What a household has, of each thing that can be asked for. */
export type HouseholdFacts = Record<CriterionKind, number>;

/** How far a household is: it is safe where everything that is asked for is there. */
export function progressOf(
  criteria: readonly Criterion[],
  facts: HouseholdFacts,
): Pick<HouseholdProgress, 'isSafe' | 'criteria'> {
  const judged = criteria.map(({ kind, atLeast }) => ({
    kind,
    atLeast,
    have: facts[kind],
    holds: facts[kind] >= atLeast,
  }));
  return { isSafe: judged.every(({ holds }) => holds), criteria: judged };
}

/** What stands against publishing: a day that has begun, or the same thing asked for twice. */
export function objectionToPublishing(
  { effectiveFrom, criteria }: { effectiveFrom: LocalDate; criteria: readonly Criterion[] },
  today: LocalDate,
): 'criteria_begun' | 'criteria_twice' | undefined {
  if (effectiveFrom <= today) return 'criteria_begun';
  const kinds = new Set(criteria.map(({ kind }) => kind));
  return kinds.size < criteria.length ? 'criteria_twice' : undefined;
}

/** The newest that has begun; of two from one day the later version. */
export function inForce<T extends { version: number; effectiveFrom: LocalDate }>(
  versions: readonly T[],
  today: LocalDate,
): T | undefined {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= today)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];
}
