import { expect, test } from 'vitest';
import { openDatabase } from '../../server/platform/database.ts';
import { noteChange } from '../../server/platform/live/changes.ts';
import { codesHeard, type Following, followWith, isReady } from '../following.ts';
import { type Agreeing, inOrder, keysOf, openCases, type Shown, seated } from './agreement.ts';
import { counties, loginOf, type Seat, seats } from './land.ts';
import { staffToken } from './people.ts';

/** Of more cases that change at once a page is told only that there were many. */
const fewEnough = 40;

interface Desk {
  login: string;
  page: Following;
  opened: Shown;
}

/** What an open page is told of by itself: that a case changed which opens there, and of no other. */
export function liveAgrees(the: Agreeing): void {
  async function follow(role: 'auditor' | 'unit_handler', seat: Seat): Promise<Desk> {
    const login = loginOf(role, seat);
    const reader = await seated(the.world, login);
    const { codes } = await openCases(the.everything.cases, (code) =>
      reader('getCase', { params: { code } }),
    );
    return {
      login,
      page: await followWith(the.world, await staffToken(the.world, counties.here, login)),
      opened: codes,
    };
  }

  /** Says of cases that they changed, and waits until every page was told of its own. */
  async function change(codes: readonly string[], desks: readonly Desk[]): Promise<void> {
    const before = desks.map(({ page }) => page.heard.length);
    const changed = await keysOf(
      the.world,
      `select county || ' ' || id as key from cases where code in (${codes.map((code) => `'${code}'`).join(', ')})`,
    );
    // From another process: what this one writes stays in one open transaction, and nobody is told.
    const { connection } = the.database;
    const other = openDatabase({ connection, connections: 1, onError: () => {} });
    await other.transact(async (tx) => {
      for (const key of changed) {
        const [county, id = ''] = key.split(' ');
        noteChange(tx, { kind: 'case', county: Number(county), id });
      }
    });
    await other.close();
    for (const [nth, { login, page }] of desks.entries())
      await expect
        .poll(() => page.heard.length, { timeout: 30_000, message: login })
        .toBeGreaterThan(before[nth] ?? 0);
  }

  test.each(['auditor', 'unit_handler'] as const)(
    'the open page of a %s is told of the cases that they open, wherever they sit',
    async (role) => {
      const { app } = the.world;
      if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
      const desks = await Promise.all(seats.map((seat) => follow(role, seat)));
      for (const { login, page } of desks)
        await expect.poll(() => isReady(page), { timeout: 30_000, message: login }).toBe(true);
      // One that opens at each desk goes with every portion: where nothing more is told, the portion has come.
      const known = inOrder(desks.flatMap(({ opened }) => opened.slice(0, 1)));
      const others = the.everything.cases.filter((code) => !known.includes(code));
      const step = fewEnough - known.length;
      for (let from = 0; from < others.length; from += step)
        await change([...known, ...others.slice(from, from + step)], desks);
      for (const { login, page, opened } of desks) {
        expect(opened.length, login).toBeGreaterThan(1);
        expect(inOrder(codesHeard(page)), login).toEqual(opened);
        page.close();
      }
    },
  );
}
