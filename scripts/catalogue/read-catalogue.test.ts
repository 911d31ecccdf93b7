import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readCatalogue } from './read-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const header =
  'code,l1_name,everyday_name,keywords,hotline_request_type,default_severity,resolve_limit_days,privacy_level,emergency_redirect';
function read(...rows: string[]) {
  const file = join(folder, 'categories.csv');
  writeFileSync(file, `\uFEFF${[header, ...rows].join('\n')}\n`);
  return readCatalogue(file);
}
const lamp = '040400,道路交通与设施,路灯不亮,路灯 灯不亮,求助,3,7,低,';

test('a row is a category, known by its keywords, in Chinese where there is no English', () => {
  expect(read(lamp)).toEqual([
    {
      line: 2,
      code: '040400',
      group: { zh: '道路交通与设施', en: '道路交通与设施' },
      name: { zh: '路灯不亮', en: '路灯不亮' },
      kind: 'hazard',
      keywords: ['路灯', '灯不亮'],
      severity: 3,
      resolveDays: 7,
      confidential: false,
      emergency: null,
    },
  ]);
});

test('disputes and what could harm somebody are confidential; what is asked or praised is no hazard', () => {
  const [dispute, praise, clue] = read(
    '070200,矛盾纠纷,邻居之间,邻居,求助,3,30,极高,',
    '150200,建议与表扬,想表扬一个人,表扬,表扬,4,7,中,',
    '010400,治安防范,毒品线索,毒品,举报,1,15,极高,紧急请拨110',
  );
  expect(dispute).toMatchObject({ kind: 'dispute', confidential: true });
  expect(praise).toMatchObject({ kind: 'suggestion', confidential: false });
  expect(clue).toMatchObject({ confidential: true, emergency: { zh: '紧急请拨110' } });
});

test('limits of its own are read where the file has them', () => {
  const file = join(folder, 'limits.csv');
  const limits = `${header},dispatch_limit_hours,feedback_limit_hours`;
  const rows = [`${lamp},2,168`, `${lamp.replace('040400', '040500')},,`];
  writeFileSync(file, `${[limits, ...rows].join('\n')}\n`);
  const [own, silent] = readCatalogue(file);
  expect(own).toMatchObject({ dispatchHours: 2, firstAnswerHours: 168 });
  expect(silent).not.toHaveProperty('dispatchHours');
  writeFileSync(file, `${[limits, `${lamp},0,24`].join('\n')}\n`);
  expect(() => readCatalogue(file)).toThrow(/:2 dispatch_limit_hours/);
});

test.each([
  ['a code twice', [lamp, lamp], /:3 code/],
  ['a severity that there is not', [lamp.replace(',3,', ',9,')], /:2 default_severity/],
  ['days that nobody waits', [lamp.replace(',7,', ',0,')], /:2 resolve_limit_days/],
  ['no name', [lamp.replace('路灯不亮', '')], /:2 everyday_name/],
])('%s is refused by line and field', (_, rows, where) => {
  expect(() => read(...rows)).toThrow(where);
});
