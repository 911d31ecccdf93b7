import type {
  Criterion,
  HouseholdProgress,
  SafeHouseholdCriteria,
} from '../../../contract/safe-households.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate, startOfDay, yearOf } from '../../platform/calendar.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { inForce, objectionToPublishing, progressOf } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const show = ({ publishedAt, ...row }: store.CriteriaRow): SafeHouseholdCriteria => ({
  ...row,
  publishedAt: publishedAt.toISOString(),
});

/** What a safe household is here, and what it will be. */
export async function getCriteria(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ inForce: SafeHouseholdCriteria | null; coming: SafeHouseholdCriteria[] }> {
  const today = localDate(clock.now());
  const versions = await store.listCriteria(read, scope);
  const now = inForce(versions, today);
  const coming = versions.filter(({ effectiveFrom }) => effectiveFrom > today);
  return { inForce: now === undefined ? null : show(now), coming: coming.map(show) };
}

/** Publishes what a safe household is from a day to come. */
export function publishCriteria(
  deps: Deps,
  ask: Ask,
  wanted: { effectiveFrom: LocalDate; criteria: readonly Criterion[] },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<SafeHouseholdCriteria | Refusal> => {
    if (!covers(scope, null)) return refuse('criteria_whole_county');
    const at = deps.clock.now();
    const objection = objectionToPublishing(wanted, localDate(at));
    if (objection !== undefined)
      return refuse(objection, {
        field: objection === 'criteria_begun' ? '/effectiveFrom' : '/criteria',
      });
    const publishedBy = staffOf(scope).id;
    const row = await store.insertCriteria(tx, scope, { ...wanted, publishedBy, at });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'safe_household.published',
        object: `safe_household_criteria/${row.version}`,
        details: { version: row.version, effectiveFrom: row.effectiveFrom },
        before: null,
        after: { ...row, publishedBy },
      },
    );
    return show(row);
  });
}

/** How far the household of the resident who asks is in the present year. */
export async function getProgress(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ progress: HouseholdProgress | null }> {
  const today = localDate(clock.now());
  const year = yearOf(today);
  const criteria = inForce(await store.listCriteria(read, scope), today);
  if (criteria === undefined) return { progress: null };
  const facts = await store.findFacts(read, scope, {
    from: startOfDay(`${year}-01-01`),
    until: startOfDay(`${year + 1}-01-01`),
  });
  if (facts === undefined) return { progress: null };
  const { version } = criteria;
  return { progress: { year, version, ...progressOf(criteria.criteria, facts) } };
}
