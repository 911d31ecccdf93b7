import { grids } from '../county.ts';
import type { Ground } from './canary-cases.ts';

/** A patrol that is asked for in words that hold a canary: the desk shows it, and every phone. */
export async function fillPatrols(the: Ground): Promise<void> {
  const at = (hours: number) =>
    new Date(the.world.clock.now().getTime() + hours * 3_600_000).toISOString();
  const body = the.canaries.in('createPatrolTask', {
    area: grids.west,
    way: '沿老街走一圈',
    startsAt: at(30),
    endsAt: at(32),
    people: 3,
    days: 1,
  });
  (await the.desk.dispatcher('createPatrolTask', { body })).ok;
}
