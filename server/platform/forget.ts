import { addHours } from './calendar.ts';
import { dropRetiredKeys } from './key-changes.ts';
import type { Deps } from './use-case.ts';

/** Days for which a request id is remembered: a phone that was off for a month may still repeat. */
export const requestIdDays = 60;
const codeDays = 2;
const deliveredDays = 30;

/** Deletes what has served its purpose: request ids, sessions, tickets and codes, delivered messages, old keys. */
export async function forgetOld({ database, clock }: Pick<Deps, 'database' | 'clock'>) {
  const now = clock.now();
  const before = (days: number) => addHours(now, -24 * days);
  await database.read.deleteFrom('idempotency').where('at', '<', before(requestIdDays)).execute();
  await database.read.deleteFrom('sessions').where('expires_at', '<', now).execute();
  await database.read
    .deleteFrom('sign_in_codes')
    .where('expires_at', '<', before(codeDays))
    .execute();
  await database.read.deleteFrom('sign_in_tickets').where('expires_at', '<', now).execute();
  // Of logins that nobody has; those of people here count until they come in.
  await database.read
    .deleteFrom('sign_in_failures')
    .where('staff', 'is', null)
    .where('at', '<', before(codeDays))
    .execute();
  await database.read
    .deleteFrom('outbox')
    .where('delivered_at', '<', before(deliveredDays))
    .execute();
  const counties = await database.read.selectFrom('counties').select('county').execute();
  for (const { county } of counties) await dropRetiredKeys(database.read, { county, now });
}
