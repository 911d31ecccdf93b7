import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import {
  application,
  earnedBy,
  inSession,
  learn,
  openMediator,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { untilOneWaits } from '../../../test/waiting.ts';

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
afterAll(() => world.close());

const wanted = {
  area: '339999001000',
  employer: '西镇中学',
  stateEmployee: false,
  words: '愿意帮邻居把话说开',
};
const decide = (id: string, verdict: string) =>
  desk('decideMediator', { params: { id }, body: { verdict, tier: 1, note: '核对过材料' } });

test('whoever wants to mediate learns first, then applies, then is certified for two years', async () => {
  const { call, id } = await someone(world);
  expect((await call('getMyMediator')).ok).toMatchObject({ state: 'none', mayApply: false });
  expect((await call('applyAsMediator', { body: wanted })).problem.code).toBe('lessons_first');
  await learn(call);
  expect((await call('getMyMediator')).ok.mayApply).toBe(true);
  expect((await call('applyAsMediator', { body: wanted })).ok.state).toBe('applied');
  expect((await call('applyAsMediator', { body: wanted })).problem.code).toBe('applied_already');
  const { mediators } = (await desk('listMediators')).ok;
  expect(mediators.find((one) => one.id === id)).toMatchObject({
    state: 'applied',
    mayDecide: true,
    employer: '西镇中学',
    lessonsPassed: 4,
    lessons: 4,
  });
  expect((await decide(id, 'certify')).ok.state).toBe('certified');
  expect((await decide(id, 'certify')).problem.code).toBe('nothing_to_decide');
  const mine = (await call('getMyMediator')).ok;
  expect(mine).toMatchObject({ state: 'certified', tier: 1, note: '核对过材料' });
  expect(mine.certifiedUntil).not.toBeNull();
});

test('a wrong answer is no shame and no pass', async () => {
  const { call } = await someone(world);
  const params = { lesson: 'free_will' };
  const wrong = await call('passMediatorLesson', { params, body: { answers: [0, 0] } });
  expect(wrong.problem.code).toBe('lesson_failed');
  const right = await call('passMediatorLesson', { params, body: { answers: [1, 2] } });
  expect(right.ok.lessons.filter(({ passedAt }) => passedAt !== null)).toHaveLength(1);
  const nobody = { params: { lesson: 'magic' }, body: { answers: [] } };
  expect((await call('passMediatorLesson', nobody)).status).toBe(404);
});

test('minors do not mediate, and whoever has not said their age is asked first', async () => {
  const unsaid = await world.resident();
  await learn(unsaid);
  const asked = (await unsaid('applyAsMediator', { body: wanted })).problem;
  expect(asked.code).toBe('age_before_mediating');
  const young = await world.resident();
  const age = { kind: 'born', year: 2010, month: 1 };
  (await young('completeProfile', { body: { name: '小杨', grid: grids.west, age } })).ok;
  await learn(young);
  expect((await young('applyAsMediator', { body: wanted })).problem.code).toBe('adults_mediate');
});

test('a term ends, is renewed before that, and can be ended', async () => {
  const mediator = await openMediator(world);
  expect((await mediator.call('applyAsMediator', { body: wanted })).problem.code).toBe(
    'renew_later',
  );
  const { certifiedUntil } = (await mediator.call('getMyMediator')).ok;
  world.clock.advance({ days: 700 });
  expect((await mediator.call('applyAsMediator', { body: application })).ok.state).toBe('applied');
  const renewed = (await decide(mediator.id, 'certify')).ok;
  expect(renewed.certifiedUntil?.slice(0, 4)).toBe(String(Number(certifiedUntil?.slice(0, 4)) + 2));
  expect((await decide(mediator.id, 'end')).ok).toMatchObject({ state: 'ended', mayDecide: false });
  expect((await mediator.call('getMyMediator')).ok.mayApply).toBe(true);
});

test('renewing changes nothing that ties them; whose term is over applies anew', async () => {
  const mediator = await openMediator(world, { employer: '西镇中学' });
  const standing = { ...application, employer: '西镇中学' };
  const renew = (given: object) =>
    mediator.call('applyAsMediator', { body: { ...standing, ...given } });
  world.clock.advance({ days: 700 });
  for (const [field, value] of [
    ['area', '339999002000'],
    ['employer', ''],
  ] as const)
    expect((await renew({ [field]: value })).problem).toMatchObject({
      code: 'renew_as_it_stands',
      fields: [{ field: `/${field}` }],
    });
  expect((await renew({ words: '还想接着做' })).ok).toMatchObject({
    state: 'applied',
    area: application.area,
    employer: '西镇中学',
  });
  (await decide(mediator.id, 'certify')).ok;
  world.clock.advance({ days: 800 });
  expect((await renew({ employer: '' })).ok.employer).toBe('');
});

describe('whom the state pays, and says when they apply again that it does no longer', () => {
  const apply = ({ call }: Someone, stateEmployee: boolean) =>
    call('applyAsMediator', { body: { ...application, stateEmployee } });
  const paid = async ({ call }: Someone) => {
    const { stateEmployee, statePayOver } = (await call('getMyMediator')).ok;
    return { stateEmployee, statePayOver };
  };
  const counted = (stateEmployee: boolean, statePayOver = false) => ({
    stateEmployee,
    statePayOver,
  });

  test.each([
    ['in their term', 700],
    ['once it is over', 800],
  ])('%s counts as paid until the centre has certified them', async (_, days) => {
    const mediator = await openMediator(world, { stateEmployee: true });
    world.clock.advance({ days });
    expect((await apply(mediator, false)).ok).toMatchObject(counted(true, true));
    const { mediators } = (await desk('listMediators')).ok;
    expect(mediators.find(({ id }) => id === mediator.id)).toMatchObject(counted(true, true));
    expect((await decide(mediator.id, 'certify')).ok).toMatchObject(counted(false));
    expect(await paid(mediator)).toEqual(counted(false));
  });

  test('gains nothing by it where the centre refuses, nor by applying once more', async () => {
    const mediator = await openMediator(world, { stateEmployee: true });
    world.clock.advance({ days: 800 });
    for (const _ of [1, 2]) {
      expect((await apply(mediator, false)).ok).toMatchObject(counted(true, true));
      expect((await decide(mediator.id, 'refuse')).ok.stateEmployee).toBe(true);
    }
  });

  test('is paid by it all the same where they have said so since', async () => {
    const mediator = await openMediator(world, { stateEmployee: true });
    world.clock.advance({ days: 700 });
    (await apply(mediator, false)).ok;
    const said = { body: { employer: '', stateEmployee: true } };
    expect((await mediator.call('changeMyEmployer', said)).ok).toMatchObject(counted(true));
    expect((await decide(mediator.id, 'certify')).ok).toMatchObject(counted(true));
  });

  test('nobody is left with less: that it pays them counts as soon as they say so', async () => {
    const mediator = await openMediator(world);
    world.clock.advance({ days: 800 });
    expect((await apply(mediator, true)).ok).toMatchObject(counted(true));
    expect((await decide(mediator.id, 'certify')).ok).toMatchObject(counted(true));
  });

  test('earns nothing by a file under way meanwhile', async () => {
    const file = await inSession(world, {
      mediator: await openMediator(world, { stateEmployee: true }),
    });
    world.clock.advance({ days: 800 });
    (await apply(file.mediator, false)).ok;
    const ending = { params: { id: file.id }, body: { words: '谈不拢' } };
    (await file.mediator.call('giveUpMyMediation', ending)).ok;
    expect(await earnedBy(file.mediator)).toEqual({});
  });
});

test('a refusal says why, and one can apply again', async () => {
  const { call, id } = await someone(world);
  await learn(call);
  (await call('applyAsMediator', { body: wanted })).ok;
  (await decide(id, 'refuse')).ok;
  expect((await call('getMyMediator')).ok).toMatchObject({
    state: 'refused',
    note: '核对过材料',
    mayApply: true,
  });
});

test('a team has a grid worker, volunteers and residents, each with a role', async () => {
  const [lead, helper] = [await someone(world), await someone(world)];
  const of = (members: object[], id: string | null = null) =>
    desk('saveMediationTeam', {
      body: { id, name: '老街调解队', area: '339999001001', members },
    });
  const member = (phone: string, role: string) => ({ phone, role, stateEmployee: false });
  const both = [member(helper.phone, 'resident'), member(lead.phone, 'lead')];
  const team = (await of(both)).ok;
  expect(team.members.map(({ name, role }) => [name, role])).toEqual([
    [lead.name, 'lead'],
    [helper.name, 'resident'],
  ]);
  expect((await lead.call('getMyMediator')).ok.teams).toEqual([
    { name: '老街调解队', role: 'lead' },
  ]);
  expect((await of([member(lead.phone, 'lead')], team.id)).ok.members).toHaveLength(1);
  expect((await of([member('13911112222', 'lead')])).problem.code).toBe('member_unknown');
  expect((await of([both[0] ?? {}, both[0] ?? {}])).problem.code).toBe('member_twice');
  const { teams } = (await desk('listMediationTeams')).ok;
  expect(teams.find(({ id }) => id === team.id)?.members).toHaveLength(1);
});

test.each(['changeEmployerOfMediator', 'correctEmployerOfMediator', 'decideMediator'] as const)(
  'whoever is being erased is waited for before their row is held: %s',
  async (route) => {
    const mediator = await openMediator(world, { employer: '西镇中学' });
    const { pool, read } = world.deps.database;
    const client = await pool.connect();
    const body = {
      changeEmployerOfMediator: { employer: '西镇小学', stateEmployee: false },
      correctEmployerOfMediator: { wrong: '西镇中学', right: '东镇中学', reason: '手误' },
      decideMediator: { verdict: 'end', tier: 1, note: '本人不再担任' },
    }[route];
    try {
      await client.query('begin');
      // As an erasure: first the key, then the mediator.
      await client.query('select from data_keys where county = $1 and holder = $2 for update', [
        county,
        mediator.id,
      ]);
      const asked = desk(route, { params: { id: mediator.id }, body });
      await untilOneWaits(read);
      await client.query(
        'select from mediators where county = $1 and resident = $2 for update nowait',
        [county, mediator.id],
      );
      await client.query('commit');
      expect((await asked).status).toBe(200);
    } finally {
      await client.query('rollback');
      client.release();
    }
  },
);
