import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import {
  application,
  asParty,
  byId,
  earnedBy,
  type File,
  inSession,
  openMediator,
  type Someone,
  someone,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { corrected, type Employers } from './ties.ts';

/* An employer that was written down wrongly ties nobody on: somebody else in charge puts it right, and it is seen. */

let world: TestApp;
let desk: Caller;
let second: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer: second } = await startMediations());
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

const slip = '临溪纺织广';
const meant = '临溪纺织厂';
const reason = '窗口打错一个字，本人带了工作证来';
const correct = (who: Caller, { id }: Someone, said: { wrong: string; right: string }) =>
  who('correctEmployerOfMediator', byId(id, { ...said, reason }));
const putRight = { wrong: slip, right: meant };
async function lastOnRecord(): Promise<unknown> {
  await chainAll(world.deps);
  const { rows } = await world.deps.database.pool.query(
    `select actor, object, reason, details from audit_entries
     where action = 'mediator.employer_corrected' order by at desc limit 1`,
  );
  return rows[0];
}
const typeIn = async (who: Caller, { id }: Someone, employer: string) =>
  (await who('changeEmployerOfMediator', byId(id, { employer, stateEmployee: false }))).ok;

describe('an employer that was typed in wrongly', () => {
  test('is put right by another one in charge, and leaves none behind', async () => {
    const mediator = await openMediator(world, { employer: '西镇供销社' });
    await typeIn(desk, mediator, slip);
    expect((await correct(second, mediator, putRight)).ok).toMatchObject({
      employer: meant,
      formerEmployers: ['西镇供销社'],
    });
    expect((await mediator.call('getMyMediator')).ok).toMatchObject({
      employer: meant,
      formerEmployers: ['西镇供销社'],
    });
    expect(await toldTo(world, mediator)).toContain('更正了您登记的一个工作单位');
  });

  test('is put right among those before, too, or taken out where there is no such employer', async () => {
    const mediator = await openMediator(world, { employer: '' });
    await typeIn(desk, mediator, slip);
    await typeIn(desk, mediator, '西镇小学');
    expect((await correct(second, mediator, putRight)).ok).toMatchObject({
      employer: '西镇小学',
      formerEmployers: [meant],
    });
    const gone = { wrong: meant, right: '' };
    expect((await correct(desk, mediator, gone)).ok.formerEmployers).toEqual([]);
  });

  test('is on record with who corrected it and why, and in no word of an employer', async () => {
    const mediator = await openMediator(world, { employer: slip });
    (await correct(second, mediator, putRight)).ok;
    expect(await lastOnRecord()).toEqual({
      actor: staffId('mediator_second'),
      object: `mediator/${mediator.id}`,
      // Sealed, as every reason in words is.
      reason: expect.stringMatching(/^v1\|/),
      details: { former: 0, files: 0 },
    });
  });
});

describe('is not corrected', () => {
  test('by whoever typed it in; what others typed in is', async () => {
    const mediator = await openMediator(world, { employer: '西镇供销设' });
    await typeIn(desk, mediator, slip);
    const own = (await correct(desk, mediator, putRight)).problem;
    expect(own).toMatchObject({
      status: 403,
      code: 'employer_typed_by_you',
      fields: [{ field: '/wrong' }],
    });
    const theirs = { wrong: '西镇供销设', right: '西镇供销社' };
    expect((await correct(desk, mediator, theirs)).status).toBe(200);
    // Whoever corrects types in as well: the next one to put it right is another one again.
    (await correct(second, mediator, putRight)).ok;
    const anew = { wrong: meant, right: slip };
    expect((await correct(second, mediator, anew)).problem.code).toBe('employer_typed_by_you');
    expect((await correct(desk, mediator, anew)).status).toBe(200);
  });

  test('once it stands among those before, either', async () => {
    const mediator = await openMediator(world);
    await typeIn(desk, mediator, slip);
    await typeIn(second, mediator, '西镇小学');
    expect((await correct(desk, mediator, putRight)).problem.code).toBe('employer_typed_by_you');
    expect((await correct(second, mediator, putRight)).status).toBe(200);
  });

  test('by whoever typed it in, though others send it again, and with whatever else', async () => {
    const mediator = await openMediator(world);
    await typeIn(desk, mediator, slip);
    const again = byId(mediator.id, { employer: `${slip}有限公司`, stateEmployee: true });
    (await second('changeEmployerOfMediator', again)).ok;
    expect((await correct(desk, mediator, putRight)).problem.code).toBe('employer_typed_by_you');
    expect((await correct(second, mediator, putRight)).status).toBe(200);
  });

  test('by whoever typed it in, once its mediator has applied with it anew', async () => {
    const mediator = await openMediator(world);
    await typeIn(desk, mediator, slip);
    world.clock.advance({ days: 800 });
    const anew = { ...application, employer: slip };
    (await mediator.call('applyAsMediator', { body: anew })).ok;
    expect((await correct(desk, mediator, putRight)).problem.code).toBe('employer_typed_by_you');
    expect((await correct(second, mediator, putRight)).ok.employer).toBe(meant);
  });

  test('where it does not stand on record, or stands there as it is', async () => {
    const mediator = await openMediator(world, { employer: meant });
    expect((await correct(desk, mediator, putRight)).problem).toMatchObject({
      code: 'employer_not_on_record',
      fields: [{ field: '/wrong' }],
    });
    expect((await correct(desk, mediator, { wrong: meant, right: meant })).problem).toMatchObject({
      code: 'employer_as_before',
      fields: [{ field: '/right' }],
    });
  });

  test('by a desk elsewhere, nor without a reason', async () => {
    const mediator = await openMediator(world, { employer: slip, area: '339999002000' });
    const west = await world.staff('mediator_west');
    expect((await correct(west, mediator, putRight)).status).toBe(404);
    const mute = byId(mediator.id, { ...putRight, reason: '' });
    expect((await desk('correctEmployerOfMediator', mute)).problem.fields?.[0]?.field).toBe(
      '/reason',
    );
  });

  test('by whoever is called as the mediator', async () => {
    const mediator = await openMediator(world, { employer: slip });
    const call = (name: string) =>
      world.deps.database.pool.query('update staff set name = $1 where id = $2', [
        name,
        staffId('mediator_west'),
      ]);
    await call(mediator.name);
    const west = await world.staff('mediator_west');
    expect((await correct(west, mediator, putRight)).problem).toMatchObject({
      status: 403,
      code: 'mediator_namesake',
    });
    await call('不在里面的');
    expect((await correct(west, mediator, putRight)).status).toBe(200);
  });
});

/** A file under way whose mediator is on record with one employer, and one of whose parties works for another. */
async function underWay({ onRecord, party }: { onRecord: string; party: string }): Promise<File> {
  const mediator = await openMediator(world, { employer: onRecord });
  return inSession(world, { ...(await ofTwo(party)), mediator });
}

/** Two who are in dispute, one of whom works for this employer. */
async function ofTwo(employer: string) {
  const [one, other] = [await someone(world), await someone(world)];
  const parties = [asParty(one), { ...asParty(other), employer }];
  return { one, other, given: { parties } };
}

let teams = 0;
/** The same with somebody who mediates elsewhere, is on record with one employer, and helps in this one. */
async function helpedIn({ onRecord, party }: { onRecord: string; party: string }) {
  const helper = await openMediator(world, { employer: onRecord });
  const members = [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }];
  const body = { id: null, name: `来帮忙的 ${++teams}`, area: '339999001000', members };
  const team = (await desk('saveMediationTeam', { body })).ok.id;
  const people = await ofTwo(party);
  return { helper, file: await inSession(world, { ...people, team, helpers: [helper.id] }) };
}

describe('a file under way', () => {
  const get = async (id: string, who = desk) => (await who('getMediation', byId(id))).ok;
  const steps = async (id: string) => (await get(id)).steps.map(({ kind }) => kind);
  const ends = async ({ id, mediator }: File) =>
    (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;

  test('says so where a tie comes to light, and pays whoever is tied nothing', async () => {
    const file = await underWay({ onRecord: slip, party: meant });
    (await correct(second, file.mediator, putRight)).ok;
    const seen = await get(file.id);
    expect(seen.mediatorTies.map(({ code }) => code)).toEqual(['same_employer']);
    expect(seen.steps.at(-1)?.kind).toBe('ties_corrected');
    await ends(file);
    expect(await earnedBy(file.mediator)).toEqual({});
  });

  test('says so where a tie goes, which was none: it is paid, and reviewed by another one', async () => {
    const file = await underWay({ onRecord: '', party: slip });
    const { id, mediator } = file;
    await typeIn(desk, mediator, slip);
    expect((await get(id)).mediatorTies).toHaveLength(1);
    (await correct(second, mediator, putRight)).ok;
    expect((await get(id)).mediatorTies).toEqual([]);
    expect(await steps(id)).toContain('ties_corrected');
    await ends(file);
    expect(await earnedBy(mediator)).toEqual({ '4.2 provisional': 12 });
    expect((await second('reviewMediation', byId(id, wellDone))).problem.code).toBe('review_own');
    expect((await get(id, second)).moves).not.toContain('review');
    const west = await world.staff('mediator_west');
    expect((await west('reviewMediation', byId(id, wellDone))).status).toBe(200);
  });

  test('says so where it is the tie of a helper that goes: whoever corrected it does not review', async () => {
    const { helper, file } = await helpedIn({ onRecord: '', party: slip });
    await typeIn(desk, helper, slip);
    (await correct(second, helper, putRight)).ok;
    expect(await steps(file.id)).toContain('ties_corrected');
    await ends(file);
    expect(await earnedBy(helper)).toEqual({ '4.1 provisional': 5 });
    expect((await get(file.id, second)).moves).not.toContain('review');
    const waiting = async (who: Caller) =>
      (await who('listMediations', { query: { due: 'review' } })).ok.mediations.map(({ id }) => id);
    expect(await waiting(second)).not.toContain(file.id);
    const refused = (await second('reviewMediation', byId(file.id, wellDone))).problem;
    expect(refused.code).toBe('review_own');
    const west = await world.staff('mediator_west');
    expect(await waiting(west)).toContain(file.id);
    expect((await west('reviewMediation', byId(file.id, wellDone))).status).toBe(200);
  });

  test('says so where a tie of a helper comes to light, who is paid nothing; the others are', async () => {
    const { helper, file } = await helpedIn({ onRecord: slip, party: meant });
    (await correct(second, helper, putRight)).ok;
    expect(await steps(file.id)).toContain('ties_corrected');
    await ends(file);
    expect(await earnedBy(helper)).toEqual({});
    expect(await earnedBy(file.mediator)).toEqual({ '4.2 provisional': 12 });
  });

  test('says nothing where the mediator is tied as before, nor once it has ended', async () => {
    const same = await underWay({ onRecord: slip, party: '东镇砖瓦厂' });
    (await correct(second, same.mediator, putRight)).ok;
    expect(await steps(same.id)).not.toContain('ties_corrected');
    const ended = await underWay({ onRecord: slip, party: meant });
    await ends(ended);
    (await correct(second, ended.mediator, putRight)).ok;
    expect(await steps(ended.id)).not.toContain('ties_corrected');
  });

  test('says so by itself: another one of the same mediator says nothing', async () => {
    const tied = await underWay({ onRecord: slip, party: meant });
    const { mediator } = tied;
    const other = await inSession(world, { ...(await ofTwo('东镇砖瓦厂')), mediator });
    (await correct(second, mediator, putRight)).ok;
    expect(await steps(tied.id)).toContain('ties_corrected');
    expect(await steps(other.id)).not.toContain('ties_corrected');
    expect(await lastOnRecord()).toMatchObject({ details: { files: 1 } });
  });

  test('whatever comes first, a correction or the end of the sessions: both are kept, and in one order', async () => {
    const file = await underWay({ onRecord: slip, party: meant });
    const [, answer] = await Promise.all([ends(file), correct(second, file.mediator, putRight)]);
    expect(answer.status).toBe(200);
    const noted = (await steps(file.id)).includes('ties_corrected');
    expect(await earnedBy(file.mediator)).toEqual(noted ? {} : { '4.2 provisional': 12 });
  });
});

describe('put right in any order', () => {
  const by = 'somebody';
  const said = (name: string) => ({ name, typedBy: null });
  const record = (employer: string, ...former: string[]): Employers => ({
    employer: said(employer),
    former: former.map(said),
  });
  const names = (employers: Employers | string) =>
    typeof employers === 'string'
      ? employers
      : [employers.employer.name, ...employers.former.map(({ name }) => name)];

  test.each([
    ['the one of today, which is among those before', '甲厂', '乙厂', ['乙厂', '丙厂']],
    ['one before, which is the one of today', '乙厂', '甲厂', ['甲厂', '丙厂']],
    ['one before, which is another one before', '乙厂', '丙厂', ['甲厂', '丙厂']],
    ['the one of today, where there is none', '甲厂', '', ['', '乙厂', '丙厂']],
    ['in its place', '乙厂', '丁厂', ['甲厂', '丁厂', '丙厂']],
    ['no employer at all', '', '丁厂', 'employer_not_on_record'],
  ] as const)('each employer stands on record once: %s', (_, wrong, right, expected) => {
    const record3 = record('甲厂', '乙厂', '丙厂');
    expect(names(corrected(record3, { wrong, right, by }))).toEqual(expected);
  });
});
