import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller, TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { openPool } from '../../../test/holders.ts';
import {
  agreed,
  byId,
  earnedBy,
  keptVisit,
  mediationRules,
  startMediations,
  toldTo,
  wellDone,
} from '../../../test/mediations.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { reconcile } from '../../ledger/service.ts';

/* The second half of what leading a mediation earns, which comes once the agreement has been kept. */

let world: TestApp;
let desk: Caller;
let reviewer: Caller;
beforeAll(async () => {
  ({ world, desk, reviewer } = await startMediations());
});
afterAll(async () => {
  expect(await reconcile(world.deps.database.read, county)).toEqual([]);
  await world.close();
});

/** Leading is paid by a pool of its own, with so much behind it. */
async function leadFrom(pool: string, cover: number): Promise<void> {
  await openPool(world, pool, cover);
  const rules = mediationRules.map((one) => (one.id === '4.2' ? { ...one, pools: [pool] } : one));
  await enforce(world, rules);
}

async function keptFile() {
  const file = await agreed(world);
  (await reviewer('reviewMediation', byId(file.id, wellDone))).ok;
  world.clock.advance({ days: 30 });
  (await desk('visitMediation', byId(file.id, keptVisit))).ok;
  const { lines } = (await file.mediator.call('listMyAwards')).ok;
  return { ...file, line: lines.find(({ cause }) => cause === 'kept') };
}

test('what it comes to is said where it is paid', async () => {
  await leadFrom('enough', 24);
  const { mediator, line } = await keptFile();
  expect(line).toMatchObject({ points: 12, state: 'settled' });
  expect(line?.why.zh).toMatch(/^协议已经履行，应补后一半 12 分。/);
  expect(await toldTo(world, mediator)).toContain('+12 分已入账。协议已经履行，应补后一半 12 分。');
});

test('where no pool covers it, the words say what it comes to, and that this one earns none', async () => {
  await leadFrom('little', 12);
  const { mediator, line } = await keptFile();
  expect(await earnedBy(mediator)).toEqual({ '4.2 settled': 12, 'kept 4.2 settled': 0 });
  expect(line?.why.zh).toMatch(/^协议已经履行，应补后一半 12 分。.*积分池本期已用完，这次不计分/);
  expect(line?.why.en).toMatch(/the second half comes to 12 points\..*this one earns none/);
  const told = await toldTo(world, mediator);
  expect(told).toContain('应补后一半 12 分。');
  expect(told).not.toContain('+0 分');
});
