import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldTask } from '../../../contract/field-work.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, positions, staffId } from '../../../test/county.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';
import { makeScope } from '../../platform/scope.ts';
import type { Ask } from '../../platform/use-case.ts';
import { listFieldTasks } from './service.ts';

let world: TestApp;
let resident: Caller;
let worker: Caller;
let desk: Desk;
let seed = 7_000;
beforeAll(async () => {
  world = await startTestApp();
  resident = await world.resident();
  (await resident('completeProfile', { body: { name: '赵小路', grid: grids.west } })).ok;
  worker = await world.staff('grid_worker');
  desk = await openDesk(world);
});
afterAll(() => world.close());

/** The worker, past the door. */
const asWorker: Ask = {
  scope: makeScope({
    county,
    actor: {
      kind: 'staff',
      id: staffId('grid_worker'),
      unit: null,
      roles: [{ role: 'grid_worker', area: grids.west }],
    },
    areas: [grids.west],
    roles: ['grid_worker'],
  }),
  language: 'zh',
  requestId: null,
  fingerprint: '',
};

const tasks = async (who: Caller = worker) => (await who('listFieldTasks')).ok.tasks;
const photo = async () =>
  (await worker('uploadStaffPhoto', { file: await makePhoto(++seed) })).ok.id;

/** A case whose unit says that it is done, and where it lies. */
async function done() {
  const { code, position } = await report(resident);
  await walkTo('answered', { desk, resident, code });
  if (position === null) throw new Error('a report with a place');
  return { code, position };
}

async function look(
  { code, position }: { code: string; position: { lng: number; lat: number } },
  given: Record<string, unknown> = {},
  sent: { requestId?: string } = {},
) {
  const body = {
    solved: true,
    note: '到现场看过，车挪走了',
    photoIds: [await photo()],
    position: { ...position, accuracyM: 12 },
    seenAt: world.clock.now().toISOString(),
    ...given,
  };
  return worker('verifyOnSite', { params: { code }, body, ...sent });
}

/** Reported at the window for somebody who has no phone at hand, and done. */
async function doneAtWindow() {
  const phone = '13611130077';
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '钱阿公', grid: grids.west } })).ok;
  world.clock.advance({ minutes: 2 });
  const { demoCode: code } = (await desk.intake('sendAgreementCode', { body: { phone } })).ok;
  const agreed = await desk.intake('agree', { body: { paper: 'id_card', phone, code } });
  const body = { words: '楼道灯坏了，晚上看不见', place: '老街 12 号', photoIds: [] };
  const reported = (await desk.intake('reportFor', { params: { id: agreed.ok.id }, body })).ok;
  await walkTo('awaiting_confirmation', { desk, resident: me, code: reported.code });
  return reported.code;
}

describe('what waits for a grid worker', () => {
  test('is also to ask who reported without a phone whether it is solved; once told it waits no more', async () => {
    const code = await doneAtWindow();
    const listed = async () => (await tasks()).find((one) => one.code === code);
    const unit = expect.anything();
    expect(await listed()).toMatchObject({ errand: 'ask', unit, running: 'confirmation' });
    const body = { result: 'solved', rating: 5, note: '当面说灯亮了' };
    (await worker('visitReporter', { params: { code }, body })).ok;
    expect(await listed()).toBeUndefined();
  });

  test('is not to ask who can say it on a phone of their own and still has time', async () => {
    const { code } = await report(resident);
    await walkTo('awaiting_confirmation', { desk, resident, code });
    expect((await tasks()).map((one) => one.code)).not.toContain(code);
  });

  test('says where to go, until when, what to do there, and what the unit says to have done', async () => {
    const fresh = await report(resident);
    const { code, position } = await done();
    const listed = await tasks();
    expect(listed.find((one) => one.code === fresh.code)).toMatchObject({
      errand: 'accept',
      position: { lng: fresh.position?.lng },
      unit: null,
      done: null,
      clock: { state: 'running' },
      running: 'dispatch',
    });
    expect(listed.find((one) => one.code === code)).toMatchObject({
      errand: 'verify',
      position: { lng: position.lng },
      unit: { zh: 'west 中队' },
      done: '已经处理好了',
      running: 'verification',
    });
    const dues = listed.map(({ clock }) => clock.dueAt);
    expect(dues).toEqual([...dues].sort());
  });

  test('is below the own area alone, and nothing of it tells who reported', async () => {
    const east = await report(resident, { position: positions.east });
    const listed = await worker('listFieldTasks');
    expect(listed.ok.tasks.map(({ code }) => code)).not.toContain(east.code);
    expect(listed.raw.body).not.toContain('赵');
    expect((await desk.reviewer('listFieldTasks')).status).toBe(403);
  });

  test('leaves out what is confidential: on no phone is it carried about', async () => {
    const grown = await world.resident();
    const profile = { name: '钱小桥', grid: grids.west, age: { kind: 'adult' } };
    (await grown('completeProfile', { body: profile })).ok;
    const { code } = await report(grown, { category: '070200' });
    expect((await desk.intake('getCase', { params: { code } })).ok.moves).toContain('accept');
    expect((await tasks()).map((one) => one.code)).not.toContain(code);
  });

  test('is recorded as a look, once while it stays open', async () => {
    await tasks();
    await tasks();
    const { rows } = await world.deps.database.pool.query(
      `select 1 from (select action, details from audit_waiting union all
        select action, details from audit_entries) looks
       where action = 'cases.listed' and details::text like '%field_work%'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('is due by the clock that the desk sees, from when the reporter had added what was asked', async () => {
    const me = await world.resident();
    (await me('completeProfile', { body: { name: '孙小桥', grid: grids.west } })).ok;
    const { code } = await report(me);
    const params = { code };
    (await desk.intake('returnCase', { params, body: { note: '在哪一栋？' } })).ok;
    world.clock.advance({ days: 2 });
    (await me('supplementCase', { params, body: { words: '3 栋', photoIds: [] } })).ok;
    worker = await world.staff('grid_worker');
    desk = await openDesk(world);
    const { dispatch } = (await worker('getCase', { params })).ok;
    expect((await tasks()).find((one) => one.code === code)?.clock).toEqual(dispatch);
  });

  test('says where there is more than it holds: it holds what is due soonest', async () => {
    for (let made = 0; made < 3; made++) await done();
    const whole = (await worker('listFieldTasks')).ok;
    expect(whole.more).toBe(false);
    const toDo = (listed: { tasks: FieldTask[] }) =>
      listed.tasks.filter(({ errand }) => errand !== 'ask').map(({ code }) => code);
    const all = toDo(whole);
    const cut = await listFieldTasks(world.deps, asWorker, 2);
    expect(cut.more).toBe(true);
    expect(toDo(cut)).toEqual(all.slice(0, 2));
    // Exactly as many as it holds are all.
    expect((await listFieldTasks(world.deps, asWorker, all.length)).more).toBe(false);
    expect((await listFieldTasks(world.deps, asWorker, all.length - 1)).more).toBe(true);
  });
});

describe('somebody who was there', () => {
  test('verifies with photo and place: the points settle, and how far they stood is kept', async () => {
    const at = await done();
    const verified = (await look(at)).ok;
    expect(verified.stage).toBe('awaiting_confirmation');
    const step = verified.history.at(-1);
    expect(step).toMatchObject({ kind: 'verified', onSite: { metres: 0 } });
    expect(step?.photos).toHaveLength(1);
    const { rows } = await world.deps.database.pool.query(
      `select data from case_events where kind = 'verified' and data ? 'onSite' limit 1`,
    );
    expect(Object.keys(rows[0]?.data.onSite).sort()).toEqual(['grid', 'metres', 'seenAt']);
    const mine = (await resident('getMyCase', { params: { code: at.code } })).ok;
    expect(mine.awards).toMatchObject([{ state: 'settled' }]);
  });

  test('sends back what was not done', async () => {
    const at = await done();
    const { stage } = (await look(at, { solved: false, note: '车还停着' })).ok;
    expect(stage).toBe('dispatched');
    await world.settle();
    const told = (await resident('listMyNotices')).ok.notices.filter(
      ({ caseCode }) => caseCode === at.code,
    );
    expect(told[0]?.words.zh).toContain('已退回责任单位接着办');
    expect(JSON.stringify(told)).not.toContain('车还停着');
  });

  test('may say it later, from where there was no network, and it counts once', async () => {
    const at = await done();
    const photoIds = [await photo()];
    const seenAt = world.clock.now().toISOString();
    world.clock.advance({ hours: 30 });
    worker = await world.staff('grid_worker');
    const again = { requestId: '0199e000-0000-7000-8000-00000000f1e1' };
    const [first, twin] = [
      await look(at, { photoIds, seenAt }, again),
      await look(at, { photoIds, seenAt }, again),
    ];
    expect([first.ok, twin.ok].map(({ history }) => history.length)).toEqual([5, 5]);
    expect(twin.ok.history.at(-1)?.onSite?.seenAt).toBe(seenAt);
    desk = await openDesk(world);
  });

  test.each([
    ['a photo', { photoIds: [] }, 400],
    ['a place', { position: undefined }, 400],
    ['words', { note: '' }, 400],
  ])('does not without %s', async (_, given, status) => {
    expect((await look(await done(), given)).status).toBe(status);
  });

  test('was near it: elsewhere is said with the distance', async () => {
    const at = await done();
    const far = { lng: at.position.lng + 0.02, lat: at.position.lat };
    const { problem } = await look(at, { position: far });
    expect(problem).toMatchObject({ status: 422, code: 'not_on_site' });
    expect(problem.title).toMatch(/离事发地 19\d\d 米/);
    // A phone that knows nothing of where it is is not everywhere.
    const lost = { ...far, accuracyM: 100_000 };
    expect((await look(at, { position: lost })).problem.code).toBe('not_on_site');
  });

  test('saw what was done last: what came before the unit worked on it again does not count', async () => {
    const at = await done();
    const seenAt = world.clock.now().toISOString();
    world.clock.advance({ hours: 1 });
    desk = await openDesk(world);
    worker = await world.staff('grid_worker');
    const params = { code: at.code };
    (await desk.reviewer('verifyCase', { params, body: { solved: false, note: '还没好' } })).ok;
    const body = { words: '又去了一次', handled: true, photoIds: [] };
    (await desk.handler('answerCase', { params, body })).ok;
    expect((await look(at, { seenAt })).problem.code).toBe('seen_before_handled');
  });

  test('neither sees the future nor what is long past', async () => {
    const at = await done();
    const seen = (hours: number) =>
      new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString();
    expect((await look(at, { seenAt: seen(1) })).problem.code).toBe('seen_later');
    expect((await look(at, { seenAt: seen(-80) })).problem.code).toBe('seen_long_ago');
  });
});

describe('the slip with the code of a case', () => {
  test('is printed at the window and by a grid worker, for cases of their own area', async () => {
    const { code } = await report(resident);
    for (const who of [desk.intake, worker]) {
      const { raw } = await who('getCaseSlip', { params: { code } });
      expect(raw.headers['content-type']).toBe('application/pdf');
      expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      expect(raw.headers['content-disposition']).toContain(`${code}.pdf`);
    }
    const east = await report(resident, { position: positions.east });
    const refused = await worker('getCaseSlip', { params: { code: east.code } });
    expect(refused.problem.code).toBe('case_not_found');
    expect((await resident('getCaseSlip', { params: { code } })).status).toBe(401);
  });
});
