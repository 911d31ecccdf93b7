import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, units } from '../../../test/county.ts';
import { aReport, type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { chanceOf } from '../../../test/tracks/draw.ts';
import { reconcile } from '../../ledger/service.ts';
import { carryOutCorrections } from '../corrections/service.ts';

let world: TestApp;
let desk: Desk;
const supporters = { days: 7, metres: 30, supporterPercent: 40 };
const [full, share] = [3, 1];
beforeAll(async () => {
  world = await startTestApp();
}, 60_000);
beforeEach(async () => {
  world.clock.advance({ days: 8 });
  desk = await openDesk(world);
  await enforce(world, [changedRule('2.2', { samePlace: supporters })]);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

interface Sent {
  resident: Caller;
  id: string;
  code: string;
  position: { lng: number; lat: number };
}

async function sent(given: Record<string, unknown> = {}): Promise<Sent> {
  world.clock.advance({ minutes: 2 });
  const resident = await world.resident();
  const { position } = aReport();
  const { id, code } = await report(resident, { position, ...given });
  return { resident, id, code, position };
}
/** Some houses on: no “same place” by the rule, near enough to be asked about. */
const saidSameAs = ({ id, position }: Sent, away = 0.0005) =>
  sent({ sameAs: id, position: { ...position, lng: position.lng + away } });

const note = '看过，说的是两件事';
const split = ({ code }: Sent) => desk.intake('splitCase', { params: { code }, body: { note } });
const merge = ({ code }: Sent, into: Sent) =>
  desk.intake('mergeCases', { params: { code }, body: { into: into.code, note } });
const refuse = ({ code }: Sent) =>
  desk.intake('refuseCase', { params: { code }, body: { reason: 'not_true', note } });
async function verified(one: Sent) {
  await walkTo('awaiting_confirmation', { desk, ...one });
  await world.settle();
}
const figures = async ({ resident }: Sent) => (await resident('getMyPoints')).ok;
const spendable = async (one: Sent) => (await figures(one)).spendable;
const awardsOf = async ({ resident, code }: Sent) =>
  (await resident('getMyCase', { params: { code } })).ok.awards;

describe('a report that its reporter took for another, and staff split', () => {
  test('is paid as the first of its own matter once it is verified, and its reporter is told why', async () => {
    const lead = await sent();
    const own = await saidSameAs(lead);
    expect(await figures(own)).toMatchObject({ provisional: share });
    (await split(own)).ok;
    // Splitting touches no points: what it is worth is known once it is found true.
    expect(await figures(own)).toMatchObject({ provisional: share, spendable: 0 });
    await verified(own);
    expect(await figures(own)).toMatchObject({ provisional: 0, spendable: full });
    const added = (await awardsOf(own)).find(({ cause }) => cause === 'split');
    expect(added).toMatchObject({ points: full - share, state: 'settled' });
    expect(added?.why.zh).toContain('您这件查明是另外一件事');
    await world.settle();
    const { notices } = (await own.resident('listMyNotices')).ok;
    expect(notices.map(({ words }) => words.zh).join()).toContain('按最先报的计分，补足差额');
    await verified(lead);
    expect(await spendable(lead)).toBe(full);
  });

  test('the one that others followed split from them, those are of another matter as well', async () => {
    const lead = await sent();
    const [own, supporter] = [await saidSameAs(lead), await saidSameAs(lead, -0.0005)];
    (await split(lead)).ok;
    await verified(own);
    expect(await spendable(own)).toBe(full);
    expect(await spendable(supporter)).toBe(share);
    await verified(lead);
    expect(await spendable(lead)).toBe(full);
  });

  test('merged into it again before it is verified, it supports it as its reporter said', async () => {
    const lead = await sent();
    const own = await saidSameAs(lead);
    (await split(own)).ok;
    world.clock.advance({ minutes: 1 });
    (await merge(own, lead)).ok;
    await verified(lead);
    expect(await spendable(own)).toBe(share);
    expect(await awardsOf(own)).toHaveLength(1);
  });

  test('merged into what it really tells of, it supports that', async () => {
    const [lead, other] = [await sent(), await sent()];
    const own = await saidSameAs(lead);
    (await split(own)).ok;
    (await merge(own, other)).ok;
    await verified(other);
    expect(await spendable(other)).toBe(full);
    expect(await spendable(own)).toBe(share);
  });

  test('not split, it stays a supporter: also where the other went back to its reporter, and came later', async () => {
    const lead = await sent();
    const own = await saidSameAs(lead);
    (await desk.intake('returnCase', { params: { code: lead.code }, body: { note } })).ok;
    await verified(own);
    expect(await spendable(own)).toBe(share);
  });

  test('verified together, re-opened, merged again and split: it gets the difference, and once', async () => {
    const lead = await sent();
    const own = await saidSameAs(lead);
    await verified(lead);
    expect(await spendable(own)).toBe(share);
    const again = { body: { words: '我说的那里还没有弄好', photoIds: [] } };
    const done = { words: '又处理了', handled: true, photoIds: [] };
    async function doneAgain({ code }: Sent) {
      (await desk.handler('answerCase', { params: { code }, body: done })).ok;
      const body = { solved: true, note };
      (await desk.reviewer('verifyCase', { params: { code }, body })).ok;
      await world.settle();
    }
    const reopened = ({ resident, code }: Sent) =>
      resident('reopenCase', { params: { code }, ...again });
    // Re-opened it goes by itself, and nobody said that it is another matter.
    (await reopened(own)).ok;
    await doneAgain(own);
    expect(await spendable(own)).toBe(share);
    for (const one of [lead, own]) (await reopened(one)).ok;
    (await merge(own, lead)).ok;
    world.clock.advance({ minutes: 1 });
    (await split(own)).ok;
    await doneAgain(own);
    expect(await spendable(own)).toBe(full);
    (await reopened(own)).ok;
    (await merge(own, lead)).ok;
    await doneAgain(lead);
    expect([await spendable(lead), await spendable(own)]).toEqual([full, full]);
  });

  test('the other falls away: who says the same and was not split moves up, the split one has its own', async () => {
    const lead = await sent();
    const [own, supporter] = [await saidSameAs(lead), await saidSameAs(lead, -0.0005)];
    (await split(own)).ok;
    (await refuse(lead)).ok;
    await world.settle();
    await verified(own);
    expect(await spendable(own)).toBe(full);
    expect(await figures(supporter)).toMatchObject({ provisional: full });
  });

  test('taken back later, nothing of it is left, and nobody of the other matter moves up', async () => {
    const lead = await sent();
    const [own, supporter] = [await saidSameAs(lead), await saidSameAs(lead, -0.0005)];
    (await split(own)).ok;
    await verified(own);
    const id = (await awardsOf(own)).find(({ cause }) => cause === 'deed')?.id ?? '';
    const body = { reason: 'not_true', note: '照片不是这里' };
    (await desk.reviewer('reverseAward', { params: { id }, body })).ok;
    await world.settle();
    expect(await spendable(own)).toBe(0);
    expect(await figures(supporter)).toMatchObject({ provisional: share });
  });

  test('a later correction of the book counts it as what it is', async () => {
    const [owner, leader] = [await world.staff('rule_owner'), await world.staff('leader')];
    const wrongVersion = await enforce(world, [changedRule('2.2', { samePlace: supporters })]);
    const lead = await sent();
    const own = await saidSameAs(lead);
    (await split(own)).ok;
    await verified(own);
    const dearer = { samePlace: supporters, base: { kind: 'fixed', points: 5 } } as const;
    const rightVersion = await enforce(world, [changedRule('2.2', dearer)]);
    const body = { wrongVersion, rightVersion, reason: '单价录错了' };
    const { id } = (await owner('askCorrection', { body })).ok;
    await carryOutCorrections(world.deps);
    (await leader('signCorrection', { params: { id }, body: { note: '两个版本都看过' } })).ok;
    await carryOutCorrections(world.deps);
    expect(await spendable(own)).toBe(5);
  });

  test('much is not given so without the second factor', async () => {
    const lead = await sent();
    const own = await saidSameAs(lead);
    (await split(own)).ok;
    await walkTo('answered', { desk, ...own });
    const { pool } = world.deps.database;
    await pool.query('update counties set large_award_points = $1', [full]);
    const { call: unproved } = await world.sitDown('reviewer', { proved: false });
    const body = { solved: true, note };
    const asked = await unproved('verifyCase', { params: { code: own.code }, body });
    await pool.query('update counties set large_award_points = 100');
    expect(asked.problem.code).toBe('step_up_needed');
  });
});

/** How those orders ended for the report whose reporter said that it was the same. */
const ends: string[] = [];
/** Merged, split, verified, re-opened, asked twice at once: in any order, with the outbox in between or not. */
test.each(['one', 'two', 'three', 'four', 'five', 'six'])(
  'no order of merging, splitting, verifying and re-opening pays a report twice, or a matter of its own too little: %s',
  async (seed) => {
    const chance = chanceOf(`splits ${seed}`);
    const lead = await sent();
    const own = await saidSameAs(lead);
    const third = await sent();
    const all: [Sent, Sent, Sent] = [lead, own, third];
    const matterOf = async ({ code }: Pick<Sent, 'code'>) =>
      (await desk.intake('getMatter', { params: { code } })).ok.cases.map((one) => one.code);
    /** Staff said last that the second tells of something else than the first. */
    let apart = false;
    let wasApart = false;
    let isFirst = false;
    const twice = (caller: Caller, ...[route, input]: Parameters<Caller>) => {
      const asked = { ...input, requestId: crypto.randomUUID() };
      return Promise.all([caller(route, asked), caller(route, asked)]);
    };
    async function onward({ code, resident }: Sent) {
      const params = { code };
      const { stage } = (await desk.intake('getCase', { params })).ok;
      const verdict = { solved: true, note };
      const done = { words: '处理好了', handled: true, photoIds: [] };
      const again = { words: '还是老样子', photoIds: [] };
      if (stage === 'reported') return desk.intake('acceptCase', { params, body: { note } });
      if (stage === 'accepted')
        return desk.dispatcher('dispatchCase', {
          params,
          body: { unit: units.west, resolveDays: 3, note },
        });
      if (stage === 'dispatched') return desk.handler('answerCase', { params, body: done });
      if (stage === 'answered') {
        const members = await matterOf({ code });
        const [answer] = await twice(desk.reviewer, 'verifyCase', { params, body: verdict });
        const isAlone = members.length === 1 && members[0] === own.code;
        if (answer.status === 200 && isAlone && apart) isFirst = true;
        return answer;
      }
      return twice(resident, 'reopenCase', { params, body: again });
    }
    const acts: [() => Promise<unknown>, ...(() => Promise<unknown>)[]] = [
      () => onward(chance.pick(all)),
      () => onward(chance.pick(all)),
      () => onward(chance.pick(all)),
      async () => {
        const one = chance.pick(all);
        const were = await matterOf(own);
        const [answer] = await twice(desk.intake, 'splitCase', {
          params: { code: one.code },
          body: { note },
        });
        if (answer.status === 200 && were.includes(lead.code) && [lead, own].includes(one))
          apart = wasApart = true;
      },
      async () => {
        const { code } = chance.pick(all);
        await twice(desk.intake, 'mergeCases', {
          params: { code },
          body: { into: chance.pick(all).code, note },
        });
        if ((await matterOf(own)).includes(lead.code)) apart = false;
      },
      async () => world.settle(),
    ];
    for (let n = 0; n < 40; n++) {
      world.clock.advance({ minutes: 0.2 });
      await chance.pick(acts)();
    }
    await world.settle();
    for (const one of all) {
      const { spendable: given, provisional } = await figures(one);
      expect(given + provisional).toBeLessThanOrEqual(full);
      expect(given + provisional).toBeGreaterThanOrEqual(share);
    }
    const { spendable: given, provisional } = await figures(own);
    if (isFirst) expect(given).toBe(full);
    if (!wasApart) expect(given + provisional).toBe(share);
    ends.push(isFirst ? 'first' : wasApart ? 'split' : 'never split');
  },
  60_000,
);

test('those orders end in each of the three ways', () => {
  expect(new Set(ends)).toEqual(new Set(['first', 'split', 'never split']));
});
