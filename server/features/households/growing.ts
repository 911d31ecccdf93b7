import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { tell } from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import * as kids from './child-store.ts';
import { birthField } from './sealed-fields.ts';

const lotSize = 500;

/** Ends the records of children who have turned 14, and tells their guardians what follows. Each night. */
export async function letGrownGo(deps: Deps): Promise<number> {
  let grown = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'let_grown_go');
    for (let after: string | null = null; ; ) {
      const lot: kids.GrowingChild[] = await kids.listGrowing(deps.database.read, scope, {
        after,
        limit: lotSize,
      });
      grown += await letGo(deps, scope, lot.filter(isGrown(deps)));
      if (lot.length < lotSize) break;
      after = lot.at(-1)?.id ?? null;
    }
  }
  if (grown > 0) deps.wakeOutbox();
  return grown;
}

const isGrown =
  ({ cipher, clock }: Deps) =>
  ({ id, birthSealed }: kids.GrowingChild): boolean => {
    const birth = residents.openBirth(cipher, birthSealed, birthField(id));
    return residents.ageClassOf(birth, localDate(clock.now())) !== 'under_14';
  };

async function letGo(
  deps: Deps,
  scope: Scope,
  children: readonly kids.GrowingChild[],
): Promise<number> {
  if (children.length === 0) return 0;
  await deps.database.transact(async (tx) => {
    // Without the name: a notice would keep what is deleted here.
    for (const { guardian } of children)
      await tell(tx, deps, {
        county: scope.county,
        resident: guardian,
        words: {
          zh: '家里有孩子已满 14 周岁，家庭里孩子的记录已经删除。可以用自己的手机号登录，再用邀请码加入家庭。',
          en: 'A child of your household is 14 now, and the record of the child was deleted. They can sign in with a phone of their own and join by a code.',
        },
        caseCode: null,
      });
    const ids = children.map(({ id }) => id);
    await kids.endChildren(tx, scope, { ids, because: 'grown', at: deps.clock.now() });
    for (const id of ids)
      await recordAudit(
        tx,
        { deps, ask: { scope } },
        { action: 'household.child_grown', object: `child/${id}` },
      );
  });
  return children.length;
}
