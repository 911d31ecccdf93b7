// `npm run appoint`: invites the first administrator, security officer or auditor of a county, who has
// nobody there to invite them. Exit code 0: the code is on the screen, once · 1: refused · 2: not tried.
import { resolve } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { appointOfficer } from '../../server/features/sign-ins/service.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createIds } from '../../server/platform/ids.ts';
import { isRefusal } from '../../server/platform/refusal.ts';
import { keepDemoSecrets } from '../../server/secrets.ts';
import { openedAt } from '../../server/welcome.ts';
import { reachDatabase } from '../reach.ts';
import { readCommand, usage } from './read-command.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command === undefined) {
    complain(usage);
    return 2;
  }
  // Neither SMS nor the seal's key is needed here; the keys are, or the server could not read the code.
  const config = readConfig({ ...process.env, DEMO: 'on' });
  const keys =
    config.keys ??
    (config.databaseUrl === undefined ? keepDemoSecrets(resolve(config.dataDir)) : undefined);
  if (keys === undefined) {
    complain(
      '请设 DATA_KEY 和 INDEX_KEY，和服务器用的一样 · set DATA_KEY and INDEX_KEY as the server has them',
    );
    return 2;
  }
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const { connection } = reached;
  const database = openDatabase({ connection, connections: 2, onError: () => {} });
  try {
    const cipher = createCipher({ ...keys, suite: config.suite });
    const deps = { database, clock: systemClock, ids: createIds(systemClock), cipher };
    const done = await appointOfficer(deps, command);
    if (isRefusal(done)) {
      complain(`${done.sentence('zh')} · ${done.sentence('en')}`);
      return 1;
    }
    say(`${openedAt(config)}/console/?county=${command.county}#/join/${done.code}`);
    say('只显示这一次，72 小时内有效，交给本人 · shown once, good for 72 hours: hand it over');
    return 0;
  } finally {
    await database.close();
    await reached.stop();
  }
}

process.exitCode = await run();
