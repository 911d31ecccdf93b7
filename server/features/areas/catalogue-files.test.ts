import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { report } from '../../../test/road.ts';

let world: TestApp;
let leader: Caller;
beforeAll(async () => {
  world = await startTestApp();
  leader = await world.staff('leader');
  await report(await world.resident(), { category: '040300' });
});
afterAll(() => world.close());

const header =
  'code,l1_name,everyday_name,keywords,hotline_request_type,default_severity,resolve_limit_days,privacy_level,emergency_redirect';
const fileOf = (...rows: string[]) => `\uFEFF${[header, ...rows].join('\r\n')}\r\n`;
const lamp = '040400,隐患,路灯不亮,路灯 违停,求助,3,7,低,';
const water = '050100,隐患,积水,积水 内涝,求助,2,3,低,"先避开,再报"';
const wrong = '040500,隐患,,井盖,求助,9,7,低,';
const parking = '040300,隐患,乱停车,乱停,求助,3,7,低,';
const fire = '020100,消防,占用消防通道,消防通道,举报,3,7,低,';

const preview = (csv: string, caller = leader) => caller('previewCatalogue', { body: { csv } });
const reason = '按市里的目录统一';
const take = (csv: string, shown: string | null, more: object = {}) =>
  leader('importCatalogue', { body: { csv, shown: shown ?? '0'.repeat(64), reason }, ...more });
const previewAndTake = async (csv: string) => take(csv, (await preview(csv)).ok.shown);
const catalogue = async () => (await leader('getDeskCategories')).ok;
const find = async (code: string) => (await catalogue()).find((one) => one.code === code);
const imports = () =>
  world.deps.database.read
    .selectFrom('audit_waiting')
    .select(['details', 'reason'])
    .where('action', '=', 'categories.imported')
    .execute();

describe('a catalogue in a file', () => {
  test('is shown line by line before anything is done, and nothing of it is kept', async () => {
    const before = await catalogue();
    const shown = (await preview(fileOf(lamp, water, parking, fire))).ok;
    expect(shown.faults).toEqual([]);
    expect(shown.lines).toMatchObject([
      {
        line: 2,
        code: '040400',
        becomes: 'added',
        leftOut: [{ keyword: '违停', category: { zh: '违停乱停' } }],
      },
      {
        line: 3,
        code: '050100',
        becomes: 'changed',
        changes: ['keywords', 'severity', 'resolveDays', 'emergency'],
      },
      { line: 4, becomes: 'left', left: { why: 'filed', here: { zh: '违停乱停' } } },
      { line: 5, becomes: 'left', left: { why: 'other_group', here: { zh: '占用消防通道' } } },
    ]);
    expect(shown.others).toBe(before.length - 3);
    expect(await catalogue()).toEqual(before);
    expect(await imports()).toEqual([]);
  });
  test('with one wrong line is taken in not at all; line and field are named', async () => {
    const before = await catalogue();
    const csv = fileOf(lamp, wrong);
    const shown = (await preview(csv)).ok;
    expect(shown.shown).toBeNull();
    expect(shown.lines).toMatchObject([{ code: '040400' }]);
    expect(shown.faults.map(({ line, field }) => [line, field])).toEqual([
      [3, 'everyday_name'],
      [3, 'default_severity'],
    ]);
    const { problem } = await take(csv, shown.shown);
    expect(problem).toMatchObject({
      status: 422,
      code: 'catalogue_faulty',
      fields: [{ field: '/csv' }],
    });
    expect(problem.title).toMatch(/第 3 行 everyday_name.*2 处/);
    expect(await catalogue()).toEqual(before);
  });
  test('is taken in as it was shown, and what it does not name stays', async () => {
    const before = await catalogue();
    const csv = fileOf(lamp, water, parking);
    const { shown } = (await preview(csv)).ok;
    expect((await take(csv, shown)).ok).toEqual({ added: 1, changed: 1, same: 0, left: 1 });
    const after = await catalogue();
    expect(after).toHaveLength(before.length + 1);
    expect(await find('040400')).toMatchObject({ name: { zh: '路灯不亮' }, keywords: ['路灯'] });
    expect(await find('050100')).toMatchObject({ severity: 2, questions: 1 });
    expect(await find('040300')).toEqual(before.find(({ code }) => code === '040300'));
    const [entry] = await imports();
    expect(entry).toMatchObject({ details: { added: 1, changed: 1, left: 1 } });
    expect(entry?.reason).toEqual(expect.any(String));
    // It is suggested at once.
    const body = { words: '门口路灯坏了' };
    expect((await world.anyone('suggestCategory', { body })).ok.category).toBe('040400');
  });
  test('a second time does nothing: by the same request, and by another one', async () => {
    const csv = fileOf('040600,隐患,线缆下垂,线缆,求助,3,7,低,');
    const { shown } = (await preview(csv)).ok;
    const requestId = crypto.randomUUID();
    const first = (await take(csv, shown, { requestId })).ok;
    expect((await take(csv, shown, { requestId })).ok).toEqual(first);
    const written = (await imports()).length;
    // What was shown then is no longer what it would do.
    expect((await take(csv, shown)).problem.code).toBe('catalogue_moved');
    expect((await previewAndTake(csv)).ok).toEqual({ added: 0, changed: 0, same: 1, left: 0 });
    expect(await imports()).toHaveLength(written);
  });
  test('is looked at once more where somebody changed the catalogue since', async () => {
    const csv = fileOf('040400,隐患,路灯不亮,路灯,求助,1,7,低,');
    const { shown } = (await preview(csv)).ok;
    const edit = {
      nameZh: '路灯不亮',
      nameEn: 'Lamp',
      keywords: ['灯杆'],
      severity: 3,
      resolveDays: 9,
    };
    (await leader('editCategory', { params: { code: '040400' }, body: { ...edit, reason } })).ok;
    expect((await take(csv, shown)).problem).toMatchObject({
      status: 422,
      code: 'catalogue_moved',
    });
    expect((await previewAndTake(csv)).ok).toMatchObject({ changed: 1 });
    expect(await find('040400')).toMatchObject({
      severity: 1,
      name: { en: 'Lamp' },
      keywords: ['灯杆', '路灯'],
    });
  });
  test('brings nothing back that was retired here', async () => {
    (await leader('retireCategory', { params: { code: '040400' }, body: { reason } })).ok;
    const csv = fileOf(
      '040400,隐患,路灯不亮,灯泡,求助,1,7,低,',
      '040700,隐患,灯箱,灯杆,求助,1,7,低,',
    );
    const shown = (await preview(csv)).ok;
    expect(shown.lines).toMatchObject([
      { code: '040400', becomes: 'changed', retired: true },
      { code: '040700', becomes: 'added', leftOut: [] },
    ]);
    (await take(csv, shown.shown)).ok;
    expect((await find('040400'))?.retiredAt).toEqual(expect.any(String));
  });
  test('that is wrong in every line names the first hundred places, and says how many there are', async () => {
    const { wrong: count, faults } = (await preview(fileOf(...Array(150).fill('x')))).ok;
    expect([count, faults.length]).toEqual([150, 100]);
  });
  test('that is too large is refused, and says so', async () => {
    const csv = fileOf(`${lamp}${'灯'.repeat(200_000)}`);
    expect((await preview(csv)).problem).toMatchObject({
      status: 400,
      fields: [{ field: '/csv' }],
    });
    expect((await preview('灯'.repeat(300_000))).problem.status).toBe(413);
  });
  test('is for whoever works for the whole county', async () => {
    const west = await world.staff('intake_west');
    expect((await preview(fileOf(lamp), west)).problem.code).toBe('categories_whole_county');
    const body = { csv: fileOf(lamp), shown: '0'.repeat(64), reason };
    expect((await west('importCatalogue', { body })).problem.code).toBe('categories_whole_county');
  });
});
