import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { makeCounty } from '../../test/make-county.ts';
import { counties, landOf } from '../../test/matrix/land.ts';
import { openerOf, sealerOf } from './data-keys.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ land: landOf(counties.here) });
  await makeCounty(world.deps, { land: landOf(counties.elsewhere) });
});
afterAll(() => world.close());

const by = (county: number) => ({ deps: world.deps, scope: { county } });

test('in one transaction each county has its own key for a holder of the same id', async () => {
  const { transact, read } = world.deps.database;
  const holder = world.deps.ids.uuid();
  const place = { field: 'notices.words', row: 'one' };
  const sealed = await transact(async (tx) => {
    const here = await sealerOf(tx, by(counties.here), holder);
    const elsewhere = await sealerOf(tx, by(counties.elsewhere), holder);
    return { here: here('此地', place), elsewhere: elsewhere('彼地', place) };
  });
  const openHere = await openerOf(read, by(counties.here), [holder]);
  const openElsewhere = await openerOf(read, by(counties.elsewhere), [holder]);
  expect(openHere(holder, sealed.here, place)).toBe('此地');
  expect(openElsewhere(holder, sealed.elsewhere, place)).toBe('彼地');
});
