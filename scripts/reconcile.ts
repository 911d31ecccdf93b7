// `npm run reconcile`: recomputes balances, running numbers, awards and holders of every county from
// the journal, and names whatever differs. Exit code 0: whole · 1: something differs · 2: not checked.
import { sql } from 'kysely';
import { reconcileCounty } from '../server/features/statements/service.ts';
import { openDatabase } from '../server/platform/database.ts';
import { reachDatabase } from './reach.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const database = openDatabase({
    connection: reached.connection,
    connections: 4,
    onError: () => {},
  });
  try {
    const { rows } = await sql<{
      county: number;
    }>`select county from counties order by county`.execute(database.read);
    let found = 0;
    for (const { county } of rows) {
      const differences = await reconcileCounty({ database }, county);
      found += differences.length;
      for (const { kind, what, stored, recomputed } of differences)
        complain(`${county} ${kind} ${what}: ${stored} ≠ ${recomputed}`);
      if (differences.length === 0)
        say(`${county}：逐笔重新算过，一分不差 · recomputed, nothing differs`);
    }
    return found === 0 ? 0 : 1;
  } finally {
    await database.close();
    await reached.stop();
  }
}

process.exitCode = await run();
