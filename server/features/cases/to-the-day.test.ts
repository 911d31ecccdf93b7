import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffCase } from '../../../contract/case-views.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, type Person, positions } from '../../../test/county.ts';
import { adult } from '../../../test/families.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { localDate, startOfDay } from '../../platform/calendar.ts';

/* Whoever stood beside a reporter knows them by the minute: who may not see a name reads the day. */

let world: TestApp;
let resident: Caller;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '李青', grid: grids.west, age: adult } });
  desk = await openDesk(world);
});
afterAll(() => world.close());

/** A case that went back to its reporter and on to the unit, each step at a minute of its own. */
async function supplemented(given: Record<string, unknown> = {}) {
  const later = () => world.clock.advance({ minutes: 7 });
  later();
  const { code } = await report(resident, { position: positions.west, ...given });
  const params = { code };
  later();
  await desk.intake('returnCase', { params, body: { note: '在哪一段？' } });
  later();
  await resident('supplementCase', { params, body: { words: '桥南那一段', photoIds: [] } });
  later();
  await walkTo('dispatched', { desk, resident, code });
  return (await resident('getMyCase', { params })).ok;
}

const opened = async (person: Person, code: string): Promise<StaffCase> =>
  (await (await world.staff(person))('getCase', { params: { code } })).ok;

const listed = async (person: Person, code: string) => {
  const { cases } = (await (await world.staff(person))('listCases', { body: { find: code } })).ok;
  return cases.find((one) => one.code === code);
};

const dayOf = (instant: string) => startOfDay(localDate(new Date(instant))).toISOString();
const timesOf = ({ history }: Pick<StaffCase, 'history'>) =>
  history.map(({ kind, at }): [string, string] => [kind, at]);

describe.each<Person>(['handler_west', 'both', 'grid_worker'])('%s', (person) => {
  test('reads on which day the reporter acted, and exactly when colleagues did', async () => {
    const known = await supplemented();
    const { reportedAt, reporter, dispatch, firstAnswer, resolution, ...rest } = await opened(
      person,
      known.code,
    );
    expect(reporter).toMatchObject({ name: null, channel: null, dayOnly: true });
    const day = dayOf(known.reportedAt);
    expect(day).not.toBe(known.reportedAt);
    const starts = [dispatch, firstAnswer, resolution].map((clock) => clock?.startedAt);
    expect([reportedAt, ...starts]).toEqual([day, day, day, day]);
    expect(timesOf(rest)).toEqual(
      timesOf(known).map(([kind, at]) => [
        kind,
        kind === 'reported' || kind === 'supplemented' ? dayOf(at) : at,
      ]),
    );
    const one = await listed(person, known.code);
    expect([one?.reportedAt, one?.firstAnswer.startedAt]).toEqual([day, day]);
  });

  test('reads on which day the reporter said that theirs is the same as another', async () => {
    const lead = await report(await world.resident(), { position: positions.west });
    world.clock.advance({ minutes: 7 });
    const { code } = await report(resident, { position: positions.west, sameAs: lead.id });
    await walkTo('dispatched', { desk, resident, code: lead.code });
    const known = (await resident('getMyCase', { params: { code } })).ok;
    const shown = timesOf(await opened(person, code));
    const day = dayOf(known.reportedAt);
    expect(shown.slice(0, 2)).toEqual([
      ['reported', day],
      ['merged', day],
    ]);
    expect(shown.slice(2)).toEqual(timesOf(known).slice(2));
  });

  test('reads on which day points were given for the report', async () => {
    const known = await supplemented();
    const given = known.awards.map(({ at }) => at);
    expect(given).not.toEqual([]);
    const { awards } = await opened(person, known.code);
    expect(awards.map(({ at }) => at)).toEqual(given.map(dayOf));
    expect((await listed(person, known.code))?.points?.at).toBe(dayOf(given[0] ?? ''));
  });

  test('reads every deadline as it is', async () => {
    const known = await supplemented();
    const { firstAnswer, resolution } = await opened(person, known.code);
    expect([firstAnswer.dueAt, resolution?.dueAt]).toEqual([
      known.firstAnswer.dueAt,
      known.resolution?.dueAt,
    ]);
  });
});

test.each<Person>(['intake', 'dispatcher', 'mediator', 'reviewer', 'leader', 'auditor'])(
  '%s, who sees a masked name, reads the minute',
  async (person) => {
    const known = await supplemented();
    const one = await opened(person, known.code);
    expect(one.reporter.dayOnly).toBe(false);
    expect(one.reportedAt).toBe(known.reportedAt);
    expect(timesOf(one)).toEqual(timesOf(known));
    expect((await listed(person, known.code))?.reportedAt).toBe(known.reportedAt);
  },
);

test.each<Person>(['intake', 'reviewer', 'leader', 'handler_west'])(
  'of a confidential case %s reads the day',
  async (person) => {
    const known = await supplemented({ category: '070200' });
    const one = await opened(person, known.code);
    expect(one.reporter.dayOnly).toBe(true);
    expect(one.reportedAt).toBe(dayOf(known.reportedAt));
    expect(timesOf(one)[0]).toEqual(['reported', dayOf(known.reportedAt)]);
    expect((await listed(person, known.code))?.reportedAt).toBe(dayOf(known.reportedAt));
  },
);

test('the day is the county’s, which begins at 16:00 UTC', async () => {
  world.clock.set(new Date('2026-10-20T22:30:00Z'));
  const { code } = await report(resident, { position: positions.west });
  expect((await opened('grid_worker', code)).reportedAt).toBe('2026-10-20T16:00:00.000Z');
});
