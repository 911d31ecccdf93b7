import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediatorsShown } from '../../../contract/mediators.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, staffId } from '../../../test/county.ts';
import { fill, planOf } from '../../../test/plans.ts';
import { always } from '../../../test/settlements.ts';
import { makeScope } from '../../platform/scope.ts';
import { listMediators } from './listing-store.ts';

/* However many mediate in a county, the desk reads them a page at a time, and each of them once. */

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
  // Of each hundred one waits, one has ended and one has lapsed; four hundredths live in the west. Two apply at the
  // same moment.
  await fill(world.deps.database, {
    mediators: {
      text: `insert into mediators (county, resident, area, state, state_employee, applied_at, decided_by, decided_at,
          certified_until)
        select $1, gen_random_uuid(), case when n % 100 < 4 then '339999001000' else '339999002000' end,
          case when n % 100 = 1 then 'applied' when n % 100 = 2 then 'ended' else 'certified' end, false,
          '2020-01-01'::timestamptz + (n / 2) * interval '1 hour', $2, '2020-06-01',
          case when n % 100 = 3 then '2022-01-01' else '2030-01-01' end::date
        from generate_series(1, 20000) n`,
      values: [county, staffId('mediator')],
    },
  });
});
afterAll(() => world.close());

/** What somebody who oversees the west reads, a page after another. */
async function everyPage(show: MediatorsShown) {
  const west = always(world, 'auditor_west');
  const pages = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = after === undefined ? { show } : { show, after };
    const { mediators, next } = (await west('listMediators', { query })).ok;
    pages.push(mediators);
    after = next;
  }
  return pages;
}

describe('the desk reads', () => {
  test.each([
    ['applied', 200, ['applied']],
    ['certified', 200, ['certified']],
    ['over', 400, ['ended', 'lapsed']],
  ] as const)(
    'of those who are %s each one once, in pages of thirty',
    async (show, all, states) => {
      const pages = await everyPage(show);
      const listed = pages.flat();
      expect(new Set(listed.map(({ id }) => id)).size).toBe(all);
      expect(listed).toHaveLength(all);
      expect(Math.max(...pages.map((page) => page.length))).toBe(30);
      expect([...new Set(listed.map(({ state }) => state))].sort()).toEqual(states);
      const order = listed.map(({ appliedAt }) => appliedAt);
      const inOrder = [...order].sort();
      expect(order).toEqual(show === 'applied' ? inOrder : inOrder.reverse());
    },
  );

  test('those who wait, where nothing else is asked for', async () => {
    const west = always(world, 'auditor_west');
    const { mediators } = (await west('listMediators')).ok;
    expect(mediators.map(({ state }) => state)).toEqual(Array(30).fill('applied'));
  });

  test.each([
    ['applied', 'mediators_waiting'],
    ['certified', 'mediators_decided'],
  ] as const)('those who are %s by an index, wherever a page begins', async (show, index) => {
    const actor = { kind: 'staff', id: staffId('mediator'), unit: null, roles: [] } as const;
    const scope = makeScope({ county, actor, areas: [String(county)] });
    const after = { at: new Date('2021-01-01'), id: staffId('mediator') };
    for (const from of [undefined, after]) {
      const page = { show, today: '2026-01-01', after: from, limit: 30 } as const;
      const plan = await planOf(world.deps.database, (tx) => listMediators(tx, scope, page));
      expect(plan.scanned).not.toContain('mediators');
      expect(plan.indexes).toEqual([index]);
    }
  });
});
