import { describe, expect, test } from 'vitest';
import { callerOf } from '../callers.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** Files of mediation, and who mediates. */
export function mediationsAgree(the: Agreeing): void {
  describe('mediation', () => {
    test('whoever lists files opens exactly those', async () => {
      const all = await keysOf(the.world, 'select id as key from mediations');
      const logins = [
        ...seats.map((seat) => loginOf('mediator_in_charge', seat)),
        loginOf('auditor', 'grid'),
      ];
      for (const login of logins) {
        const reader = await seated(the.world, login);
        const opened = await openable(all, (id) => reader('getMediation', { params: { id } }));
        expect(opened.length, login).toBeGreaterThan(0);
        expect(inOrder(await everyFile(reader)), login).toEqual(opened);
      }
    });

    test('residents list the files that they open', async () => {
      const all = await keysOf(the.world, 'select id as key from mediations');
      for (const name of Object.values(residents)) {
        const cookie = await residentCookie(the.world, counties.here, residentId(name));
        const caller = callerOf(the.world.app, cookie, counties.here);
        const listed = (await caller('listMyMediations')).ok.mediations.map(({ id }) => id);
        const opened = await openable(all, (id) => caller('getMyMediation', { params: { id } }));
        expect(opened.length).toBeGreaterThan(10);
        expect(inOrder(listed)).toEqual(opened);
      }
    });

    test('mediators and teams are listed where they are decided on', async () => {
      const county = await seated(the.world, loginOf('mediator_in_charge', 'county'));
      const grid = await seated(the.world, loginOf('mediator_in_charge', 'grid'));
      const ids = async (reader: typeof county) => [
        (await reader('listMediators')).ok.mediators.length,
        (await reader('listMediationTeams')).ok.teams.length,
      ];
      const [[mediators = 0, teams = 0], [below = 0, team = 0]] = [
        await ids(county),
        await ids(grid),
      ];
      expect(mediators).toBeGreaterThan(below);
      expect([teams, team]).toEqual([5, 1]);
    });
  });
}

async function everyFile(reader: Awaited<ReturnType<typeof seated>>) {
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = after === undefined ? {} : { after };
    const { mediations, next } = (await reader('listMediations', { query })).ok;
    ids.push(...mediations.map(({ id }) => id));
    after = next;
  }
  return ids;
}
