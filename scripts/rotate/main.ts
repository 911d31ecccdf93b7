// `npm run rotate -- …`: changes keys while the platform goes on working; docs/how-to/change-the-keys.md.
// Exit code 0: done · 1: it did not get to the end · 2: nothing was begun.
import { resolve } from 'node:path';
import { ConfigError, readConfig } from '../../server/config.ts';
import {
  listRotations,
  type RotationDeps,
  rotateIndex,
  rotatePeople,
  rotatePerson,
  rotateWrapping,
} from '../../server/features/privacy/service.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createIds } from '../../server/platform/ids.ts';
import { KeysDoNotFitError } from '../../server/platform/key-check.ts';
import { WeakKeyError } from '../../server/platform/strong-key.ts';
import { findDemoKeys } from '../../server/secrets.ts';
import { reachDatabase } from '../reach.ts';
import { type Command, readCommand, usage } from './read-command.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function run(args: string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'string') {
    complain(`${command}\n${usage}`);
    return 2;
  }
  try {
    const cipher = openCipher();
    const reached = await reachDatabase(complain);
    if (reached === undefined) return 2;
    const { connection } = reached;
    const database = openDatabase({ connection, connections: 4, onError: () => {} });
    try {
      const clock = systemClock;
      return await carryOut({ database, cipher, clock, ids: createIds(clock) }, command);
    } finally {
      await database.close();
      await reached.stop();
    }
  } catch (error) {
    const ours = [ConfigError, WeakKeyError, KeysDoNotFitError].some(
      (kind) => error instanceof kind,
    );
    if (!ours) throw error;
    complain((error as Error).message);
    return 2;
  }
}

function openCipher() {
  // Reading the keys needs neither an SMS provider nor a key for seals.
  const config = readConfig({ ...process.env, DEMO: 'on', SMS_ACCESS_KEY_ID: undefined });
  const keys = config.keys ?? findDemoKeys(resolve(config.dataDir));
  if (keys === undefined) throw new ConfigError('DATA_KEY, INDEX_KEY', 'needed');
  return createCipher({ ...keys, suite: config.suite });
}

async function carryOut(deps: RotationDeps, command: Command): Promise<number> {
  if (command.kind === 'status') return showStatus(deps);
  if (command.kind === 'person') {
    const { county, id } = command;
    const done = await rotatePerson(deps, { county, holder: id });
    say(done ? `${county} ${id} ✓` : `${county} ${id}：没有密钥 · no key to change`);
    return done ? 0 : 1;
  }
  const onLot = ({ county, done }: { county: number; done: number }) => say(`${county} ${done}`);
  if (command.kind === 'people') await rotatePeople(deps, { onLot });
  else {
    const rotate = { wrapping: rotateWrapping, index: rotateIndex };
    await rotate[command.kind](deps, { lot: command.lot, onLot });
  }
  say('换好了 · done');
  return 0;
}

async function showStatus({ database }: RotationDeps): Promise<number> {
  const { rows } = await database.pool.query<{ county: number }>(
    'select county from counties order by county',
  );
  for (const { county } of rows)
    for (const { kind, kid, done, started_at, ended_at } of await listRotations(
      database.read,
      county,
    ))
      say(
        [
          county,
          kind,
          kid ?? '-',
          done,
          started_at.toISOString(),
          ended_at?.toISOString() ?? '…',
        ].join(' '),
      );
  return 0;
}

process.exitCode = await run(process.argv.slice(2));
