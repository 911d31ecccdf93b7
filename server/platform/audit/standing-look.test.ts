import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { chainAll } from './chain.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  await report(await world.resident(), { words: '老周家门口的路灯坏了' });
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

interface Look {
  object: string;
  actor: string;
  details: Record<string, unknown>;
}

/** Looks of this kind today, the oldest first, wherever their entry stands by now. */
async function looks(action: string): Promise<Look[]> {
  const since = new Date(world.clock.now().getTime() - 12 * 3_600_000);
  const { rows } = await world.deps.database.pool.query<Look>(
    `select object, actor, details from (
       select * from (select at, id, action, object, actor, details from audit_waiting) w
       union all
       select * from (select at, id, action, object, actor, details from audit_entries) e
     ) entries where action = $1 and at > $2 order by at, id`,
    [action, since],
  );
  return rows;
}

describe('the queue', () => {
  test('left open, it is one look in half an hour, also when its entry is chained meanwhile', async () => {
    for (let seconds = 0; seconds < 1_800; seconds += 300) {
      expect((await intake('listCases', { body: {} })).status).toBe(200);
      await chainAll(world.deps);
      world.clock.advance({ minutes: 5 });
    }
    expect(await looks('cases.listed')).toMatchObject([
      { object: 'cases', actor: staffId('intake'), details: { show: 'open', kind: null } },
    ]);
    await intake('listCases', { body: {} });
    expect(await looks('cases.listed')).toHaveLength(2);
  });

  test('another filter, another person: another look', async () => {
    await intake('listCases', { body: {} });
    world.clock.advance({ minutes: 1 });
    await intake('listCases', { body: { show: 'closed' } });
    await intake('listCases', { body: { show: 'closed' } });
    world.clock.advance({ minutes: 1 });
    const dispatcher = await world.staff('dispatcher');
    await dispatcher('listCases', { body: {} });
    const seen = await looks('cases.listed');
    expect(seen.map(({ actor, details }) => [actor, details.show])).toEqual([
      [staffId('intake'), 'open'],
      [staffId('intake'), 'closed'],
      [staffId('dispatcher'), 'open'],
    ]);
  });

  test('whoever looks for words is recorded each time, without the words', async () => {
    const find = '老周';
    for (let time = 0; time < 2; time++)
      expect((await intake('listCases', { body: { find } })).ok.cases).toHaveLength(1);
    const seen = await looks('cases.listed');
    expect(seen).toMatchObject([
      { details: { searched: true, shown: 1 } },
      { details: { searched: true, shown: 1 } },
    ]);
    expect(JSON.stringify(seen)).not.toContain(find);
  });

  test('who may not read it leaves no look, but the refusal', async () => {
    const administrator = await world.staff('administrator');
    expect((await administrator('listCases', { body: {} })).status).toBe(403);
    expect(await looks('cases.listed')).toEqual([]);
    expect(await looks('access.refused')).toHaveLength(1);
  });
});

describe('colleagues', () => {
  test('who reads their list, opens one, or sees where one is signed in is recorded', async () => {
    const officer = await world.staff('security_officer');
    const params = { id: staffId('reviewer') };
    for (let time = 0; time < 2; time++) {
      await officer('listStaff', { body: {} });
      await officer('getStaffMember', { params });
      await officer('listDevicesOfStaff', { params });
      await officer('listFactorResets');
    }
    const by = { actor: staffId('security_officer') };
    const one = { ...by, object: `staff/${params.id}` };
    expect(await looks('staff.listed')).toMatchObject([{ ...by, object: 'staff' }]);
    expect(await looks('staff.opened')).toMatchObject([one]);
    expect(await looks('staff.devices_listed')).toMatchObject([one]);
    expect(await looks('staff.resets_listed')).toMatchObject([{ ...by, object: 'staff' }]);
  });

  test('a name that was looked for stands in no entry', async () => {
    const auditor = await world.staff('auditor');
    const find = 'reviewer_sec';
    expect((await auditor('listStaff', { body: { find } })).ok.staff).toHaveLength(1);
    const seen = await looks('staff.listed');
    expect(seen).toMatchObject([{ details: { searched: true } }]);
    expect(JSON.stringify(seen)).not.toContain(find);
  });

  test('one elsewhere is no look: nothing was shown', async () => {
    const town = await world.staff('administrator_west');
    const params = { id: staffId('intake') };
    expect((await town('getStaffMember', { params })).status).toBe(404);
    expect(await looks('staff.opened')).toEqual([]);
  });
});
