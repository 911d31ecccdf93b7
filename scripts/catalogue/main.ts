// `npm run catalogue -- COUNTY FILE`: takes a catalogue of categories into a county. Exit code 0: it is in ·
// 1: not all of it, or nothing where a field is wrong; each line that was left, and each field, is named with the
// reason · 2: not tried.
import type { MeansElse } from '../../contract/catalogue-files.ts';
import { importCategories, readCatalogue } from '../../server/features/areas/service.ts';
import { systemClock } from '../../server/platform/clock.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createIds } from '../../server/platform/ids.ts';
import { InputError, readText } from '../evaluate/csv.ts';
import { reachCipher, reachDatabase } from '../reach.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

const reasons: Record<MeansElse, { zh: string; en: string }> = {
  other_group: { zh: '用这个代码，属于另一组', en: 'has this code and belongs to another group' },
  filed: {
    zh: '用这个代码，已经有人按它报过，名称、种类、保密都不再变',
    en: 'has this code and cases were filed under it: name, kind and secrecy stay as they are',
  },
};

async function run(): Promise<number> {
  const [county = '', file = ''] = process.argv.slice(2);
  if (!/^[0-9]{6}$/.test(county) || file === '') {
    complain('npm run catalogue -- 339921 categories.csv');
    return 2;
  }
  const cipher = reachCipher(complain);
  if (cipher === undefined) return 2;
  const { categories, faults } = readCatalogue(readText(file));
  for (const { line, field, value, why } of faults)
    complain(`${file}:${line} ${field}: ${why.zh} · ${why.en} (${value})`);
  if (faults.length > 0) return 1;
  const reached = await reachDatabase(complain);
  if (reached === undefined) return 2;
  const database = openDatabase({
    connection: reached.connection,
    connections: 2,
    onError: () => {},
  });
  try {
    const deps = { database, clock: systemClock, ids: createIds(systemClock), cipher };
    const taken = await importCategories(deps, Number(county), categories);
    const { added, changed, same, left, leftOut } = taken;
    const at = (code: string) => `${file}:${categories.find((one) => one.code === code)?.line}`;
    for (const { code, why, here } of left) {
      const { zh, en } = reasons[why];
      complain(
        `${at(code)} ${code} 没有导入：本县的“${here}”${zh} · not taken in: “${here}” here ${en}`,
      );
    }
    for (const { code, keyword, category } of leftOut)
      complain(
        `${at(code)} “${keyword}”已经归 ${category}，没有再给 ${code} · “${keyword}” leads to ${category} already and was not given to ${code}`,
      );
    say(
      `新增 ${added} 类，更新 ${changed} 类，没有变化 ${same} 类 · ${added} added, ${changed} changed, ${same} as they were`,
    );
    return left.length === 0 ? 0 : 1;
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
