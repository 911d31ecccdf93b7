import pg from 'pg';
import { vi } from 'vitest';
import type { Database, Tx } from '../server/platform/database.ts';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

export interface Planned {
  /** Indexes that are used, those of all statements together. */
  indexes: string[];
  /** What is looked up in them, as PostgreSQL writes it. */
  lookedUp: string[];
  /** Tables that are read from end to end. */
  scanned: string[];
}

const isAsked = (text: string) => /^\s*(select|with|update|delete|insert)\b/i.test(text);

/** How PostgreSQL goes about what a store asks for, as the store asks it; nothing of it is kept. */
export async function planOf(
  database: Database,
  ask: (tx: Tx) => Promise<unknown>,
): Promise<Planned> {
  const driver = vi.spyOn(pg.Query.prototype as unknown as { submit(): void }, 'submit');
  const undone = new Error('undone');
  await database
    .transact(async (tx) => {
      await ask(tx);
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  const statements = driver.mock.contexts as unknown as { text: string; values?: unknown[] }[];
  driver.mockRestore();
  const nodes: Plan[] = [];
  for (const { text, values } of statements.filter((one) => isAsked(one.text))) {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json) ${text}`,
      [...(values ?? [])],
    );
    nodes.push(...rows.flatMap((row) => nodesOf(row['QUERY PLAN'][0].Plan)));
  }
  if (nodes.length === 0) throw new Error('nothing was asked');
  return {
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    lookedUp: nodes.flatMap((node) => node['Index Cond'] ?? []),
    scanned: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .flatMap((node) => node['Relation Name'] ?? []),
  };
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Fills tables as the years would, without all that their rows lean on; then counts what is in them. */
export async function fill(
  database: Database,
  rows: Record<string, { text: string; values: unknown[] }>,
): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const { text, values } of Object.values(rows)) await client.query(text, values);
    await client.query('set session_replication_role = origin');
    await client.query(`vacuum analyze ${Object.keys(rows).join(', ')}`);
  } finally {
    client.release();
  }
}
