import { residentId } from '../../db/seed/county/write.ts';
import type { Event } from '../../db/seed/history/moment.ts';
import type { Outing, Purchase } from '../../db/seed/year/errands.ts';
import * as awards from '../../server/features/awards/service.ts';
import { merchantAccount, points } from '../../server/ledger/account.ts';
import * as ledger from '../../server/ledger/service.ts';
import { dayMs } from '../../server/platform/calendar.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { jobScope } from '../../server/platform/scope.ts';
import type { Deps } from '../../server/platform/use-case.ts';
import { simulatedBook } from './book.ts';
import type { World } from './world.ts';

/** Holds that are open, by the purchase: nobody but its own end may touch them. */
export type OpenHolds = Map<string, readonly string[]>;

/** Purchases with their ends, patrols, and quarrels made up. */
export function errandEvents(world: World, holds: OpenHolds): Event[] {
  return [
    ...world.plan.purchases.flatMap((purchase) => purchaseEvents(world, holds, purchase)),
    ...world.plan.outings.map((outing) => outingEvent(world, outing)),
  ];
}

function purchaseEvents(world: World, holds: OpenHolds, purchase: Purchase): Event[] {
  const { key, at, ends, endsAt } = purchase;
  let transfers: string[] = [];
  const held: Event = {
    at,
    key: `${key}/hold`,
    run: async (deps) => {
      transfers = await hold(world, deps, purchase);
      if (transfers.length > 0) holds.set(key, transfers);
    },
  };
  const ended: Event = {
    at: endsAt,
    key: `${key}/${ends}`,
    run: async (deps) => {
      holds.delete(key);
      await end(world, deps, { transfers, how: ends === 'void' ? 'void' : 'settle' });
    },
  };
  if (ends !== 'settle_and_refund') return [held, ended];
  const refunded: Event = {
    at: new Date(endsAt.getTime() + 5 * dayMs),
    key: `${key}/refund`,
    run: async (deps) => {
      const back = { ...common(world, deps), transfers, graceDays };
      mustBeDone(await deps.database.transact((tx) => ledger.refund(tx, back)));
    },
  };
  return [held, ended, refunded];
}

const graceDays = simulatedBook.refundGraceDays;

const common = ({ county }: World, { clock, ids }: Deps) => ({
  county,
  at: clock.now(),
  newId: () => ids.uuid(),
});

/** Holds a share of what the resident has; nothing where that is less than a point. */
async function hold(world: World, deps: Deps, { key, resident, share }: Purchase) {
  const ask = world.actors.resident(resident, key);
  const { county, merchant } = world;
  const known = await deps.database.read
    .selectFrom('residents')
    .select('holder_no')
    .where('county', '=', county)
    .where('id', '=', residentId(county, resident.phone))
    .executeTakeFirst();
  if (known === undefined) return [];
  const { spendable } = await awards.getMyPoints(deps, ask);
  const amount = Math.floor(spendable * share);
  if (amount < 1) return [];
  const spent = await deps.database.transact((tx) =>
    ledger.spend(tx, {
      ...common(world, deps),
      holderNo: known.holder_no,
      to: merchantAccount(merchant),
      amount: points(amount),
      how: 'announce',
      reason: uuidOf(key),
    }),
  );
  if (spent.kind !== 'refused') return spent.transfers;
  throw new Error(`${key}: ${amount} of ${spendable} points were refused: ${spent.code}`);
}

interface Ending {
  transfers: readonly string[];
  how: 'settle' | 'void';
}

async function end(world: World, deps: Deps, { transfers, how }: Ending): Promise<void> {
  if (transfers.length === 0) return;
  const base = common(world, deps);
  const ends = transfers.map((pending) => ({ id: base.newId(), pending, how }));
  const answers = await deps.database.transact((tx) =>
    how === 'void'
      ? ledger.release(tx, { ...base, transfers, graceDays })
      : ledger.endPending(tx, { ...base, ends }),
  );
  mustBeDone(answers);
}

function mustBeDone(answers: readonly ledger.Posting[]): void {
  const refused = answers.find(({ kind }) => kind === 'refused');
  if (refused !== undefined) throw new Error(`the ledger refused: ${JSON.stringify(refused)}`);
}

function outingEvent(world: World, outing: Outing): Event {
  const { key, at, kind, resident, minutes, counterpart } = outing;
  const { county } = world;
  const what =
    kind === 'patrol.hour'
      ? { zh: '义务巡逻', en: 'Volunteer patrol' }
      : { zh: '和解', en: 'Reconciled' };
  const run = async (deps: Deps) => {
    await deps.database.transact((tx) =>
      awards.recordDeed(
        { tx, deps, scope: jobScope(county, 'simulate') },
        {
          kind,
          resident: residentId(county, resident.phone),
          source: uuidOf(key),
          occasion: 0,
          caseCode: null,
          what,
          category: null,
          grid: resident.grid,
          position: null,
          insideCounty: null,
          prints: [],
          quantity: minutes,
          ...(counterpart === null ? {} : { counterpart: residentId(county, counterpart) }),
          at,
        },
      ),
    );
  };
  return { at, key, run };
}
