import { grids } from '../county.ts';
import type { Ground } from './canary-cases.ts';

/** A patrol that is asked for, and a point of its route, in words that hold canaries: the desk shows them, and every phone. */
export async function fillPatrols(the: Ground): Promise<void> {
  const at = (hours: number) =>
    new Date(the.world.clock.now().getTime() + hours * 3_600_000).toISOString();
  const body = the.canaries.in('createPatrolTask', {
    area: grids.west,
    way: '沿老街走一圈',
    byOrder: '县综治中心 巡令〔2026〕7 号',
    startsAt: at(30),
    endsAt: at(32),
    people: 3,
    days: 1,
  });
  const point = the.canaries.in('createPatrolPoint', {
    area: grids.west,
    name: '老街东口',
    spot: '公告栏右边的墙上',
  });
  const { id } = (await the.desk.dispatcher('createPatrolPoint', { body: point })).ok;
  (await the.desk.dispatcher('createPatrolTask', { body: { ...body, route: [id] } })).ok;
}
