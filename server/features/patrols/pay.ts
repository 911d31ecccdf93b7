import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import * as paperCuts from '../paper-cuts/service.ts';
import { minutesPaid } from './decide.ts';
import * as store from './store.ts';

interface By {
  deps: Deps;
  scope: Scope;
}

/** A walk that was proved. */
export interface Walk {
  member: string;
  resident: string;
  minutes: number;
  grid: string | null;
  isInside: boolean | null;
  /** null: no position of it had a time. */
  from: Date | null;
  until: Date | null;
}

/** What a walk earns that was proved just now. */
export async function payWalk(tx: Tx, by: By, walk: Walk): ReturnType<typeof awards.recordDeed> {
  const deed = await deedOf(tx, by, { walk, round: 0 });
  return deed && awards.recordDeed({ tx, ...by }, deed);
}

/**
 * A paper list was undone that had cut minutes out of these walks: each earns anew, as if the list had never been.
 * Refused where much would settle and whoever undid it has not shown lately who they are.
 */
export async function payAnew(
  tx: Tx,
  by: By,
  members: readonly string[],
): Promise<Refusal | undefined> {
  for (const walk of await store.listWalks(tx, by.scope, members)) {
    const { member: source, grid, scanned } = walk;
    const round = await paperCuts.endCuts(tx, by, source);
    // Outside the county’s grids nothing hangs on a wall.
    const isInside = grid !== null || scanned !== null;
    const deed = await deedOf(tx, by, { walk: { ...walk, isInside }, round });
    await awards.countAnew({ tx, ...by }, { source, kind: 'patrol.hour', deed });
    const missing = await awards.verifySource({ tx, ...by }, source, ['patrol.hour']);
    if (missing) return missing;
  }
  return undefined;
}

/**
 * Paid for the day on which they walked: its caps and its rule book hold, whenever the phone found a network. What a
 * paper list has earned of it before is left out.
 */
async function deedOf(
  tx: Tx,
  by: By,
  { walk, round }: { walk: Walk; round: number },
): Promise<awards.Deed | undefined> {
  const { member, resident, minutes, grid, isInside } = walk;
  const now = by.deps.clock.now();
  const [from, until] = [walk.from ?? now, walk.until ?? now];
  const told = { resident, source: member, round, onPatrol: true, from, until, minutes };
  const paid = minutesPaid(minutes, await paperCuts.cutTime(tx, by, told));
  if (paid === 0) return undefined;
  return {
    kind: 'patrol.hour',
    resident,
    source: member,
    occasion: round,
    caseCode: null,
    what: { zh: `义务巡逻 · ${paid} 分钟`, en: `Volunteer patrol · ${paid} minutes` },
    category: null,
    grid,
    position: null,
    insideCounty: isInside,
    prints: [],
    quantity: paid,
    at: new Date(Math.min(Number(until), Number(now))),
  };
}
