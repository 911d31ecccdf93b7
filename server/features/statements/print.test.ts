import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { paperOf as pages, printedText } from '../../../test/printed.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { localDate, startOfDay, yearOf } from '../../platform/calendar.ts';
import { scopeOfResident } from '../residents/service.ts';
import { createTypesetter, templates } from '../rules/papers/service.ts';
import { lapsePoints } from '../year-end/service.ts';
import { paperOf } from './paper.ts';
import { readYears } from './years.ts';

let world: TestApp;
const typesetter = createTypesetter(templates);
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(async () => {
  await typesetter.close();
  await world.close();
});

const paper = (resident: Caller, year: number, language?: 'zh' | 'en') =>
  resident('getMyYearPaper', {
    params: { year: String(year) },
    ...(language ? { query: { language } } : {}),
  });

async function earned(phone: string): Promise<Caller> {
  const desk = await openDesk(world);
  const resident = await world.resident(phone);
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await resident('finishTour');
  const { code } = await report(resident);
  await walkTo('awaiting_confirmation', { desk, resident, code });
  await world.settle();
  return resident;
}

test('a year is a file to be saved, in the language that is asked for, and nobody keeps it on the way', async () => {
  const resident = await earned('13900011111');
  const year = yearOf(localDate(world.clock.now()));
  for (const language of ['zh', 'en'] as const) {
    const { raw } = await paper(resident, year, language);
    expect(raw.statusCode).toBe(200);
    expect(raw.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(raw.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="points-${year}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
  }
});

test('of a year before the first line there is no paper', async () => {
  const resident = await world.resident('13900011112');
  const { raw } = await paper(resident, 2021);
  expect(raw.statusCode).toBe(404);
  expect(JSON.parse(raw.body)).toMatchObject({ code: 'year_unknown' });
});

test('the paper says the sums, every line with the balance after it, and whether the year is closed', async () => {
  const phone = '13900011113';
  world.clock.set(startOfDay('2030-02-01', 9));
  await earned(phone);
  world.clock.set(startOfDay('2032-01-01', 0.1));
  await lapsePoints(world.deps);
  world.clock.set(startOfDay('2032-01-01', 0.8));
  await lapsePoints(world.deps);
  world.clock.set(startOfDay('2032-01-02', 9));
  const resident = await world.resident(phone);
  const { raw } = await paper(resident, 2031, 'zh');
  expect((await paper(resident, 2031, 'zh')).raw.rawPayload).toEqual(raw.rawPayload);
  const scope = scopeOfResident(county, (await resident('getMe')).ok.id);
  const { years, lines } = await readYears(world.deps, { scope });
  const said = async (year: number, language: 'zh' | 'en') => {
    const one = years.find((each) => each.year === year);
    if (one === undefined) throw new Error(`no year ${year}`);
    const data = paperOf({
      year: one,
      lines: lines.filter(({ kind }) => (kind === 'lapsed') === (year === 2031)),
      county: { zh: '试验县', en: 'Test county' },
      name: '王小梅',
      number: `${year}-12345678`,
      today: '2032-01-02',
      checkAt: 'https://points.example/board/verify.html',
      language,
    });
    const madeAt = world.clock.now();
    const drawn = await typesetter.svg({ template: 'year.typ', data, madeAt });
    return printedText(pages(drawn)).replaceAll(/\s/g, '');
  };
  const zh = await said(2031, 'zh');
  for (const words of [
    '积分年度对账单2031',
    '王小梅',
    '2031-01-01至2031-12-31',
    '2031-12-31到期作废−80',
  ])
    expect(zh).toContain(words);
  const en = await said(2030, 'en');
  for (const words of ['Ayearofpoints2030', 'settled', '+3', '+5', 'validuntil2031-12-31'])
    expect(en).toContain(words);
  expect(en).toContain('verify.html');
});
