import type { TestProject } from 'vitest/node';
import type { PostgresConnection } from '../server/platform/embedded-postgres.ts';
import { startTemporaryPostgres } from './temporary-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresConnection;
  }
}

/** One PostgreSQL server for the whole run; `test/postgres.ts` makes databases on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { connection, stop } = await startTemporaryPostgres();
  project.provide('postgres', connection);
  return stop;
}
