import { kept } from '../../platform/kept.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as store from './limits-store.ts';
import { listCategories, type StoredCategory } from './store.ts';

/** By when a case is sent out and answered, and in which days its work is counted. */
export interface Limits {
  dispatchHours: number;
  firstAnswerHours: number;
  workingDays: boolean;
}

export const severities = [1, 2, 3, 4] as const;
export type Severity = (typeof severities)[number];

/**
 * As the platform is delivered. Dispatch in one hour where life is in danger, in two where supply is, as the
 * standard of Beijing of 2023 has it; what is dangerous is worked on through holidays.
 */
const delivered: Record<Severity, Limits> = {
  1: { dispatchHours: 1, firstAnswerHours: 24, workingDays: false },
  2: { dispatchHours: 2, firstAnswerHours: 24, workingDays: false },
  3: { dispatchHours: 24, firstAnswerHours: 24, workingDays: true },
  4: { dispatchHours: 24, firstAnswerHours: 24, workingDays: true },
};

type Graded = Pick<StoredCategory, 'severity' | 'dispatchHours' | 'firstAnswerHours'>;
type Written = ReadonlyMap<number, Limits>;

/** The limits of a severity: those that the county wrote, or else as delivered. */
export function limitsOfSeverity(written: Written, severity: number): Limits {
  return written.get(severity) ?? delivered[severity as Severity];
}

/** The limits of a category: its own where it has some, else those of its severity. */
export function limitsOfCategory(written: Written, category: Graded): Limits {
  const { dispatchHours, firstAnswerHours, workingDays } = limitsOfSeverity(
    written,
    category.severity,
  );
  return {
    dispatchHours: category.dispatchHours ?? dispatchHours,
    firstAnswerHours: category.firstAnswerHours ?? firstAnswerHours,
    workingDays,
  };
}

export type LimitsOf = (category: string) => Limits;

const keptForMs = 60_000;
const limits = kept(keptForMs, async (read, scope): Promise<LimitsOf> => {
  const written = await store.listLimits(read, scope);
  const categories = await listCategories(read, scope);
  const byCode = new Map(categories.map((one) => [one.code, limitsOfCategory(written, one)]));
  return (category) => byCode.get(category) ?? delivered[4];
});

/** The limits of each category as they were within the last minute. */
export function getLimits(deps: Pick<Deps, 'database' | 'clock'>, scope: Scope): Promise<LimitsOf> {
  return limits(deps, scope);
}

/** The catalogue was changed: what was kept of its limits is old. */
export const forgetLimits = limits.forget;
