import type { MyHousehold } from '../../../contract/households.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, type Deps, isRepeat } from '../../platform/use-case.ts';
import { oneNamed } from './decide.ts';
import { handOver, takeOut } from './head.ts';
import { getMine } from './mine.ts';
import { refuse } from './refusals.ts';

/* What the head and a guardian do where nobody of the others is shown: they say a name, which is looked for. */

type Work = (deps: Deps, ask: Ask, id: string) => Promise<MyHousehold | Refusal>;

/** A repeat is answered as it was then: whoever has the name now, nothing is done by it once more. */
export const byName =
  (find: (mine: MyHousehold, name: string) => string | Refusal, work: Work) =>
  async (deps: Deps, ask: Ask, name: string): Promise<MyHousehold | Refusal> => {
    if (await isRepeat(deps, ask)) return work(deps, ask, residentOf(ask.scope));
    const found = find(await getMine(deps, ask), name);
    return isRefusal(found) ? found : work(deps, ask, found);
  };

const field = { field: '/name' };

/**
 * The child of whoever asks that has this name. Of a repeat, whose answer was given, no child is looked for:
 * whoever asks stands for it.
 */
export async function findChildNamed(
  deps: Deps,
  ask: Ask,
  name: string,
): Promise<string | Refusal> {
  if (await isRepeat(deps, ask)) return residentOf(ask.scope);
  return findChild(await getMine(deps, ask), name, '/child');
}

/** Only the head learns that a name is one of the household. */
function findRelative({ household }: MyHousehold, name: string): string | Refusal {
  if (household === null) return refuse('in_no_household');
  if (!household.members.some(({ me, head }) => me && head)) return refuse('head_only');
  const found = oneNamed(
    household.members.filter(({ me }) => !me),
    name,
  );
  if (found === 'none') return refuse('relative_not_named', field);
  return found === 'several' ? refuse('relatives_alike', field) : found.id;
}

export function findChild(
  { household }: MyHousehold,
  name: string,
  at = '/name',
): string | Refusal {
  if (household === null) return refuse('in_no_household', { field: at });
  const found = oneNamed(
    household.children.filter(({ mine }) => mine),
    name,
  );
  if (found === 'none') return refuse('child_not_named', { field: at });
  return found === 'several' ? refuse('children_alike', { field: at }) : found.id;
}

export const handOverTo = byName(findRelative, handOver);
export const takeOutNamed = byName(findRelative, takeOut);
