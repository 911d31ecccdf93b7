import { sql } from 'kysely';
import type { Rule } from '../../../contract/rules.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/**
 * Whether somebody waits under this rule already: whoever comes now stands behind them. Until the caller's
 * transaction ends nobody else decides this in the county: otherwise one who is about to wait could not be
 * seen yet, and cover that comes at that moment would go to whoever comes after. One lock for all rules,
 * so that a transaction with awards by several of them waits crosswise for no other.
 */
export async function isQueueBefore(
  tx: Tx,
  { county }: Scope,
  { id, whenUsedUp }: Pick<Rule, 'id' | 'whenUsedUp'>,
): Promise<boolean> {
  if (whenUsedUp !== 'queue') return false;
  // Sent together; the second begins once the lock is held, and sees what was committed until then.
  const [, row] = await Promise.all([
    sql`select pg_advisory_xact_lock(${county}, hashtext('queue for cover'))`.execute(tx),
    tx
      .selectFrom('awards')
      .select('id')
      .where('county', '=', county)
      .where('state', '=', 'queued')
      .where('rule', '=', id)
      .limit(1)
      .executeTakeFirst(),
  ]);
  return row !== undefined;
}

export interface Queued {
  id: string;
  rule: string;
  version: number;
  at: Date;
}

/** A rule of a version, as the queue is told which to leave out. */
export const ruleKey = ({ rule, version }: Pick<Queued, 'rule' | 'version'>) =>
  `${version}/${rule}`;

export interface QueuePage {
  after: { at: Date; id: string } | undefined;
  /** Rules that nobody is wanted of, by their keys. */
  without: readonly string[];
  limit: number;
}

/** A county's queue, first come first. */
export function listQueued(
  read: Read,
  { county }: Scope,
  { after, without, limit }: QueuePage,
): Promise<Queued[]> {
  return read
    .selectFrom('awards')
    .select(['id', 'rule', 'rule_version as version', 'at'])
    .where('county', '=', county)
    .where('state', '=', 'queued')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(at, id) > (${after?.at}, ${after?.id})`),
    )
    .where(sql<boolean>`rule_version || '/' || rule <> all (${[...without]}::text[])`)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Counties in which somebody waits. */
export async function listQueuedCounties(read: Read): Promise<number[]> {
  const rows = await read
    .selectFrom('awards')
    .select('county')
    .distinct()
    .where('state', '=', 'queued')
    .execute();
  return rows.map(({ county }) => county);
}
