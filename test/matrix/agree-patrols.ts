import { describe, expect, test } from 'vitest';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** Patrols that are asked for, and points on the wall. */
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
    test('points listed are those that can be taken down, and those whose papers can be printed', async () => {
      const dispatcher = await seated(the.world, loginOf('dispatcher', seat));
      const listed = (await dispatcher('listPatrolPoints')).ok.points;
      const points = await keysOf(the.world, 'select id as key from patrol_points');
      const takenDown = await openable(points, (id) =>
        the.trials.run(() => dispatcher('takeDownPatrolPoint', { params: { id } })),
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(inOrder(listed.map(({ id }) => id))).toEqual(takenDown);
      const areas = await keysOf(the.world, 'select distinct area as key from patrol_points');
      const printed = await openable(areas, (area) =>
        the.trials.run(() => dispatcher('getPatrolPointPaper', { params: { area } })),
      );
      expect(inOrder(listed.map(({ area }) => area))).toEqual(printed);
    });
  });
}
