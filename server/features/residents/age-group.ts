import type { MyAgeGroup } from '../../../contract/age-groups.ts';
import { type SayableAgeGroup, sayableAgeGroups } from '../../../contract/sayable-age-groups.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

const isSayable = (group: string | null): group is SayableAgeGroup =>
  sayableAgeGroups.some((one) => one === group);

/** The age group that the resident who asks gave. */
export async function getMyAgeGroup({ database }: Deps, { scope }: Ask): Promise<MyAgeGroup> {
  const { ageGroup } = await store.getOwnAges(database.read, scope);
  return { ageGroup: isSayable(ageGroup) ? ageGroup : null };
}

/** A grown-up gives their age group; whoever has given one takes it back. */
export function setMyAgeGroup(deps: Deps, ask: Ask, { ageGroup }: MyAgeGroup) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyAgeGroup | Refusal> => {
    const { ageClass } = await store.getOwnAges(tx, scope);
    if (ageGroup !== null && ageClass !== 'adult')
      return refuse('age_group_for_grown_ups', { field: '/ageGroup' });
    await store.setAgeGroup(tx, scope, ageGroup);
    const object = `resident/${residentOf(scope)}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'resident.age_group_set', object });
    return { ageGroup };
  });
}
