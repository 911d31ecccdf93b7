import { type RawBuilder, sql } from 'kysely';

/**
 * Whether the reporter of a case cannot say on a phone of their own that it is solved: it came another way, or
 * their number was taken off since. @param of what has the county and the case_id of it
 */
export const hasNoPhone = (
  of: string,
): RawBuilder<boolean> => sql<boolean>`exists (select from cases reported
  join case_reporters told on told.county = reported.county and told.case_id = reported.id
  join residents teller on teller.county = told.county and teller.id = told.resident
  where reported.county = ${sql.ref(`${of}.county`)} and reported.id = ${sql.ref(`${of}.case_id`)}
    and (reported.channel <> 'phone_app' or teller.phone_detached_at is not null))`;
