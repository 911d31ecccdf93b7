import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Club, earnedBy, giveName, openClub, signUp } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids } from '../../../test/county.ts';
import { addHours } from '../../platform/calendar.ts';

let world: TestApp;
let club: Club;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  club = await openClub(world);
});
afterAll(() => world.close());

/** At work again after hours in which nobody pressed anything. */
const worker = () => world.staff('grid_worker');
async function publish(area: string) {
  const now = world.clock.now();
  const [startsAt, endsAt] = [addHours(now, 1).toISOString(), addHours(now, 3).toISOString()];
  const words = { zh: '清沟渠', en: 'Clearing the ditch' };
  const about = { kind: 'volunteering', title: words, said: words, venue: '村口', area };
  const seats = { seats: 9, keptSeats: 0, priority: null };
  const body = { ...about, startsAt, endsAt, closesAt: endsAt, ...seats };
  return (await worker())('publishActivity', { body });
}

async function named(): Promise<Caller> {
  const one = await world.resident();
  await giveName(one);
  return one;
}

test('a grid worker holds an activity in the grid of theirs: published, shown, entered; the desk confirms', async () => {
  expect((await publish(grids.east)).problem.code).toBe('area_not_yours');
  const { id, mayKeep } = (await publish(grids.west)).ok;
  expect(mayKeep).toBe(true);
  const params = { id };
  const [scanning, written] = [await named(), await named()];
  (await signUp(written, id)).ok;
  world.clock.advance({ hours: 1 });
  const scan = async (direction: 'in' | 'out') => {
    const shown = await (await worker())('showActivityCode', { params, query: { direction } });
    return scanning('scanActivityCode', { body: { code: shown.ok.code } });
  };
  (await scan('in')).ok;
  world.clock.advance({ hours: 2 });
  expect((await scan('out')).ok.mine?.minutes).toBe(120);
  const me = await worker();
  const { participants } = (await me('listParticipants', { params })).ok;
  const line = participants.find(({ minutes }) => minutes === null);
  const { startsAt: from, endsAt: until } = (await me('getActivity', { params })).ok;
  const body = { way: 'list', participant: line?.id, from, until };
  (await me('recordPresence', { params, body })).ok;
  expect(await earnedBy(written)).toEqual({ points: 0, minutes: 120 });
  await club.confirm(id);
  expect(await earnedBy(written)).toEqual({ points: 2, minutes: 120 });
  expect(await earnedBy(scanning)).toEqual({ points: 2, minutes: 120 });
});

test('what others hold beside their grid is not theirs to see', async () => {
  const params = { id: await club.publish({ area: '339999002001' }) };
  const me = await worker();
  expect((await me('getActivity', { params })).status).toBe(404);
  expect((await me('listParticipants', { params })).status).toBe(404);
  const shown = await me('showActivityCode', { params, query: { direction: 'in' } });
  expect(shown.problem.code).toBe('activity_not_found');
});
