import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agreedWith } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, positions } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { objectionToVisiting } from './decide.ts';

const phone = '13655554329';
const name = '钱小阿公';

let world: TestApp;
let resident: Caller;
let worker: Caller;
let desk: Desk;
let code: string;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident(phone);
  const profile = { name, grid: grids.west, age: { kind: 'adult' } };
  (await resident('completeProfile', { body: profile })).ok;
});
beforeEach(async () => {
  worker = await world.staff('grid_worker');
  desk = await openDesk(world);
  const id = await agreedWith(world, desk.intake, { phone });
  const body = { words: '楼道灯坏了，晚上看不见', place: '老街 12 号', photoIds: [] };
  ({ code } = (await desk.intake('reportFor', { params: { id }, body })).ok);
  await walkTo('awaiting_confirmation', { desk, resident, code });
});
afterAll(() => world.close());

const look = (by: Caller = worker) => by('lookWhomToAsk', { params: { code } });
const taskOf = async () =>
  (await worker('listFieldTasks')).ok.tasks.find((task) => task.code === code);
const asked = (result: object) =>
  worker('visitReporter', { params: { code }, body: { note: '当面说灯亮了', ...result } });

async function told(): Promise<string[]> {
  await world.settle();
  const { notices } = (await resident('listMyNotices')).ok;
  return notices.map(({ words }) => words.zh).filter((words) => words.includes(code));
}

describe('whom a grid worker is to ask', () => {
  test('stands masked in the list, as much of it as tells two of a village apart', async () => {
    const task = await taskOf();
    expect(task).toMatchObject({
      errand: 'ask',
      whom: { name: '钱**公', phone: '136****4329', home: { zh: '西镇西社区' } },
    });
    const fresh = await report(resident);
    const { tasks } = (await worker('listFieldTasks')).ok;
    expect(tasks.find((one) => one.code === fresh.code)).toMatchObject({
      errand: 'accept',
      whom: null,
    });
  });

  test('is shown whole by a look: name, number, and where they live in words', async () => {
    expect((await look()).ok).toEqual({
      name,
      phone,
      home: { zh: '西镇西社区西网格', en: expect.any(String) },
    });
  });

  test('is told of each look, and each is on record with its purpose', async () => {
    await look();
    world.clock.advance({ minutes: 1 });
    await look();
    const { rows: looks } = await world.deps.database.pool.query(
      `select details from audit_waiting
       where action = 'unmasking.for_visit' and details ->> 'case' = $1 order by id`,
      [code],
    );
    expect(looks.map(({ details }) => details)).toMatchObject([
      { purpose: 'visit', what: 'name+phone+home' },
      { purpose: 'visit' },
    ]);
    expect(JSON.stringify(looks)).not.toContain(name);
    expect((await told()).filter((words) => words.includes('网格员为此看了您的姓名'))).toHaveLength(
      2,
    );
    const [newest] = (await resident('listMyLooks')).ok.looks;
    expect(newest).toMatchObject({
      by: { zh: '网格员' },
      what: { zh: '您的姓名、电话和住在哪个网格' },
      why: { zh: '要当面或打电话问您解决了没有' },
    });
  });

  test('is shown nobody else: neither at the desk, nor in the next town, nor without the second factor', async () => {
    for (const person of ['intake', 'dispatcher', 'reviewer', 'handler_west', 'leader'] as const)
      expect((await look(await world.staff(person))).status).toBe(403);
    const { call: unproved } = await world.sitDown('grid_worker', { proved: false });
    expect((await look(unproved)).problem.code).toBe('step_up_needed');
    const east = await report(resident, { position: positions.east });
    code = east.code;
    expect((await look()).problem).toMatchObject({ status: 404, code: 'case_unknown' });
    expect(await told()).not.toContainEqual(expect.stringContaining('网格员为此看了'));
  });

  test('is shown only while asking is the errand: not before, and not once it was asked', async () => {
    const before = code;
    ({ code } = await report(resident));
    expect((await look()).problem).toMatchObject({ status: 409, code: 'unmasking_not_to_ask' });
    // Who has a phone of their own says it there, as long as there is time.
    await walkTo('awaiting_confirmation', { desk, resident, code });
    expect((await look()).problem.code).toBe('unmasking_not_to_ask');
    code = before;
    (await asked({ result: 'solved', rating: 5 })).ok;
    expect((await look()).problem.code).toBe('unmasking_not_to_ask');
  });

  test('not reached, they are still to be asked', async () => {
    (await asked({ result: 'not_reached' })).ok;
    expect((await look()).ok.name).toBe(name);
  });

  test('of a kind that protects its reporter nobody is shown, whoever found it to be that', async () => {
    await world.deps.database.pool.query(
      'update case_states set confidential = true where case_id = (select id from cases where code = $1)',
      [code],
    );
    expect(await taskOf()).toBeUndefined();
    expect((await look()).problem).toMatchObject({ status: 403, code: 'unmasking_protected' });
  });

  test('to whose unit the work was sent nobody is shown', () => {
    const visiting = { confidential: false, handles: true, isErrand: true };
    expect(objectionToVisiting(visiting)).toBe('unmasking_by_handler');
    expect(objectionToVisiting({ ...visiting, handles: false })).toBeUndefined();
  });
});

test('where the account has neither name nor number any more, there is nobody to show', async () => {
  await world.deps.database.pool.query(
    'update residents set name_sealed = null, phone_sealed = null where phone_index is not null and id = (select resident from case_reporters r join cases c on c.id = r.case_id where c.code = $1)',
    [code],
  );
  expect((await look()).problem).toMatchObject({ status: 409, code: 'unmasking_nobody' });
});
