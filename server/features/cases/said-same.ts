import type { Tx } from '../../platform/database.ts';
import type { LngLat } from '../../platform/geometry.ts';
import { residentOf } from '../../platform/scope.ts';
import { joinsDone, mayLead } from './decide.ts';
import { takeDoneAlong } from './done-before.ts';
import * as matterStore from './matter-store.ts';
import { type By, mergeable, takeStep, together } from './matters.ts';
import { namesAny } from './named.ts';
import { aroundHome, neighbourhood } from './nearby.ts';
import * as store from './store.ts';

interface Saying {
  sameAs: string | undefined;
  /** All that its reporter told. */
  told: string;
  position: LngLat | undefined;
  /** Where the report lies; of a place in words, where its reporter lives. */
  grid: string | null;
  confidential: boolean;
}

/**
 * The case that a report which comes in is to follow, under lock: its reporter was asked about it and says that
 * theirs is the same. undefined where nothing was said, or it is none that they could have been asked about; and
 * where the report names a unit: it may complain of the one that has that case, so staff read it before it goes there.
 */
export async function lockSaidSame(
  tx: Tx,
  { deps, ask: { scope } }: By,
  { sameAs, told, position, grid, confidential }: Saying,
): Promise<store.StoredCase | undefined> {
  if (sameAs === undefined || confidential) return undefined;
  const now = deps.clock.now();
  const around = position === undefined ? aroundHome(grid, now) : neighbourhood(position, now);
  if (around === undefined || (await namesAny(tx, { scope }, told))) return undefined;
  const lead = await matterStore.findLeadWithin(tx, scope, {
    ...around,
    id: sameAs,
    resident: residentOf(scope),
  });
  const report = lead === undefined ? undefined : await matterStore.findById(tx, scope, lead);
  if (report === undefined) return undefined;
  const state = await store.lockState(tx, scope, report.id);
  return mayLead(mergeable({ report, state })) ? { report, state } : undefined;
}

interface Following {
  one: store.StoredCase;
  lead: store.StoredCase;
}

/** Has a report follow another, as its reporter says: only their own is moved by it, and staff can split it. */
export async function follow(tx: Tx, by: By, { one, lead }: Following): Promise<void> {
  const { id } = lead.report;
  const event = { kind: 'merged', note: '', data: together(id, lead.state) } as const;
  const state = await takeStep(tx, by, { one, event, byReporter: true, tell: null });
  if (joinsDone(one.state, lead.state))
    await takeDoneAlong(tx, by, { one: { ...one, state }, lead: id });
}
