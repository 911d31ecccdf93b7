import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import type { TestApp } from '../app.ts';
import { giveTo } from '../holders.ts';
import { type Agreeing, allPages, inOrder, openable, seated } from './agreement.ts';
import { counties, loginOf, seats, sites } from './land.ts';

/** They lose their numbers, and get points that lapse in three weeks. */
async function leaveWithoutNumber(world: TestApp, ids: readonly string[]): Promise<void> {
  const { clock, database } = world.deps;
  const { read } = database;
  const until = addDays(localDate(clock.now()), 21);
  for (const id of ids) {
    const { holder_no: holderNo } = await read
      .updateTable('residents')
      .set({ phone_sealed: null, phone_index: null, phone_detached_at: clock.now() })
      .where('county', '=', counties.here)
      .where('id', '=', id)
      .returning('holder_no')
      .executeTakeFirstOrThrow();
    await giveTo(world, { holderNo, amount: 2, until });
  }
}

/** Who is to be told at a window of what lapses. */
export function windowAgrees(the: Agreeing): void {
  describe('people without a number whose points lapse', () => {
    test.each(seats)(
      'those in the list of a window of a %s, and its communities, are those whom it sees to',
      async (seat) => {
        const window = await seated(the.world, loginOf('intake', seat));
        // Whoever has said no home is seen to by any window, and is on no list.
        const ids = sites
          .filter((site) => site !== 'county')
          .map((site) => the.world.here[site].mine.debtor);
        await the.trials.run(async () => {
          await leaveWithoutNumber(the.world, ids);
          const list = async (community: object) => {
            const pages = await allPages(
              async (query) =>
                (await window('listLapsingWithoutPhone', { query: { ...community, ...query } })).ok,
            );
            return pages.flatMap(({ people }) => people);
          };
          const people = await list({});
          const listed = inOrder(people.map(({ id }) => id));
          const communities = [...new Set(people.map(({ area }) => area ?? ''))];
          const byCommunity: typeof people = [];
          for (const community of communities) byCommunity.push(...(await list({ community })));
          expect(inOrder(byCommunity.map(({ id }) => id))).toEqual(listed);
          const body = { age: { kind: 'adult' }, paper: 'id_card', reason: '本人带身份证来办' };
          const seenTo = await openable(ids, (id) =>
            window('settleAgeAtWindow', { params: { id }, body }),
          );
          expect(listed).toEqual(seenTo);
          expect(listed.length).toBeGreaterThan(0);
        });
      },
    );
  });
}
