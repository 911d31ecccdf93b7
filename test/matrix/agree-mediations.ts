import { describe, expect, test } from 'vitest';
import { staffRoles } from '../../contract/route.ts';
import { callerOf } from '../app.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** Files of mediation, and who mediates. */
export function mediationsAgree(the: Agreeing): void {
  describe('mediation', () => {
    test('whoever lists files opens exactly those, and reads who could mediate them', async () => {
      const all = await keysOf(the.world, 'select id as key from mediations');
      let readers = 0;
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
          const listed = await everyFile(reader);
          if (listed === undefined) continue;
          const opened = await openable(all, (id) => reader('getMediation', { params: { id } }));
          expect(inOrder(listed), `${role} ${seat}`).toEqual(opened);
          readers += opened.length > 0 ? 1 : 0;
        }
      expect(readers).toBeGreaterThan(3);
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
    const listed = await reader('listMediations', { query });
    if (listed.status === 403) return undefined;
    ids.push(...listed.ok.mediations.map(({ id }) => id));
    after = listed.ok.next;
  }
  return ids;
}
