// The server that is fuzzed, in a process of its own so that the memory it tells of is its own:
// started by main.ts, which it tells where it is reached and who may ask. It ends when told to.
import { migrate } from '../../server/platform/migrate.ts';
import { openOwnTarget } from '../../test/fuzz/own-target.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';

const server = await startTemporaryPostgres();
await migrate(server.connection);
const own = await openOwnTarget({ connection: server.connection, drop: async () => {} });
const { photo, ...target } = own.target;
process.send?.({ ...target, photo: photo.toString('base64') });

async function end(): Promise<void> {
  await own.close();
  await server.stop();
  process.exit(0);
}
process.once('message', () => void end());
process.once('disconnect', () => void end());
