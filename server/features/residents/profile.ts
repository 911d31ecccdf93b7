import type { DeclaredAge, Me } from '../../../contract/residents.ts';
import { recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import { getArea } from '../areas/service.ts';
import { communityOf, nameAt } from '../privacy/service.ts';
import { closeForChild, decideOwnAge, doubtAge, setAge } from './ages.ts';
import type { AgeRefusal } from './decide.ts';
import { getMe } from './me.ts';
import { leaveGift } from './newcomers.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

interface Profile {
  /** Left out, as the grid: what stands there stays. */
  name?: string;
  grid?: string;
  age?: DeclaredAge;
  /** An age under 14 was asked about once more. */
  sure?: boolean;
}

/**
 * Sets name, home grid and age, or some of them. Once there are name and home, and the guided tour was walked,
 * comes the newcomer gift.
 */
export async function completeProfile(
  deps: Deps,
  ask: Ask,
  profile: Profile,
): Promise<Me | Refusal> {
  const { grid, age } = profile;
  if (grid !== undefined && (await getArea(deps, ask.scope, grid))?.level !== 'grid')
    return refuse('grid_unknown', { field: '/grid' });
  const done = await carryOut(deps, ask, (tx) => writeProfile(tx, { deps, ask }, profile));
  if (!isRefusal(done)) return getMe(deps, ask);
  if (done.code === 'too_young' && age !== undefined) await closeForChild(deps, ask, age);
  if (done.code === 'under_14_at_window') await doubtAge(deps, ask);
  return done;
}

/** The same in a transaction of the caller’s, who knows that there is such a grid. */
export async function writeProfile(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { name, grid, age, sure = false }: Profile,
): Promise<null | Refusal> {
  const resident = residentOf(ask.scope);
  const aged =
    age === undefined ? { kind: 'keep' as const } : await decideOwnAge(tx, { deps, ask }, age);
  if (aged.kind === 'refuse') return refuse(askedTwice(aged.code, sure), { field: '/age' });
  if (aged.kind === 'set' && aged.ageClass === 'under_14')
    return refuse('too_young', { field: '/age' });
  const before = await store.getSelf(tx, ask.scope);
  const now = deps.clock.now();
  const seal = await sealerOf(tx, { deps, scope: ask.scope }, resident);
  const nameSealed = name === undefined ? before.name_sealed : seal(name.trim(), nameAt(resident));
  const home = grid ?? before.grid;
  const guided = before.guided_at === null && nameSealed !== null && home !== null;
  const profile = { nameSealed, grid: home, guidedAt: guided ? now : before.guided_at };
  const { toured_at: touredAt } = await store.setProfile(tx, ask.scope, profile);
  if (aged.kind === 'set') await setAge(tx, { deps, ask }, { resident, age: aged });
  if (guided && touredAt !== null) await leaveGift(tx, { deps, ask }, { resident, grid: home });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'resident.profile_set',
      object: `resident/${resident}`,
      area: communityOf(home),
      before: profileOf(before),
      after: { ...profile, ageClass: aged.kind === 'set' ? aged.ageClass : before.age_class },
    },
  );
  return null;
}

/** A year picked by mistake on an account in use is asked about before anything follows from it. */
const askedTwice = (code: AgeRefusal, sure: boolean) =>
  code === 'under_14_at_window' && !sure ? 'under_14_sure' : code;

const profileOf = (row: Awaited<ReturnType<typeof store.getSelf>>) => ({
  nameSealed: row.name_sealed,
  grid: row.grid,
  guidedAt: row.guided_at,
  ageClass: row.age_class,
});
