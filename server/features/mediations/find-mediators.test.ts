import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediatorsShown } from '../../../contract/mediators.ts';
import type { Caller, TestApp } from '../../../test/app.ts';
import { staffId } from '../../../test/county.ts';
import {
  byId,
  openMediator,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { chainAll } from '../../platform/audit/chain.ts';

/* Who mediates is found by part of a name or by a phone, however they stand; whoever was erased is not. */

let world: TestApp;
let desk: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
});
afterAll(() => world.close());

const find = async (wanted: string, who = desk) =>
  (await who('findMediators', { body: { find: wanted } })).ok.mediators.map(({ id }) => id);
const end = { verdict: 'end', tier: 1, note: '本人不再担任' };
const listed = async (show: MediatorsShown) =>
  (await desk('listMediators', { query: { show } })).ok.mediators.map(({ id }) => id);

describe('somebody who mediates is found', () => {
  test('by part of a name, whichever blanks stand in it, and by a whole phone', async () => {
    const [mediator, other] = [await openMediator(world), await openMediator(world)];
    const { name, phone, id } = mediator;
    for (const wanted of [name, name.slice(0, 2), `${name[0]} ${name.slice(1)}`, ` ${phone} `]) {
      const found = await find(wanted);
      expect(found, wanted).toContain(id);
      expect(found, wanted).not.toContain(other.id);
    }
    for (const wanted of [phone.slice(0, 8), '司马光', ' '])
      expect(await find(wanted), wanted).toEqual([]);
  });

  test('however they stand, and nobody who never applied', async () => {
    const [ended, stranger] = [await openMediator(world), await someone(world)];
    (await desk('decideMediator', byId(ended.id, end))).ok;
    expect(await find(ended.phone)).toEqual([ended.id]);
    for (const wanted of [stranger.name, stranger.phone])
      expect(await find(wanted)).not.toContain(stranger.id);
  });

  test('below the area of whoever asks, by those in charge alone: the others read masked names', async () => {
    const mediator = await openMediator(world, { area: '339999002000' });
    const west = await world.staff('mediator_west');
    for (const wanted of [mediator.name, mediator.phone])
      expect(await find(wanted, west)).toEqual([]);
    const asked = { body: { find: mediator.name } };
    for (const person of ['leader', 'auditor', 'intake'] as const)
      expect((await (await world.staff(person))('findMediators', asked)).status).toBe(403);
  });

  test('and the look is on record, without what was looked for', async () => {
    const mediator = await openMediator(world);
    await find(mediator.phone);
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select actor, object, details from audit_entries where action = 'mediators.searched'
       order by at desc, seq desc limit 1`,
    );
    expect(rows).toEqual([
      { actor: staffId('mediator'), object: 'mediators', details: { by: 'phone', found: 1 } },
    ]);
  });
});

test('whoever was erased stands in no list any more, and is found by nothing', async () => {
  const [mediator, applied] = [await openMediator(world), await openMediator(world)];
  expect(await listed('certified')).toContain(mediator.id);
  await erase(mediator);
  for (const show of ['applied', 'certified', 'over'] as const)
    expect(await listed(show), show).not.toContain(mediator.id);
  for (const wanted of [mediator.name, mediator.phone])
    expect(await find(wanted)).not.toContain(mediator.id);
  expect(await listed('certified')).toContain(applied.id);
});

test('a certificate whose term is over stands among those that are, and can be ended', async () => {
  const mediator = await openMediator(world);
  world.clock.advance({ days: 800 });
  expect(await listed('certified')).not.toContain(mediator.id);
  expect(await listed('over')).toContain(mediator.id);
  expect((await desk('decideMediator', byId(mediator.id, end))).ok.state).toBe('ended');
  expect(await listed('over')).toContain(mediator.id);
});

async function erase({ phone }: Someone): Promise<void> {
  const call = await world.resident(phone);
  const { demoCode } = (await call('sendMyCode', { body: {} })).ok;
  (await call('proveMyself', { body: { code: demoCode } })).ok;
  (await call('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  await world.settle();
}
