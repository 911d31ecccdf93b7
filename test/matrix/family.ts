import { currentConsent } from '../../contract/guardian-consent.ts';
import type { RouteName } from '../../contract/table.ts';
import type { Caller, TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { join, shareOf } from '../families.ts';
import { register, residentCookie, residentId } from './people.ts';
import type { Asking, Recipe } from './recipe.ts';

const child = { name: '小禾', year: 2019, month: 5, consentVersion: currentConsent };
const isGrownUp = (grid: string) => ({ name: '大禾', grid, age: { kind: 'adult' } });

/** A child of a resident, who says to be grown up first. */
export async function addChild(guardian: Caller, grid: string): Promise<string> {
  (await guardian('completeProfile', { body: isGrownUp(grid) })).ok;
  const { household } = (await guardian('addChild', { body: child })).ok;
  return household?.children.at(-1)?.id ?? '';
}

/** Another grown-up in the household of a resident, who is its head. */
export async function addRelative(world: TestApp, county: number, name: string): Promise<string> {
  // Somebody of that county alone: who is asked about has one number everywhere.
  const relative = `relative of ${name} in ${county}`;
  const them = await register(world, county, { name: relative, home: 'grid' });
  (await them('completeProfile', { body: { age: { kind: 'adult' } } })).ok;
  (await them('leaveHousehold')).ok;
  const cookie = await residentCookie(world, county, residentId(name));
  const { code } = (await callerOf(world.app, cookie, county)('inviteRelative')).ok;
  (await join(them, code)).ok;
  return residentId(relative);
}

/** Nobody leaves a child behind, and nobody is in two households. */
async function leave({ caller, things }: Asking): Promise<void> {
  await caller('withdrawConsent', { params: { id: things.child } });
  await caller('leaveHousehold');
}

/** A code that somebody of another household gives out. */
export async function invitation({
  world,
  county,
}: Pick<Asking, 'world' | 'county'>): Promise<string> {
  const cookie = await residentCookie(world, county, residentId('neighbour'));
  return (await callerOf(world.app, cookie, county)('inviteRelative')).ok.code;
}

/** What of coming points goes to a household of this county. */
export async function shareIn({
  world,
  county,
}: Pick<Asking, 'world' | 'county'>): Promise<number> {
  const cookie = await residentCookie(world, county, residentId('neighbour'));
  return shareOf(callerOf(world.app, cookie, county));
}

const asked = (ask: Recipe['ask'], named = false): Recipe => ({ about: 'nothing', named, ask });

/** Those who live together. */
export const ofTheFamily: Partial<Record<RouteName, Recipe>> = {
  getMyHousehold: asked(() => ({})),
  getMySafeHousehold: asked(() => ({})),
  foundHousehold: asked(async (asking) => {
    await leave(asking);
    return { body: { name: '我们家', agreedShare: await shareIn(asking) } };
  }),
  inviteRelative: asked(() => ({})),
  joinHousehold: asked(async (asking) => {
    await leave(asking);
    return { body: { code: await invitation(asking), agreedShare: await shareIn(asking) } };
  }),
  renameHousehold: asked(() => ({ body: { name: '老周家' } })),
  handOverHousehold: asked(({ things }) => ({ body: { member: things.relative } }), true),
  takeOutRelative: asked(({ things }) => ({ params: { id: things.relative } }), true),
  leaveHousehold: asked(async ({ caller, things }) => {
    await caller('withdrawConsent', { params: { id: things.child } });
    return {};
  }),
  addChild: asked(() => ({ body: child })),
  withdrawConsent: asked(({ things }) => ({ params: { id: things.child } }), true),
};
