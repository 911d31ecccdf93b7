import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { liveTogether } from '../../../test/holders.ts';
import {
  agreement,
  asParty,
  earnedBy,
  inCharge,
  mediationRules,
  opening,
  openMediator,
  type Someone,
  sat,
  someone,
  wellDone,
} from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { makeScope } from '../../platform/scope.ts';
import { listAsked } from './reading.ts';

/* Somebody whose account has no number is somebody: known by name and home, tied to whom they are tied to, and paid. */

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await enforce(world, mediationRules);
  desk = inCharge(world);
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const byId = (id: string, body?: unknown) => ({ params: { id }, body });
const community = grids.west.slice(0, 12);

/** Takes the number off an account at the window, as after it has gone to somebody else. */
async function takeNumberOff({ phone, name }: Someone): Promise<void> {
  const intake = await world.staff('intake');
  const purpose = 'phone_release';
  const sent = await intake('sendWindowCode', { body: { phone, purpose } });
  const body = {
    phone,
    code: sent.ok.demoCode,
    owner: name,
    paper: 'id_card',
    reason: '号码换了主人',
  };
  (await intake('detachPhoneAtWindow', { body })).ok;
}

async function withoutNumber(): Promise<Someone> {
  const one = await someone(world);
  await takeNumberOff(one);
  return one;
}
const atHome = ({ name }: Someone, home: string = grids.west) => ({
  ...asParty({ name, phone: null }),
  home,
});
const open = (parties: readonly object[]) => desk('openMediation', { body: opening(parties) });

describe('a party without a number', () => {
  test('is found by name and grid, or by name and community, and by nothing less', async () => {
    const [one, other] = [await withoutNumber(), await someone(world)];
    for (const home of [grids.west, community]) {
      const { parties } = (await open([atHome(one, home), asParty(other)])).ok;
      expect(parties.map(({ hasAccount }) => hasAccount)).toEqual([true, true]);
    }
    const unlinked = [asParty({ name: one.name, phone: null }), asParty(other)];
    expect((await open(unlinked)).ok.parties[0]?.hasAccount).toBe(false);
    const field = (refused: Awaited<ReturnType<typeof open>>) => [
      refused.problem.code,
      refused.problem.fields?.[0]?.field,
    ];
    expect(field(await open([asParty(other), atHome(one, grids.east)]))).toEqual([
      'nobody_so_named',
      '/parties/1/name',
    ]);
    expect(field(await open([atHome(other), atHome(one)]))).toEqual([
      'nobody_so_named',
      '/parties/0/name',
    ]);
    const both = { ...asParty(other), home: grids.west };
    expect(field(await open([both, atHome(one)]))).toEqual(['number_or_home', '/parties/0/home']);
    expect(field(await open([atHome(one), atHome(one)]))[0]).toBe('parties_alike');
  });

  test('is nobody where two of that name live there, until the grid tells them apart', async () => {
    const one = await withoutNumber();
    const namesake = await someone(world);
    const profile = { name: one.name, grid: grids.west };
    (await namesake.call('completeProfile', { body: profile })).ok;
    await takeNumberOff({ ...namesake, name: one.name });
    const refused = await open([atHome(one), asParty(await someone(world))]);
    expect(refused.problem).toMatchObject({ status: 409, code: 'several_so_named' });
  });

  test('keeps whoever lives with them from mediating', async () => {
    const [one, other] = [await someone(world), await someone(world)];
    const relative = await openMediator(world);
    await liveTogether(world, [one.call, relative.call]);
    await takeNumberOff(one);
    const { id } = (await open([atHome(one), asParty(other)])).ok;
    const { mediators } = (await desk('listMediatorChoices', byId(id))).ok;
    const choice = mediators.find((mediator) => mediator.id === relative.id);
    expect(choice?.ties.map(({ code }) => code)).toEqual(['same_household']);
  });

  test('is asked beside staff what is asked of them, and is paid for being reconciled', async () => {
    const [one, other] = [await withoutNumber(), await someone(world)];
    const mediator = await openMediator(world);
    const { id } = (await open([atHome(one), asParty(other)])).ok;
    const actor = { kind: 'resident', id: one.id } as const;
    const scope = makeScope({ county, actor, areas: [] });
    const asked = async () => (await listAsked(world.deps, { scope })).map((file) => file.moves);
    expect(await asked()).toEqual([['acknowledge', 'leave']]);
    (await desk('informParty', byId(id, { side: 1 }))).ok;
    (await other.call('acknowledgeMyRights', byId(id))).ok;
    const given = { mediator: mediator.id, team: null, grade: 1 };
    (await desk('assignMediator', byId(id, given))).ok;
    const session = { kind: 'session', heldOn: '2026-01-01', words: sat, helpers: [] };
    (await mediator.call('recordMySession', byId(id, session))).ok;
    const { proposedAt } = (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    const signed = { side: 1, signature: 'M10 10 L120 80', proposedAt };
    (await desk('signAgreement', byId(id, signed))).ok;
    const answer = { agreed: true, proposedAt };
    (await other.call('answerMyAgreement', byId(id, answer))).ok;
    const second = await world.staff('mediator_second');
    (await second('reviewMediation', byId(id, wellDone))).ok;
    await world.settle();
    const { rows } = await world.deps.database.pool.query(
      `select kind from deeds where resident = $1 and source = $2`,
      [one.id, id],
    );
    expect(rows).toEqual([{ kind: 'mediation.reconciled' }]);
    expect(await earnedBy(other)).toMatchObject({ '4.3 settled': 5 });
  });
});

test('a member of a team without a number is found by name and home; given twice, or by half, they are not', async () => {
  const one = await withoutNumber();
  const save = (who: object) =>
    desk('saveMediationTeam', {
      body: {
        id: null,
        name: '没手机也能来的队',
        area: community,
        members: [{ role: 'volunteer', stateEmployee: false, ...who }],
      },
    });
  const { members } = (await save({ name: one.name, home: community })).ok;
  expect(members.map(({ id }) => id)).toEqual([one.id]);
  expect((await save({ name: one.name, home: grids.east })).problem.code).toBe('nobody_so_named');
  for (const who of [{}, { name: one.name }, { home: community }])
    expect((await save(who)).problem).toMatchObject({ status: 422, code: 'member_by_what' });
  const twice = { phone: (await someone(world)).phone, name: one.name, home: community };
  expect((await save(twice)).problem.code).toBe('member_by_what');
});
