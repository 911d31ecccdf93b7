import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TrackBody } from '../../../contract/patrols.ts';
import { rulebook as demoBook } from '../../../db/seed/county/rulebook.ts';
import { activityRules, type Club, earnedBy, openClub, partOf } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { papersOf } from '../../../test/paper-lists.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { phonesOf } from '../../../test/tracks/phone.ts';
import { reconcile } from '../../ledger/service.ts';

/* A list was typed in and confirmed before the phone told of the same day: the same time earns once. */

let world: TestApp;
let club: Club;
let intake: Caller;
let reviewer: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  const patrol = demoBook.rules.filter(({ deed }) => deed === 'patrol.hour');
  await enforce(world, [...patrol, ...activityRules]);
  club = await openClub(world, { paid: false });
});
beforeEach(async () => {
  morning();
  await awake();
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

const { morning, grownUp, walk, begin, prove } = phonesOf(() => world);
const papers = papersOf({ world: () => world, intake: () => intake, reviewer: () => reviewer });
const { attended, enter, patrolled, spendable } = papers;

async function awake(): Promise<void> {
  [intake, reviewer] = [await world.staff('intake'), await world.staff('reviewer')];
}

let numbers = 0;
async function walker(): Promise<{ one: Caller; phone: string }> {
  const phone = `1366661${String(++numbers).padStart(4, '0')}`;
  return { one: await grownUp(phone), phone };
}

const served = (phone: string, minutes: number) => ({
  ...attended(phone),
  kind: 'activity.hour',
  minutes,
});

async function confirmed(line: object): Promise<string> {
  await awake();
  const { id } = (await enter([line])).ok;
  (await papers.confirm(id)).ok;
  return id;
}
async function undo(id: string): Promise<void> {
  await awake();
  (await papers.undo(id)).ok;
}

/** Walked, and not yet sent. */
async function walked(one: Caller, minutes: number) {
  const { id } = await begin(one);
  const track: TrackBody = walk(minutes);
  (await one('endPatrol', { params: { id } })).ok;
  return async () => (await prove(one, id, track)).ok;
}

async function serve(one: Caller, hours: number, kind: 'volunteering' | 'lecture') {
  const id = await club.publish({ kind }, [1, 1 + hours]);
  world.clock.advance({ hours: 1 });
  (await club.scan(one, id, 'in')).ok;
  world.clock.advance({ hours });
  (await club.scan(one, id, 'out')).ok;
  return id;
}

describe('a walk that a confirmed list has earned', () => {
  test('is not paid again when the phone sends its track days later, and says why', async () => {
    const { one, phone } = await walker();
    const send = await walked(one, 70);
    await confirmed(patrolled(phone, 120));
    expect(await spendable(one)).toBe(2);
    world.clock.advance({ days: 5 });
    const { patrol, award } = await send();
    expect(award).toBeNull();
    expect(patrol.proof).toMatchObject({ verdict: 'partly' });
    expect(patrol.proof?.reasons.at(-1)).toMatchObject({
      code: 'on_paper',
      words: {
        zh: expect.stringContaining('纸面登记表'),
        en: expect.stringContaining('paper list'),
      },
    });
    expect(await spendable(one)).toBe(2);
  });

  test('is paid for what the phone proves beyond it', async () => {
    const { one, phone } = await walker();
    const send = await walked(one, 185);
    await confirmed(patrolled(phone, 60));
    const { patrol, award } = await send();
    expect(patrol.proof?.minutes).toBeGreaterThanOrEqual(180);
    expect(award?.points).toBe(2);
    expect(await spendable(one)).toBe(3);
  });

  test('cuts one walk after another, and no more than it says', async () => {
    const { one, phone } = await walker();
    const first = await walked(one, 70);
    const second = await walked(one, 130);
    await confirmed(patrolled(phone, 90));
    // Of ninety minutes on paper one hour was paid: what is left of seventy is no patrol by itself.
    const { patrol, award } = await first();
    expect(award).toBeNull();
    expect(patrol.proof?.reasons.at(-1)?.words.zh).toContain('不够单独算一次巡逻');
    expect((await second()).award?.points).toBe(2);
    expect(await spendable(one)).toBe(3);
  });

  test('is not cut where the list earned nothing: too short for a point', async () => {
    const { one, phone } = await walker();
    const send = await walked(one, 70);
    await confirmed(patrolled(phone, 45));
    expect((await send()).award?.points).toBe(1);
  });

  test('of another day, or of an activity, is another', async () => {
    const { one, phone } = await walker();
    world.clock.advance({ days: 1 });
    const send = await walked(one, 70);
    await confirmed(patrolled(phone, 60, papers.daysAgo(1)));
    await confirmed(served(phone, 60));
    expect((await send()).award?.points).toBe(1);
    expect(await spendable(one)).toBe(3);
  });
});

describe('an activity that a confirmed list has earned', () => {
  test('is not paid again by its code; the hours of service count in full, and it is said', async () => {
    const { one, phone } = await walker();
    await confirmed(served(phone, 120));
    const id = await serve(one, 2, 'volunteering');
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
    expect(await partOf(one, id)).toMatchObject({ minutes: 120, onPaper: 120 });
    await world.settle();
    const told = (await one('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
    expect(told).toContain('纸面登记表已经给您的 2 小时计过分');
  });

  test('nor by the sheet of the organiser', async () => {
    const { one, phone } = await walker();
    await confirmed(served(phone, 60));
    const id = await club.publish({}, [1, 3]);
    const [from, until] = [1, 3].map((hours) =>
      new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString(),
    );
    world.clock.advance({ hours: 4 });
    const body = { phone, from, until, way: 'sheet' };
    (await club.organiser('recordPresence', { params: { id }, body })).ok;
    await club.confirm(id);
    expect(await earnedBy(one)).toEqual({ points: 2, minutes: 120 });
  });

  test('having been there is one occasion: the second lecture of the day is another', async () => {
    const { one, phone } = await walker();
    await confirmed(attended(phone));
    await serve(one, 2, 'lecture');
    expect(await spendable(one)).toBe(2);
    await serve(one, 2, 'lecture');
    expect(await spendable(one)).toBe(4);
  });

  test('what is taken back of it frees the paper’s minutes for another', async () => {
    const { one, phone } = await walker();
    await confirmed(served(phone, 60));
    const id = await serve(one, 2, 'volunteering');
    const [part] = await club.people(id);
    (
      await club.colleague('takeBackPresence', {
        params: { id, participant: part?.id ?? '' },
        body: { reason: '不是本人' },
      })
    ).ok;
    expect(await spendable(one)).toBe(1);
    await serve(one, 2, 'volunteering');
    expect(await spendable(one)).toBe(2);
  });
});

describe('undone', () => {
  test('a list gives back what it had earned, and the phone earns all of what it proved', async () => {
    const { one, phone } = await walker();
    const send = await walked(one, 125);
    const list = await confirmed(patrolled(phone, 90));
    expect((await send()).award?.points).toBe(1);
    expect(await spendable(one)).toBe(2);
    await undo(list);
    expect(await spendable(one)).toBe(2);
    await world.settle();
    const { notices } = (await one('listMyNotices')).ok;
    // What was taken back is said to whoever reads English, too.
    expect(notices.map(({ words }) => words.en).join(' ')).toContain('is counted anew');
    const { patrols } = (await one('listMyPatrols')).ok;
    expect(patrols[0]?.proof).toMatchObject({ verdict: 'accept', reasons: [] });
    await awake();
    expect((await enter([patrolled(phone, 90)])).problem.code).toBe('roster_lines_wrong');
  });

  test('what another list has earned stays cut', async () => {
    const { one, phone } = await walker();
    const list = await confirmed(served(phone, 60));
    await confirmed(attended(phone));
    const id = await serve(one, 2, 'volunteering');
    expect(await spendable(one)).toBe(1 + 2);
    await undo(list);
    expect(await spendable(one)).toBe(2);
    expect(await partOf(one, id)).toMatchObject({ minutes: 120, onPaper: 120 });
  });

  test('what somebody had taken back meanwhile does not come back', async () => {
    const { one, phone } = await walker();
    const send = await walked(one, 185);
    const list = await confirmed(patrolled(phone, 60));
    const { award } = await send();
    await awake();
    const body = { reason: 'not_true', note: '轨迹不是本人的' };
    (await reviewer('reverseAward', { params: { id: award?.id ?? '' }, body })).ok;
    await undo(list);
    expect(await spendable(one)).toBe(0);
  });
});

test('a list that is confirmed at the moment at which tracks come in pays nobody twice', async () => {
  const people = [await walker(), await walker(), await walker(), await walker()];
  const sends = await Promise.all(people.map(({ one }) => walked(one, 65)));
  await awake();
  const lists = await Promise.all(
    people.map(({ phone }) => enter([patrolled(phone, 60)]).then(({ ok }) => ok.id)),
  );
  const reviewers = await Promise.all(lists.map(() => world.staff('reviewer')));
  const confirming = lists.map((id, at) => papers.confirm(id, reviewers[at]));
  const [answers] = await Promise.all([
    Promise.all(confirming),
    Promise.all(sends.map((send) => send())),
  ]);
  for (const { status } of answers) expect([200, 409]).toContain(status);
  for (const { one } of people) expect(await spendable(one)).toBe(1);
});
