import { currentConsent } from '../contract/guardian-consent.ts';
import type { DeclaredAge } from '../contract/residents.ts';
import type { Caller, TestApp } from './app.ts';
import { grids } from './county.ts';

export const adult: DeclaredAge = { kind: 'adult' };
export const born = (year: number, month = 1): DeclaredAge => ({ kind: 'born', year, month });
/** The year in which the tests' clock starts. */
export const thisYear = 2026;

export async function somebody(world: TestApp, name: string, age?: DeclaredAge): Promise<Caller> {
  const caller = await world.resident();
  const body = { name, grid: grids.west, ...(age ? { age } : {}) };
  await caller('completeProfile', { body });
  await caller('finishTour');
  return caller;
}

/** What of coming points goes to the household, as it is shown to whoever agrees to it. */
export const shareOf = async (who: Caller) => (await who('getMyHousehold')).ok.sharePercent;
export const found = async (who: Caller, name = '周家') =>
  who('foundHousehold', { body: { name, agreedShare: await shareOf(who) } });
export const codeOf = async (who: Caller) => (await who('inviteRelative')).ok.code;
export const join = async (who: Caller, code: string) =>
  who('joinHousehold', { body: { code, agreedShare: await shareOf(who) } });
export const mine = async (who: Caller) => (await who('getMyHousehold')).ok.household;

export const child = {
  name: '小禾',
  year: thisYear - 9,
  month: 5,
  consentVersion: currentConsent,
};
export const addChild = (who: Caller, body: Partial<typeof child> = {}) =>
  who('addChild', { body: { ...child, ...body } });

/** The first child of whoever asks. */
export const childOf = async (who: Caller) => (await mine(who))?.children[0]?.id ?? '';

export async function family(world: TestApp) {
  const mother = await somebody(world, '周慧芳', adult);
  await found(mother);
  const father = await somebody(world, '陈永福', adult);
  await join(father, await codeOf(mother));
  return { mother, father };
}
