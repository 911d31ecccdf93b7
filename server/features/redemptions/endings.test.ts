import { expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { givePoints } from '../../../test/holders.ts';
import { openShop } from '../../../test/shop.ts';
import { endDueRedemptions } from './service.ts';

test('one that cannot be ended keeps no other waiting, and is tried again', async () => {
  const world = await startTestApp();
  const shop = await openShop(world);
  const { offer } = await shop.offer({ holdHours: 1 });
  const ids: string[] = [];
  for (let person = 0; person < 3; person++) {
    const resident = await world.resident();
    await givePoints(world, resident, 30);
    ids.push((await resident('reserve', { body: { offer } })).ok.id);
  }
  const { pool } = world.deps.database;
  const [, broken = ''] = ids;
  const { rows } = await pool.query<{ transfers: string[] }>(
    'select transfers from redemptions where id = $1',
    [broken],
  );
  const setTransfers = (transfers: string[]) =>
    pool.query('update redemptions set transfers = $2 where id = $1', [broken, transfers]);
  await setTransfers(['01900000-0000-7000-8000-000000000000']);
  world.clock.advance({ hours: 1 });
  expect(await endDueRedemptions(world.deps)).toBe(2);
  await setTransfers(rows[0]?.transfers ?? []);
  expect(await endDueRedemptions(world.deps)).toBe(1);
  await world.close();
});
