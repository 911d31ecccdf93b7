import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../server/platform/migrate.ts';
import { startTemporaryPostgres } from '../test/temporary-postgres.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes db/types.ts from a database that has just been migrated; `verify` only compares. */
export function writeDatabaseTypes(url: string, mode: 'write' | 'verify'): void {
  const mapping = { int8: 'bigint', bytea: 'Buffer', timestamptz: 'Date' };
  const args = ['--dialect', 'postgres', '--url', url, '--date-parser', 'string'];
  args.push('--type-mapping', JSON.stringify(mapping), '--exclude-pattern', 'migrations');
  args.push('--default-schema', 'public', '--include-pattern', 'public.*');
  args.push('--out-file', join(root, 'db/types.ts'), '--log-level', 'warn');
  if (mode === 'verify') args.push('--verify');
  execFileSync(join(root, 'node_modules/.bin/kysely-codegen'), args, { stdio: 'pipe' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { connection, stop } = await startTemporaryPostgres();
  try {
    await migrate(connection);
    const { host, port, user, database } = connection;
    const socket = encodeURIComponent(host);
    writeDatabaseTypes(
      `postgresql://${user}@localhost:${port}/${database}?host=${socket}`,
      'write',
    );
  } finally {
    await stop();
  }
}
