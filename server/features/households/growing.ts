import { recordEach } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { type Opener, openerOf } from '../../platform/data-keys.ts';
import { eraseKeys } from '../../platform/key-changes.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { tellEach } from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import * as kids from './child-store.ts';
import { birthAt } from './sealed-fields.ts';

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
      const children = lot.map(({ id }) => id);
      const open = await openerOf(deps.database.read, { deps, scope }, children);
      grown += await letGo({ deps, scope }, lot.filter(isGrown(open, deps.clock.now())));
      if (lot.length < lotSize) break;
      after = lot.at(-1)?.id ?? null;
    }
  }
  if (grown > 0) deps.wakeOutbox();
  return grown;
}

const isGrown =
  (open: Opener, now: Date) =>
  ({ id, birthSealed }: kids.GrowingChild): boolean => {
    const birth = open(id, birthSealed, birthAt(id));
    if (birth === null) return false;
    return residents.ageClassOf(residents.readBirth(birth), localDate(now)) !== 'under_14';
  };

async function letGo(
  { deps, scope }: { deps: Deps; scope: Scope },
  children: readonly kids.GrowingChild[],
): Promise<number> {
  if (children.length === 0) return 0;
  await deps.database.transact(async (tx) => {
    // Without the name: a notice would keep what is deleted here.
    const told = {
      words: {
        zh: '家里有孩子已满 14 周岁，家庭里孩子的记录已经删除。可以用自己的手机号登录，再用邀请码加入家庭。以前的账号在窗口停用了的，带证件到社区窗口换上号码，记录和积分都在。',
        en: 'A child of your household is 14 now, and the record of the child was deleted. They can sign in with a phone of their own and join by a code. Where an account of before was closed at the community window, that window gives it a number again; nothing on record is lost.',
      },
      caseCode: null,
    };
    const several = children.map(({ guardian: resident }) => ({ resident, ...told }));
    await tellEach(tx, { deps, scope }, several);
    const ids = children.map(({ id }) => id);
    await kids.endChildren(tx, scope, { ids, because: 'grown', at: deps.clock.now() });
    for (const id of ids) await eraseKeys(tx, { deps, scope }, id);
    const entries = ids.map((id) => ({
      action: 'household.child_grown' as const,
      object: `child/${id}` as const,
    }));
    await recordEach(tx, { deps, ask: { scope } }, entries);
  });
  return children.length;
}
