import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeedKind } from '../../../contract/rules.ts';
import { activityRules } from '../../../test/activities.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import {
  agreement,
  answerAs,
  inCharge,
  inSession,
  mediationRules,
  type Someone,
  someone,
} from '../../../test/mediations.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { changedRule, enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { recordDeed } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await enforce(world, [...mediationRules, ...activityRules]);
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

async function erase(call: Caller): Promise<void> {
  const { demoCode } = (await call('sendMyCode', { body: {} })).ok;
  (await call('proveMyself', { body: { code: demoCode } })).ok;
  (await call('eraseMe', { body: { openCases: 'withdraw' } })).ok;
}

/** Awards that somebody was given for deeds of this kind. */
async function awardsOf({ id }: Someone, kind: DeedKind): Promise<number> {
  const { rows } = await world.deps.database.pool.query<{ count: number }>(
    `select count(*)::integer from awards a join deeds d on d.county = a.county and d.id = a.deed
     where a.county = $1 and a.resident = $2 and d.kind = $3`,
    [county, id, kind],
  );
  return rows[0]?.count ?? 0;
}

const did = ({ id }: Someone, kind: DeedKind) =>
  world.deps.database.transact((tx) =>
    recordDeed(
      { tx, scope: jobScope(county, 'test'), deps: world.deps },
      {
        kind,
        resident: id,
        source: uuidOf(`${kind} of ${id}`),
        occasion: 0,
        caseCode: null,
        what: { zh: '做了一件事', en: 'Did something' },
        category: null,
        grid: null,
        position: null,
        insideCounty: null,
        prints: [],
        quantity: 60,
        at: world.deps.clock.now(),
      },
    ),
  );

test.each<DeedKind>([
  'mediation.lead',
  'mediation.part',
  'mediation.reconciled',
  'activity.hour',
  'activity.attended',
])('%s gives nothing to whoever had everything erased before it came in', async (kind) => {
  const [gone, other] = [await someone(world), await someone(world)];
  await erase(gone.call);
  expect(await did(gone, kind)).toBeUndefined();
  expect(await awardsOf(gone, kind)).toBe(0);
  expect(await did(other, kind)).toBeDefined();
  expect(await awardsOf(other, kind)).toBe(1);
});

test('of those who helped with a mediation, whoever was erased before it was agreed gets nothing', async () => {
  const helpers = [await someone(world), await someone(world)] as const;
  const members = helpers.map(({ phone }) => ({ phone, role: 'volunteer', stateEmployee: false }));
  const body = { id: null, name: '西镇调解队', area: '339999001000', members };
  const team = (await inCharge(world)('saveMediationTeam', { body })).ok.id;
  const file = await inSession(world, { team, helpers: helpers.map(({ id }) => id) });
  const params = { id: file.id };
  (await file.mediator.call('proposeMyAgreement', { params, body: agreement })).ok;
  const [gone, stayed] = helpers;
  await erase(gone.call);
  for (const party of [file.one, file.other]) (await answerAs(party, file.id)).ok;
  expect(await awardsOf(gone, 'mediation.part')).toBe(0);
  expect(await awardsOf(stayed, 'mediation.part')).toBe(1);
});

test('where a report falls away, whoever was next at the place and was erased moves up to nothing', async () => {
  const samePlace = { days: 7, metres: 30, supporterPercent: 40 };
  await enforce(world, [changedRule('2.2', { samePlace }), ...mediationRules, ...activityRules]);
  const desk = await openDesk(world);
  const [first, next] = [await someone(world), await someone(world)];
  const position = { lng: 120.02, lat: 28.82 };
  const { code } = await report(first.call, { position });
  world.clock.advance({ minutes: 10 });
  const { code: supported } = await report(next.call, { position });
  await walkTo('closed', { desk, resident: next.call, code: supported });
  expect(await awardsOf(next, 'report.verified')).toBe(1);
  await erase(next.call);
  const body = { reason: 'not_true', note: '现场没有看到' };
  (await desk.intake('refuseCase', { params: { code }, body })).ok;
  await world.settle();
  expect(await awardsOf(next, 'report.verified')).toBe(1);
});
