import { describe, expect, test } from 'vitest';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** Patrols that are asked for. */
export function patrolsAgree(the: Agreeing): void {
  describe.each(seats)('patrols, for a dispatcher of a %s', (seat) => {
    test('those listed are those that can be called off', async () => {
      const dispatcher = await seated(the.world, loginOf('dispatcher', seat));
      const listed = (await dispatcher('listPatrolTasks')).ok.tasks.map(({ id }) => id);
      const tasks = await keysOf(the.world, 'select id as key from patrol_tasks');
      const calledOff = await openable(tasks, (id) =>
        the.trials.run(() => dispatcher('callOffPatrolTask', { params: { id } })),
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(inOrder(listed)).toEqual(calledOff);
    });
  });
}
