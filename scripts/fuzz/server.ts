// The server that is fuzzed, in a process of its own so that the memory it tells of is its own:
// started by main.ts, which it tells where it is reached and who may ask, and from then on who is let
// in again. It ends when told to.
import { migrate } from '../../server/platform/migrate.ts';
import { lastFailure } from '../../test/callers.ts';
import { openOwnTarget } from '../../test/fuzz/own-target.ts';
import { startTemporaryPostgres } from '../../test/temporary-postgres.ts';

// What a server error comes from is told as the log tells it.
lastFailure.onLine = (line) => process.stderr.write(line);
// A million requests fill tables: what is dead in them must go, and their statistics must be kept.
const server = await startTemporaryPostgres({ tidied: true });
await migrate(server.connection);
const own = await openOwnTarget({ connection: server.connection, drop: async () => {} });
const { photo, comeAgain, ...target } = own.target;
process.send?.({ ...target, photo: photo.toString('base64') });

async function end(): Promise<void> {
  await own.close();
  await server.stop();
  process.exit(0);
}

process.on('message', (message) => {
  const asked = message as 'end' | { number: number; as: string };
  if (asked === 'end') return void end();
  const { number, as } = asked;
  // Whoever cannot be let in is missed in what the run tells at its end.
  void comeAgain?.(as)
    .catch(() => undefined)
    .then((cookie) => process.send?.({ number, cookie }));
});
process.once('disconnect', () => void end());
