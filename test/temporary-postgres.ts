import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PostgresConnection,
  startEmbeddedPostgres,
} from '../server/platform/embedded-postgres.ts';

/**
 * A PostgreSQL server of its own in a temporary folder; `stop` removes it all. Fast and unsafe, unless
 * it must be `durable` because one of its processes is going to be killed. Autovacuum would visit a
 * database just when another is to be made from it; `tidied` has it, for runs in which tables grow.
 */
export async function startTemporaryPostgres({ durable = false, tidied = false } = {}): Promise<{
  connection: PostgresConnection;
  stop: () => Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pingan-test-'));
  // When root runs this, PostgreSQL runs as another user, who must be able to come in.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => {},
    durable,
    settings: { max_connections: '200', autovacuum: tidied ? 'on' : 'off' },
  });
  return {
    connection: server.connection,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}
