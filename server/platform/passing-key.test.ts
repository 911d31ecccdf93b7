import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test/app.ts';
import { county, grids } from '../../test/county.ts';
import { idOf } from '../../test/holders.ts';
import { aReport } from '../../test/road.ts';
import { officeOf, passingOf } from './county-holders.ts';
import { openerOf, sealerOf } from './data-keys.ts';
import { forgetOld } from './forget.ts';
import { openPassing } from './passing-key.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const by = () => ({ deps: world.deps, scope: { county } });

async function person(phone: string): Promise<Caller> {
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name: '木槿', grid: grids.west } })).ok;
  return me;
}

/** Days and their nights. */
async function live(days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    world.clock.advance({ days: 1 });
    await forgetOld(world.deps);
  }
}

const keys = () =>
  world.deps.database.read
    .selectFrom('data_keys')
    .select(['kid', 'retired_at'])
    .where('county', '=', county)
    .where('holder', '=', passingOf(county))
    .orderBy('made_at')
    .execute();

/** An answer as it stands in a copy of the database. */
async function keptAnswer(me: Caller, requestId: string) {
  const id = await idOf(me);
  const { rows } = await world.deps.database.pool.query<{ sealed: string }>(
    'select answer_sealed as sealed from idempotency where county = $1 and actor = $2 and key = $3',
    [county, id, requestId],
  );
  const place = { field: 'idempotency.answer', row: `${id}/${requestId}` };
  return { sealed: rows[0]?.sealed ?? '', place };
}

test('answers are sealed with a key that changes every week, and a repeat is answered the same across it', async () => {
  const me = await person('13300000001');
  const requestId = 'across-the-weeks';
  const body = aReport();
  const first = (await me('reportCase', { body, requestId })).ok;
  const [before] = await keys();
  await live(8);
  const after = await keys();
  expect(after).toHaveLength(2);
  expect(after[0]).toMatchObject({ kid: before?.kid, retired_at: expect.any(Date) });
  expect((await me('reportCase', { body, requestId })).ok).toEqual(first);
  // A process goes on for ten minutes with the key that it has read; a new answer has the new one.
  (await me('reportCase', { body: aReport({ words: '又一处' }), requestId: 'another-week' })).ok;
  const kept = await keptAnswer(me, 'another-week');
  expect(kept.sealed).toContain(after[1]?.kid);
});

test('once what it sealed has expired the key is gone: the answer in an old copy opens for nobody', async () => {
  const me = await person('13300000002');
  (await me('reportCase', { body: aReport(), requestId: 'in-an-old-copy' })).ok;
  const copy = await keptAnswer(me, 'in-an-old-copy');
  const { read } = world.deps.database;
  expect(await openPassing(read, by(), copy)).toContain('code');
  await live(75);
  await expect(openPassing(read, by(), copy)).rejects.toThrow('no key of its holder');
  // As many as there are weeks in which an answer can have been sealed that is still kept.
  expect((await keys()).length).toBeLessThanOrEqual(11);
});

test('what the office’s key sealed before there were passing ones is still answered', async () => {
  const me = await person('13300000003');
  const requestId = 'from-before-the-change';
  const body = aReport();
  const first = (await me('reportCase', { body, requestId })).ok;
  const { sealed, place } = await keptAnswer(me, requestId);
  const answer = await openPassing(world.deps.database.read, by(), { sealed, place });
  const office = officeOf(county);
  await world.deps.database.transact(async (tx) => {
    const seal = await sealerOf(tx, by(), office);
    await tx
      .updateTable('idempotency')
      .set({ answer_sealed: seal(answer ?? '', place) })
      .where('key', '=', requestId)
      .execute();
  });
  const open = await openerOf(world.deps.database.read, by(), [office]);
  const now = await keptAnswer(me, requestId);
  expect(open(office, now.sealed, place)).toBe(answer);
  expect((await me('reportCase', { body, requestId })).ok).toEqual(first);
});
