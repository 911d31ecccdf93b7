import { dayNumber } from '../../../server/ledger/account.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { simulatedBook } from '../book.ts';
import type { World } from '../world.ts';
import { type Check, sqlCheck } from './check.ts';

const local = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`;
/** The day that the key of a lot names. */
const lastDay = (lot: string) => `date '2020-01-01' + (${lot} & 65535)::integer`;

/** Points leave a lot for the lapsed ones only after its last day. */
const early = sqlCheck(
  'nothing lapses early',
  `select format('%s points of lot %s lapsed on %s', t.amount, t.debit, ${local('t.at')}) as what
   from transfers t, of where t.county = of.county and (t.credit >> 16) & 15 = 5
     and ${local('t.at')} <= ${lastDay('t.debit')}`,
);

/** Whoever did something in time loses nothing because it was verified after the points' last day. */
const late = sqlCheck(
  'what arrives late lives on',
  `select format('%s points of award %s arrived on %s in lot %s', t.amount, t.reason, ${local('t.at')}, t.credit) as what
   from of, transfers t where t.county = of.county and t.kind in (1, 3)
     and (t.debit >> 16) & 15 = 2 and (t.credit >> 16) & 15 = 1
     and ${local('t.at')} > ${lastDay('t.credit')}
     and not exists (select from transfers r
       where r.county = t.county and r.kind = 1 and r.at = t.at and r.reason = t.reason
         and r.debit = t.credit and r.amount = t.amount and r.credit >> 20 = t.credit >> 20
         and ${lastDay('r.credit')} = ${local('t.at')} + ${simulatedBook.refundGraceDays})`,
);

/** A hold ends by its purchase and by nothing else. */
const held: Check = {
  name: 'what is held stays held',
  find: async ({ deps, holds }) => {
    const ids = [...holds.values()].flat();
    const { rows } = await deps.database.pool.query<{ pending: string }>(
      'select pending from transfers where pending = any($1::uuid[])',
      [ids],
    );
    const ended = new Set(rows.map(({ pending }) => pending));
    return [...holds].flatMap(([key, transfers]) =>
      transfers.some((id) => ended.has(id))
        ? [`the hold of ${key} was ended by somebody else`]
        : [],
    );
  },
};

export const lapseChecks: readonly Check[] = [early, late, held];

/** After the sweep no lot whose last day is over holds anything but what is held for a purchase. */
export async function assertLapsed({ county }: World, { database, clock }: Deps): Promise<void> {
  const { rows } = await database.pool.query<{ id: bigint; points: bigint }>(
    `select id, posted - pending_out as points from accounts where county = $1
       and (id >> 16) & 15 = 1 and (id & 65535) < $2 and posted > pending_out`,
    [county, dayNumber(localDate(clock.now()))],
  );
  const [left] = rows;
  if (left !== undefined)
    throw new Error(`lot ${left.id} should have lapsed: ${left.points} points`);
}

/** By then the run of the night is done, and the entries of a year that was closed add up to zero. */
export async function assertClosed({ county }: World, { database }: Deps): Promise<void> {
  const { rows } = await database.pool.query<{ through: string; state: string; sum: bigint }>(
    `select through, state, closed_sum as sum from lapse_runs
     where county = $1 and (state <> 'done' or closed_sum <> 0)`,
    [county],
  );
  const [wrong] = rows;
  if (wrong !== undefined)
    throw new Error(
      `the run of ${wrong.through} is ${wrong.state}, its entries sum to ${wrong.sum}`,
    );
}
