import { sql } from 'kysely';
import { addHours, localDate } from './calendar.ts';
import { dropRetiredKeys } from './key-changes.ts';
import { changePassingKey } from './passing-key.ts';
import type { Deps } from './use-case.ts';

/** Days for which a request id is remembered: a phone that was off for a month may still repeat. */
export const requestIdDays = 60;
const codeDays = 2;
/** A failed try counts for so long: a slip is soon forgotten, and who was locked out stays so for months. */
const daysPerFailure = 2;
/** Limits look back to the last midnight at most. */
const attemptDays = 2;
const missDays = 2;
/** As far as suggestions look back, and as long again. */
const wishDays = 90;
const inviteDays = 30;
const deliveredDays = 30;
/** How many messages went out is asked about for a day; what became of them a little longer. */
const batchDays = 30;
const botMessageDays = 90;
/** As long as a phone without a network may take to send another of the same walk. */
export const trackDays = 7;
/** A track that is used again is used soon, and a year is a long time for it. */
const paceDays = 365;
/** A walk is proved within a week after it; by then an old code says nothing any more. */
const pointCodeDays = 30;
/** The same two are not reconciled anew for twelve months. */
const reconciledDays = 366;
/** Those who lived together do not mediate for one another for twelve months. */
const leftDays = 366;
/** As long as a browser keeps the cookie that it is known by. */
const deviceDays = 400;

/** Deletes what has served its purpose: request ids, sessions, tickets and codes, delivered messages, old keys. */
export async function forgetOld(deps: Pick<Deps, 'cipher' | 'database' | 'clock'>) {
  const { database, clock } = deps;
  const now = clock.now();
  const before = (days: number) => addHours(now, -24 * days);
  await database.read.deleteFrom('idempotency').where('at', '<', before(requestIdDays)).execute();
  await database.read.deleteFrom('sessions').where('expires_at', '<', now).execute();
  await database.read
    .deleteFrom('sign_in_codes')
    .where('expires_at', '<', before(codeDays))
    .execute();
  await database.read.deleteFrom('sign_in_tickets').where('expires_at', '<', now).execute();
  // Whether anybody has a login makes no difference: a pause would otherwise tell which there are.
  await database.read
    .deleteFrom('sign_in_failures')
    .where(sql<Date>`at + failures * make_interval(days => ${daysPerFailure})`, '<', now)
    .execute();
  await database.read
    .deleteFrom('attempt_counts')
    .where('hour', '<', before(attemptDays))
    .execute();
  // Of codes typed wrongly the last day counts; codes that ran out are good for nothing.
  await database.read.deleteFrom('voucher_misses').where('at', '<', before(missDays)).execute();
  await database.read.deleteFrom('vouchers').where('expires_at', '<', now).execute();
  const day = (days: number) => localDate(before(days));
  await database.read.deleteFrom('wish_marks').where('day', '<', day(0)).execute();
  await database.read.deleteFrom('unmet_wishes').where('day', '<', day(wishDays)).execute();
  await database.read
    .deleteFrom('patrol_tracks')
    .where('received_at', '<', before(trackDays))
    .execute();
  await database.read
    .updateTable('patrol_members')
    .set({ pace: null })
    .where('pace', 'is not', null)
    .where('proved_at', '<', before(paceDays))
    .execute();
  await database.read
    .deleteFrom('patrol_point_codes')
    .where('ends_at', '<', before(pointCodeDays))
    .execute();
  await database.read.deleteFrom('spent_puzzles').where('expires_at', '<', now).execute();
  await database.read
    .deleteFrom('household_invites')
    .where('expires_at', '<', before(inviteDays))
    .execute();
  await database.read
    .deleteFrom('known_devices')
    .where('signed_in_at', '<', before(deviceDays))
    .execute();
  await database.read.deleteFrom('identity_ways').where('expires_at', '<', now).execute();
  await database.read
    .deleteFrom('outbox')
    .where('delivered_at', '<', before(deliveredDays))
    .execute();
  await database.read
    .deleteFrom('notice_batches')
    .where('ended_at', '<', before(batchDays))
    .execute();
  await database.read
    .deleteFrom('bot_messages')
    .where('ended_at', '<', before(botMessageDays))
    .execute();
  // Whoever signed out there is told nothing there.
  await database.read
    .deleteFrom('push_devices as p')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sessions as s')
            .select('s.id')
            .whereRef('s.county', '=', 'p.county')
            .whereRef('s.id', '=', 'p.device'),
        ),
      ),
    )
    .execute();
  await database.read
    .deleteFrom('mediation_phones')
    .where('kept_at', '<', before(reconciledDays))
    .execute();
  await database.read
    .deleteFrom('left_households')
    .where('left_at', '<', before(leftDays))
    .execute();
  const counties = await database.read.selectFrom('counties').select('county').execute();
  for (const { county } of counties) {
    await dropRetiredKeys(database.read, { county, now });
    await changePassingKey(deps, { county, keptDays: requestIdDays });
  }
}
