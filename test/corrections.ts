import type { Caller, TestApp } from './app.ts';
import { type Desk, openDesk, report, walkTo } from './road.ts';
import { changedRule, enforce } from './rulebooks.ts';

/** Whoever asks for corrections, whoever signs, and what they do, in the same words each time. */
export async function openCorrections(world: TestApp) {
  const desk = await openDesk(world);
  const owner = await world.staff('rule_owner');
  const leader = await world.staff('leader');
  const list = async () => (await owner('listCorrections')).ok.corrections;
  return {
    desk,
    owner,
    leader,
    ask: (wrongVersion: number, rightVersion: number) =>
      owner('askCorrection', { body: { wrongVersion, rightVersion, reason: '单价录错了' } }),
    sign: (id: string, by: Caller = leader) =>
      by('signCorrection', { params: { id }, body: { note: '两个版本都看过' } }),
    preview: (wrongVersion: number, rightVersion: number, by: Caller = owner) =>
      by('previewCorrection', {
        query: { wrongVersion: String(wrongVersion), rightVersion: String(rightVersion) },
      }),
    whole: async (id: string) => (await owner('getCorrection', { params: { id } })).ok,
    find: async (id: string) => (await list()).find((one) => one.id === id),
  };
}
export type Corrections = Awaited<ReturnType<typeof openCorrections>>;

/** A version that pays so much for a parking report is in force from now on. */
export const pays = (world: TestApp, points: number) =>
  enforce(world, [changedRule('2.2', { base: { kind: 'fixed', points }, samePlace: null })]);

/** Somebody whose parking report has settled. */
export async function settledReport(
  world: TestApp,
  desk: Desk,
  given: { resident?: Caller; category?: string; position?: { lng: number; lat: number } } = {},
): Promise<Caller> {
  const { resident = await world.resident(), ...about } = given;
  const { code } = await report(resident, about);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  return resident;
}
