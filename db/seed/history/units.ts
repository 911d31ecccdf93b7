import { chooseUnits } from '../../../server/features/areas/service.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import type { CasePlan } from './plan.ts';

/** The unit that answers for each case, as the dispatcher's list would put it first. */
export async function findUnits({ database }: Deps, county: number, plans: readonly CasePlan[]) {
  const scope = jobScope(county, 'seed_demo');
  const keyOf = ({ story, spot }: CasePlan) => `${story.category}/${spot.grid}`;
  const units = new Map<string, string>();
  for (const plan of plans) {
    if (units.has(keyOf(plan))) continue;
    const [first] = await chooseUnits(database.read, scope, {
      category: plan.story.category,
      grid: plan.spot.grid,
      categoryName: { zh: '', en: '' },
    });
    if (first === undefined) throw new Error(`${county} has no unit`);
    units.set(keyOf(plan), first.id);
  }
  return (plan: CasePlan): string => units.get(keyOf(plan)) ?? '';
}
