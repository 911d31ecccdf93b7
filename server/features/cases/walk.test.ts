import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions, units } from '../../../test/county.ts';
import { type Desk, openDesk, report } from '../../../test/road.ts';
import { reconcile } from '../../ledger/service.ts';
import { seededRandom } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { stateOf } from './history.ts';
import * as store from './store.ts';

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(() => world.close());

const note = '现场看过，情况属实';
const dispatch = { unit: units.west, resolveDays: 3, note };
const answer = (handled: boolean) => ({ words: '正在处理', handled, photoIds: [] });
const bulletin = { title: '已经处理', words: '已经处理好了', place: '老街一带', photoIds: [] };
const supplement = { words: '补充一张照片的说明', photoIds: [] };

type Attempt = (params: { code: string }, resident: Caller) => ReturnType<Caller>;
const attempts: Attempt[] = [
  (params) => desk.intake('acceptCase', { params, body: { note } }),
  (params) => desk.intake('returnCase', { params, body: { note } }),
  (params) => desk.intake('refuseCase', { params, body: { reason: 'duplicate', note } }),
  (params) => desk.dispatcher('dispatchCase', { params, body: dispatch }),
  (params) => desk.handler('answerCase', { params, body: answer(false) }),
  (params) => desk.handler('answerCase', { params, body: answer(true) }),
  (params) => desk.reviewer('verifyCase', { params, body: { solved: true, note } }),
  (params) => desk.reviewer('verifyCase', { params, body: { solved: false, note } }),
  (params) => desk.reviewer('closeCase', { params, body: { note } }),
  (params) => desk.reviewer('publishCase', { params, body: bulletin }),
  (params, resident) => resident('confirmCase', { params, body: { rating: 3, words: '' } }),
  (params, resident) => resident('reopenCase', { params, body: supplement }),
  (params, resident) => resident('supplementCase', { params, body: supplement }),
];

/** Mostly what the road asks for next, so that walks get far, and often something else. */
const usual: Record<string, number[]> = {
  reported: [0, 0, 1],
  returned: [12],
  accepted: [3],
  dispatched: [4, 5, 5],
  answered: [6, 6, 7],
  awaiting_confirmation: [10, 11],
  closed: [9, 11],
  refused: [],
};

/** Long enough for staff to close; they have to sign in anew. */
async function letAWeekPass(): Promise<void> {
  world.clock.advance({ days: 7 });
  desk = await openDesk(world);
}

test('the stored state of every case is the one that its history gives, whatever was tried', async () => {
  const random = seededRandom('a walk through the case loop');
  const draw = (below: number) => random(2).readUInt16BE() % below;
  const scope = jobScope(county, 'test');
  const { read } = world.deps.database;
  const met = new Set<string>();
  for (let walk = 0; walk < 12; walk++) {
    const resident = await world.resident();
    const { code, id } = await report(resident, { position: positions.west });
    for (let turn = 0; turn < 14; turn++) {
      world.clock.advance({ minutes: 1 });
      if (turn === 9 && walk % 4 === 0) await letAWeekPass();
      const { stage } = await store.getState(read, scope, id);
      const next = draw(4) === 0 ? [] : (usual[stage] ?? []);
      const chosen = next[draw(next.length || 1)] ?? draw(attempts.length);
      const called = await attempts[chosen]?.({ code }, resident);
      expect([200, 409], called?.raw.body).toContain(called?.status);
      const history = await store.listHistory(read, scope, id);
      expect(await store.getState(read, scope, id)).toEqual(stateOf(history));
      for (const { kind } of history) met.add(kind);
    }
  }
  expect(met.size, `steps met: ${[...met]}`).toBeGreaterThanOrEqual(10);
  await world.settle();
  expect(await reconcile(read, county)).toEqual([]);
}, 60_000);
