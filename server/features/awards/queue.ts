import { recordAudit } from '../../platform/audit.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { repayLate } from './closing-home.ts';
import type { QueuedAs } from './decide.ts';
import { notCovered, payAward, payersOf, type TxContext } from './pay.ts';
import { listQueued, listQueuedCounties, type Queued, ruleKey } from './queue-store.ts';
import { householdNoOf, ruleOf } from './steps.ts';
import * as store from './store.ts';
import { tellHolder } from './tell.ts';
import { tellings } from './tellings.ts';

const usualPage = 200;

/**
 * Pays what waits for cover, first come first, each in a transaction of its own. Who comes later never
 * passes somebody who waits for the same pools, however little they are to get.
 * @returns how many were paid
 */
export async function payQueuedAwards(deps: Deps, atOnce = usualPage): Promise<number> {
  let paid = 0;
  for (const county of await listQueuedCounties(deps.database.read))
    paid += await payQueueOf(deps, county, atOnce);
  if (paid > 0) deps.wakeOutbox();
  return paid;
}

async function payQueueOf(deps: Deps, county: number, limit: number): Promise<number> {
  const scope = jobScope(county, 'pay_queued_awards');
  const { read } = deps.database;
  const waitOn: WaitOn = { pools: new Set(), rules: new Set() };
  let paid = 0;
  let after: Queued | undefined;
  for (;;) {
    // Whoever is known to wait on is left out, so that they hold up nobody at another pool.
    const without = [...waitOn.rules];
    const page: Queued[] = await listQueued(read, scope, { after, without, limit });
    for (const queued of page) {
      if (waitOn.rules.has(ruleKey(queued))) continue;
      if (await payNext(deps, { county, queued, waitOn })) paid++;
    }
    after = page.at(-1);
    if (page.length < limit) return paid;
  }
}

/** Who was found to wait on in this round: by the list of pools, and by the rules that have it. */
interface WaitOn {
  pools: Set<string>;
  rules: Set<string>;
}

interface Next {
  county: number;
  queued: Queued;
  waitOn: WaitOn;
}

async function payNext(deps: Deps, { county, queued, waitOn }: Next): Promise<boolean> {
  const scope = jobScope(county, 'pay_queued_awards');
  try {
    return await deps.database.transact((tx) => payQueued({ tx, scope, deps }, queued, waitOn));
  } catch (error) {
    deps.log.error({ err: error, award: queued.id }, 'a queued award was not paid');
    return false;
  }
}

/** Pays one that waits, as what it would have become; where no pool covers it, it waits on. */
async function payQueued(context: TxContext, queued: Queued, waitOn: WaitOn): Promise<boolean> {
  const { tx, scope, deps } = context;
  const { id } = queued;
  const award = await store.lockAward(tx, scope, id);
  if (award?.state !== 'queued') return false;
  const { rule, book } = await ruleOf(context, award);
  const pools = rule.pools.join();
  const state = award.queued_as as QueuedAs;
  const paid = waitOn.pools.has(pools)
    ? notCovered
    : await payAward(context, {
        award: store.asNewAward(award),
        holderNo: await store.getHolderNo(tx, scope, award.resident),
        householdNo: await householdNoOf(context, award),
        kind: state === 'settled' ? 'post' : 'announce',
        pools: await payersOf(context, rule),
        graceDays: book.document.refundGraceDays,
      });
  if (paid.kind === 'refused') {
    waitOn.pools.add(pools);
    waitOn.rules.add(ruleKey(queued));
    return false;
  }
  const settles = state === 'settled';
  const changed = await store.changeAward(tx, scope, id, {
    state,
    queued_as: null,
    settled_at: settles ? deps.clock.now() : null,
    pool: paid.pool,
    payer: paid.payer,
    pending: paid.pending,
    household_pending: paid.householdPending,
    transfer: paid.transfer,
    household_transfer: paid.householdTransfer,
    repaid: settles ? await repayLate(context, award.deed, paid) : 0,
    lapses_on: paid.lapsesOn,
    why: paid.why,
  });
  const entry = { action: 'award.paid', object: `award/${id}` } as const;
  const details = { pool: paid.pool, state };
  await recordAudit(
    tx,
    { deps, ask: { scope } },
    { ...entry, details, before: award, after: changed },
  );
  await tellHolder(context, changed, tellings.added(changed));
  return true;
}
