import { describe, expect, test } from 'vitest';
import { staffRoles } from '../../contract/route.ts';
import { callerOf } from '../callers.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { counties, loginOf, seats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** Activities, and who takes part in them. */
export function activitiesAgree(the: Agreeing): void {
  describe('activities', () => {
    test('whoever lists activities opens exactly those, and the people of each are as many as it says', async () => {
      const all = await keysOf(the.world, 'select id as key from activities');
      let readers = 0;
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
          const listed = await reader('listActivities');
          if (listed.status === 403) continue;
          const { activities } = listed.ok;
          const opened = await openable(all, (id) => reader('getActivity', { params: { id } }));
          expect(inOrder(activities.map(({ id }) => id)), `${role} ${seat}`).toEqual(opened);
          const shown = await openable(all, (id) =>
            the.trials.run(() => reader('listParticipants', { params: { id } })),
          );
          expect(shown, `${role} ${seat}`).toEqual(opened);
          for (const { id, seated: taken, waiting } of activities)
            await the.trials.run(async () => {
              const read = await reader('listParticipants', { params: { id } });
              expect(read.ok.participants).toHaveLength(taken + waiting);
            });
          readers += opened.length > 0 ? 1 : 0;
        }
      expect(readers).toBeGreaterThan(3);
    });

    test.each(Object.values(residents))(
      'the %s lists as their own what they have a part in, and nothing else',
      async (name) => {
        const cookie = await residentCookie(the.world, counties.here, residentId(name));
        const me = callerOf(the.world.app, cookie, counties.here);
        const all = await keysOf(the.world, 'select id as key from activities');
        const mine: string[] = [];
        for (const id of all) {
          const read = await me('getMyActivity', { params: { id } });
          if (read.status === 200 && read.ok.mine !== null) mine.push(id);
        }
        const { activities } = (await me('listMyActivities', { query: { show: 'mine' } })).ok;
        expect(inOrder(activities.map(({ id }) => id))).toEqual(inOrder(mine));
        expect(mine.length).toBeGreaterThan(2);
      },
    );
  });
}
