import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededNumbers } from '../server/platform/ids.ts';
import { type Called, type Caller, makePhoto, startTestApp, type TestApp } from './app.ts';
import { county, grids } from './county.ts';
import { shareOf } from './families.ts';
import { idOf } from './holders.ts';
import { aReport } from './road.ts';
import { enforce } from './rulebooks.ts';
import { openShop } from './shop.ts';
import { untilOneWaits } from './waiting.ts';

let world: TestApp;
let offer: string;
beforeAll(async () => {
  world = await startTestApp();
  const free = { kind: 'honour', value: 0, prices: [{ from: 0, points: 0 }] };
  ({ offer } = await (await openShop(world)).offer(free, { pieces: 100 }));
  await enforce(world, [], { lapse: { kind: 'rolling', months: 1 } });
});
afterAll(() => world.close());

/** Somebody who has the points of a newcomer and has just shown a code to the phone. */
async function person(phone: string): Promise<{ me: Caller; id: string }> {
  const me = await world.resident(phone);
  const age = { kind: 'adult' };
  (await me('completeProfile', { body: { name: '辛夷', grid: grids.west, age } })).ok;
  (await me('finishTour')).ok;
  await world.settle();
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
  return { me, id: await idOf(me) };
}

/** Comes back by the same phone; perhaps as somebody new, perhaps by a code that has just gone. */
async function signIn(phone: string): Promise<Answer> {
  const { demoCode: code } = (await world.anyone('requestSignInCode', { body: { phone } })).ok;
  return world.anyone('signInResident', { body: { phone, code } });
}

type Answer = Pick<Called<'getMe'>, 'status' | 'raw'>;

test('a report that waits while its person is erased is answered that the session is over', async () => {
  const { me, id } = await person('13599990000');
  const client = await world.deps.database.pool.connect();
  await client.query('begin');
  // As an erasure locks and leaves it, not committed yet.
  await client.query('select from data_keys where county = $1 and holder = $2 for update', [
    county,
    id,
  ]);
  await client.query(
    `update data_keys set wrapped = null, wrapping_kid = null, erased_at = now()
     where county = $1 and holder = $2`,
    [county, id],
  );
  const reporting = me('reportCase', { body: aReport() });
  await untilOneWaits(world.deps.database.read);
  await client.query('commit');
  client.release();
  expect((await reporting).problem).toMatchObject({ status: 401, code: 'signed_out' });
  expect(await leftOf(id)).toMatchObject({ cases: 0, coming: 0 });
});

/** What there is of somebody that says who they were, or was begun and not ended. */
async function leftOf(id: string) {
  const { rows } = await world.deps.database.pool.query(
    `select
      (select count(*) from case_reporters where resident = $1)::integer as cases,
      (select count(*) from case_reporters r join case_states s using (county, case_id)
        where r.resident = $1 and s.stage <> 'withdrawn')::integer as unfinished,
      (select count(*) from idempotency where actor = $1)::integer as requests,
      (select count(*) from sessions where subject = $1)::integer as sessions,
      (select count(*) from notices where resident = $1)::integer as notices,
      (select count(*) from redemptions where resident = $1 and state = 'reserved')::integer
        as waiting,
      (select count(*) from photos where owner = $1 and erased_at is null)::integer as photos,
      (select count(*) from residents where id = $1 and coalesce(name_sealed, phone_sealed, grid,
        household::text, age_class) is not null)::integer as named,
      (select count(*) from awards where resident = $1 and state not in ('settled', 'reversed'))
        ::integer as coming`,
    [id],
  );
  return rows[0];
}

const rounds = 24;

test('whatever is under way while somebody is erased is done before, or answered that the session is over', {
  timeout: 240_000,
}, async () => {
  const numbers = seededNumbers('erasures');
  const answered: { name: string; status: number }[] = [];
  const photo = await makePhoto(7);
  for (let round = 0; round < rounds; round++) {
    const phone = `1350000${String(round).padStart(4, '0')}`;
    const { me, id } = await person(phone);
    const agreedShare = await shareOf(me);
    const lapsesOn = (await me('getMyLapsing')).ok.lots[0]?.lapsesOn;
    const asks: [string, () => Promise<Answer>][] = [
      ['report', () => me('reportCase', { body: aReport() })],
      ['report', () => me('reportCase', { body: aReport({ words: '路灯不亮了' }) })],
      ['profile', () => me('completeProfile', { body: { name: '木兰', grid: grids.west } })],
      ['photo', () => me('uploadPhoto', { file: photo })],
      ['sign in', () => signIn(phone)],
      ['household', () => me('foundHousehold', { body: { name: '木兰家', agreedShare } })],
      ['gift', () => me('giveToVillage', { body: { points: 1, lapsesOn } })],
      ['reserve', () => me('reserve', { body: { offer } })],
      ['erase', () => me('eraseMe', { body: { openCases: 'withdraw' } })],
      ['erase', () => me('eraseMe', { body: { openCases: 'withdraw' } })],
    ];
    // Another order in each round, and a few turns between one and the next.
    for (let last = asks.length - 1; last > 0; last--) {
      const other = Number(numbers() % (last + 1));
      [asks[last], asks[other]] = [asks[other] as never, asks[last] as never];
    }
    // In some of them they ask to be erased first and the rest comes well spread, however quick a report has become.
    const erasedFirst = round % 3 === 1;
    if (erasedFirst) asks.sort(([a], [b]) => Number(b === 'erase') - Number(a === 'erase'));
    const apart = erasedFirst ? 12 : round % 4;
    const answers = asks.map(async ([name, ask], place) => {
      for (let turns = (place * apart) ** 2; turns > 0; turns--)
        await new Promise((next) => setImmediate(next));
      const { status } = await ask();
      answered.push({ name, status });
    });
    await Promise.all(answers);
    await world.settle();
    expect((await me('getMe')).status, `round ${round}`).toBe(401);
    const { cases, ...left } = await leftOf(id);
    expect(left, `round ${round}, ${cases} reported`).toEqual({
      unfinished: 0,
      requests: 0,
      sessions: 0,
      notices: 0,
      waiting: 0,
      photos: 0,
      named: 0,
      coming: 0,
    });
  }
  const statusesOf = (name: string) =>
    new Set(answered.flatMap((one) => (one.name === name ? [one.status] : [])));
  expect(answered.filter(({ name, status }) => name === 'erase' && status === 200)).toHaveLength(
    rounds,
  );
  expect(statusesOf('erase')).toEqual(new Set([200, 401]));
  for (const status of [...statusesOf('gift'), ...statusesOf('reserve')])
    expect([201, 401]).toContain(status);
  // Both happened, or this was no race.
  expect(statusesOf('report')).toEqual(new Set([201, 401]));
  expect(answered.filter(({ status }) => status >= 500)).toEqual([]);
  const files = await readdir(world.folder, { recursive: true });
  expect(files.filter((name) => name.endsWith('.webp'))).toEqual([]);
});
