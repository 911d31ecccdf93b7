import type { Sentence } from '../../../contract/values.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { tell } from '../notices/service.ts';
import * as kids from './child-store.ts';
import {
  headOf,
  type MemberFacts,
  refuseHanding,
  refuseHeading,
  refuseTakingOut,
} from './decide.ts';
import { type At, change } from './mine.ts';
import { refuse } from './refusals.ts';
import { nameAt } from './sealed-fields.ts';
import * as store from './store.ts';

/* What the head of a household (户主) alone may do. */

/** Calls the household something else. */
export function rename(deps: Deps, ask: Ask, name: string) {
  return change(deps, ask, async (tx, me) => {
    const headed = await lockHeaded(tx, ask, me.household);
    if (isRefusal(headed)) return headed;
    const seal = await sealerOf(tx, { deps, scope: ask.scope }, headed.id);
    await store.setName(tx, ask.scope, {
      household: headed.id,
      nameSealed: seal(name.trim(), nameAt(headed.id)),
    });
    return { action: 'household.renamed', object: `household/${headed.id}` };
  });
}

/** Makes another grown-up of the household its head. */
export function handOver(deps: Deps, ask: Ask, member: string) {
  const work = async (tx: Tx, me: MemberFacts) => {
    const headed = await lockHeaded(tx, ask, me.household);
    if (isRefusal(headed)) return headed;
    const why = refuseHanding(headed.members.find(({ id }) => id === member));
    if (why) return refuse(why, { field: '/member' });
    await store.setHead(tx, ask.scope, { household: headed.id, head: member });
    if (member !== residentOf(ask.scope))
      await tellOne(tx, { deps, ask }, member, {
        zh: '您现在是家庭的户主：可以改家庭的名字，也可以把搬走的家人移出。',
        en: 'You are the head of the household now: you can rename it, and take out relatives who moved away.',
      });
    return { action: 'household.handed_over', object: `household/${headed.id}` } as const;
  };
  return change(deps, ask, work, member);
}

/** Takes somebody out who lives there no longer. Their own points are theirs; the household’s stay. */
export function takeOut(deps: Deps, ask: Ask, member: string) {
  const work = async (tx: Tx, me: MemberFacts) => {
    const { scope } = ask;
    const headed = await lockHeaded(tx, ask, me.household);
    if (isRefusal(headed)) return headed;
    const { id: household, members } = headed;
    const guardianOf = await kids.countChildren(tx, scope, { household, guardian: member });
    const why = refuseTakingOut(
      members.find(({ id }) => id === member),
      { guardianOf, isMe: member === residentOf(scope) },
    );
    if (why) return refuse(why);
    const at = deps.clock.now();
    await store.setNone(tx, scope, { resident: member, at });
    await store.endInvites(tx, scope, { household, madeBy: member, at });
    await tellOne(tx, { deps, ask }, member, {
      zh: '户主已把您移出家庭，您自己的积分不变。如果不该移出，请让户主重新邀请，或打热线。',
      en: 'The head took you out of the household; your own points stay yours. If that was wrong, have the head invite you again or call the hotline.',
    });
    return { action: 'household.member_taken_out', object: `household/${household}` } as const;
  };
  return change(deps, ask, work, member);
}

/** The household that the resident who asks is the head of, under lock. */
async function lockHeaded(
  tx: Tx,
  { scope }: Ask,
  household: string | null,
): Promise<{ id: string; members: store.MemberRow[] } | Refusal> {
  if (household === null) return refuse('in_no_household');
  const facts = await store.lockHousehold(tx, scope, household);
  const members = await store.listMembers(tx, scope, household);
  const why = refuseHeading(residentOf(scope), headOf(members, facts));
  return why ? refuse(why) : { id: household, members };
}

/** Without names, which would stand in every notice in clear. */
async function tellOne(
  tx: Tx,
  { deps, ask }: At,
  resident: string,
  words: Sentence,
): Promise<void> {
  await tell(tx, deps, { county: ask.scope.county, resident, words, caseCode: null });
}
