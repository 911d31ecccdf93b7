// `npm run appoint`: invites the first administrator, security officer or auditor of a county, who has
// nobody there to invite them. Exit code 0: the code is on the screen, once · 1: refused · 2: not tried.
import { readConfig } from '../../server/config.ts';
import { appointOfficer } from '../../server/features/sign-ins/service.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createIds } from '../../server/platform/ids.ts';
import { isRefusal } from '../../server/platform/refusal.ts';
import { openedAt } from '../../server/welcome.ts';
import { reachCipher, reachDatabase } from '../reach.ts';
import { readCommand, usage } from './read-command.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command === undefined) {
    complain(usage);
    return 2;
  }
  const cipher = reachCipher(complain);
  if (cipher === undefined) return 2;
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const { connection } = reached;
  const database = openDatabase({ connection, connections: 2, onError: () => {} });
  try {
    const deps = { database, clock: systemClock, ids: createIds(systemClock), cipher };
    const done = await appointOfficer(deps, command);
    if (isRefusal(done)) {
      complain(`${done.sentence('zh')} · ${done.sentence('en')}`);
      return 1;
    }
    say(
      `${openedAt(readConfig({ ...process.env, DEMO: 'on' }))}/console/?county=${command.county}#/join/${done.code}`,
    );
    say('只显示这一次，72 小时内有效，交给本人 · shown once, good for 72 hours: hand it over');
    return 0;
  } finally {
    await database.close();
    await reached.stop();
  }
}

process.exitCode = await run();
