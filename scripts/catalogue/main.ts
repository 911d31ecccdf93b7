// `npm run catalogue -- COUNTY FILE`: takes a catalogue of categories into a county. Exit code 0: it is in ·
// 1: refused, nothing was taken in · 2: not tried.
import { resolve } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { importCategories } from '../../server/features/areas/service.ts';
import { createCipher } from '../../server/platform/cipher.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createIds } from '../../server/platform/ids.ts';
import { keepDemoSecrets } from '../../server/secrets.ts';
import { InputError } from '../evaluate/csv.ts';
import { reachDatabase } from '../reach.ts';
import { readCatalogue } from './read-catalogue.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function run(): Promise<number> {
  const [county = '', file = ''] = process.argv.slice(2);
  if (!/^[0-9]{6}$/.test(county) || file === '') {
    complain('npm run catalogue -- 339921 categories.csv');
    return 2;
  }
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
  const categories = readCatalogue(file);
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const database = openDatabase({
    connection: reached.connection,
    connections: 2,
    onError: () => {},
  });
  try {
    const cipher = createCipher({ ...keys, suite: config.suite });
    const deps = { database, clock: systemClock, ids: createIds(systemClock), cipher };
    const taken = await importCategories(deps, Number(county), categories);
    const { added, changed, elsewhere, leftOut } = taken;
    const at = (code: string) => `${file}:${categories.find((one) => one.code === code)?.line}`;
    if (elsewhere.length > 0) {
      complain(
        '这些代码在本县另有所指，一个也没有导入 · these codes mean something else here, nothing was taken in:',
      );
      for (const code of elsewhere) complain(`${at(code)} ${code}`);
      return 1;
    }
    for (const { code, keyword, category } of leftOut)
      complain(
        `${at(code)} “${keyword}”已经归 ${category}，没有再给 ${code} · “${keyword}” leads to ${category} already and was not given to ${code}`,
      );
    say(`新增 ${added} 类，更新 ${changed} 类 · ${added} added, ${changed} changed`);
    return 0;
  } finally {
    await database.close();
    await reached.stop();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  complain(error.message);
  process.exitCode = 1;
}
