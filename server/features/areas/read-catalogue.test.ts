import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planCatalogue } from './catalogue-plan.ts';
import { readCatalogue } from './read-catalogue.ts';

const header =
  'code,l1_name,everyday_name,keywords,hotline_request_type,default_severity,resolve_limit_days,privacy_level,emergency_redirect';
const readText = (...rows: string[]) => readCatalogue(`\uFEFF${rows.join('\n')}\n`);
const readAll = (...rows: string[]) => readText(header, ...rows);
function read(...rows: string[]) {
  const { categories, faults } = readAll(...rows);
  expect(faults).toEqual([]);
  return categories;
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
  const limits = `${header},dispatch_limit_hours,feedback_limit_hours`;
  const [own, silent] = readText(
    limits,
    `${lamp},2,168`,
    `${lamp.replace('040400', '040500')},,`,
  ).categories;
  expect(own).toMatchObject({ dispatchHours: 2, firstAnswerHours: 168 });
  expect(silent).not.toHaveProperty('dispatchHours');
  expect(readText(limits, `${lamp},0,241`).faults).toMatchObject([
    { line: 2, field: 'dispatch_limit_hours', value: '0' },
    { line: 2, field: 'feedback_limit_hours', value: '241' },
  ]);
});

test.each([
  ['a code twice', [lamp, lamp], 3, 'code'],
  ['a code that lost its zero', [lamp.replace('040400', '40400')], 2, 'code'],
  ['a severity that there is not', [lamp.replace(',3,', ',9,')], 2, 'default_severity'],
  ['a number of another kind', [lamp.replace(',3,', ',0x3,')], 2, 'default_severity'],
  ['days that nobody waits', [lamp.replace(',7,', ',0,')], 2, 'resolve_limit_days'],
  ['no name', [lamp.replace('路灯不亮', '')], 2, 'everyday_name'],
  [
    'a name that no list has room for',
    [lamp.replace('路灯不亮', '灯'.repeat(41))],
    2,
    'everyday_name',
  ],
  ['a word that nobody writes', [lamp.replace('路灯 灯不亮', '灯'.repeat(21))], 2, 'keywords'],
  ['a secrecy that there is not', [lamp.replace(',低,', ',机密,')], 2, 'privacy_level'],
  ['a field too few', [lamp.slice(0, -1)], 2, 'emergency_redirect'],
])('%s is named by line and field', (_, rows, line, field) => {
  const { categories, faults } = readAll(...rows);
  expect(faults).toMatchObject([{ line, field }]);
  expect(categories).toHaveLength(rows.length - 1);
});

test('everything that is wrong is named at once, in the order of the lines', () => {
  const { categories, faults } = readAll(
    lamp.replace(',3,', ',9,').replace(',7,', ',x,'),
    lamp.replace('040400', '040500'),
    lamp.replace('040400', 'lamp').slice(0, -1),
  );
  expect(categories).toMatchObject([{ code: '040500' }]);
  expect(faults.map(({ line, field, value }) => [line, field, value])).toEqual([
    [2, 'default_severity', '9'],
    [2, 'resolve_limit_days', 'x'],
    [4, 'emergency_redirect', ''],
  ]);
});

test('a file without a column, without a category, with too many or without anything says so', () => {
  expect(readText('code,everyday_name', '040400,路灯').faults).toContainEqual(
    expect.objectContaining({ line: 1, field: 'l1_name' }),
  );
  expect(readAll().faults).toMatchObject([{ line: 1, field: '' }]);
  const thousand = Array.from({ length: 1_001 }, (_, i) =>
    lamp.replace('040400', String(100_000 + i)),
  );
  expect(readAll(...thousand.slice(1)).faults).toEqual([]);
  expect(readAll(...thousand).faults).toMatchObject([{ line: 1_002, field: '' }]);
  expect(readCatalogue('').faults).toMatchObject([{ line: 1, field: '' }]);
});

/* The proposed catalogue lies beside the checkout, and is no part of it. */
const data = process.env.PUBLIC_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const proposed = join(data, 'event-categories.csv');

test.skipIf(!existsSync(proposed))(
  'a county that begins takes the proposed catalogue in whole',
  () => {
    const { categories, faults } = readCatalogue(readFileSync(proposed, 'utf8'));
    expect(faults).toEqual([]);
    const planned = planCatalogue({ all: [], filed: new Set() }, categories);
    expect(planned).toHaveLength(84);
    expect(new Set(planned.map(({ becomes }) => becomes))).toEqual(new Set(['added']));
  },
);
