import { unzipSync } from 'fflate';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExportedData } from '../../../contract/exported-data.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born, thisYear } from '../../../test/families.ts';
import { idOf, spendPoints } from '../../../test/holders.ts';
import { agreed, openMediator, type Someone } from '../../../test/mediations.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { countingStatements } from '../../../test/statements.ts';
import { makeScope } from '../../platform/scope.ts';
import { mostExports } from './export.ts';
import { gatherData } from './gather.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

async function person(name: string): Promise<Caller> {
  const me = await world.resident();
  (await me('completeProfile', { body: { name, grid: grids.west, age: adult } })).ok;
  return me;
}

const agree = (me: Caller, purpose: string, given = true) =>
  me('setMyConsent', { params: { purpose }, body: { given, textVersion: 1 } });

/** Shows a code to the phone, as the screen asks for it. */
async function prove(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
}

describe('a copy of one’s data', () => {
  test('holds everything in one archive: to read, for programs, and the photos', async () => {
    const me = await person('大暑<b>');
    const photo = (await me('uploadPhoto', { file: await makePhoto(43) })).ok.id;
    const desk = await openDesk(world);
    const { code } = await report(me, { words: '井盖<script>不见了', photoIds: [photo] });
    await walkTo('awaiting_confirmation', { desk, resident: me, code });
    await world.settle();
    await agree(me, 'ranking');
    await prove(me);
    const { raw } = await me('exportMyData');
    expect(raw.headers['content-type']).toBe('application/zip');
    expect(raw.headers['cache-control']).toBe('no-store');
    const files = unzipSync(new Uint8Array(raw.rawPayload));
    const text = (name: string) => Buffer.from(files[name] ?? []).toString();
    const data: unknown = JSON.parse(text('data.json'));
    expect([...Compile(ExportedData).Errors(data)]).toEqual([]);
    expect(data).toMatchObject({
      me: { name: '大暑<b>', phone: expect.stringMatching(/^1\d{10}$/) },
      cases: [{ code, words: '井盖<script>不见了', photos: [`photos/${code}-1.webp`] }],
      consents: [{ purpose: 'ranking', given: true }],
    });
    expect((data as ExportedData).looks.length).toBeGreaterThan(0);
    expect((data as ExportedData).notices.length).toBeGreaterThan(0);
    expect((data as ExportedData).points.lines.length).toBeGreaterThan(0);
    expect(files[`photos/${code}-1.webp`]?.length).toBeGreaterThan(100);
    expect(text('README.txt')).toContain('data.json');
    const page = text('index.html');
    expect(page).toContain('井盖&lt;script&gt;不见了');
    expect(page).not.toMatch(/<script|<b>|https?:\/\//);
  });

  test('holds age and birth of a minor, devices, ways in, waivers and photos not used yet; and says what it leaves out', async () => {
    const me = await world.resident();
    const age = born(thisYear - 15, 4);
    (await me('completeProfile', { body: { name: '霜降', grid: grids.west, age } })).ok;
    const id = await idOf(me);
    (await me('uploadPhoto', { file: await makePhoto(44) })).ok;
    await world.deps.database.pool.query(
      `insert into identities (county, id, resident, provider, subject_index, bound_at)
       values ($1, gen_random_uuid(), $2, 'zhelibang', '\\x01', $3)`,
      [county, id, world.clock.now()],
    );
    const { code, awards } = await report(me);
    const desk = await openDesk(world);
    await walkTo('awaiting_confirmation', { desk, resident: me, code });
    await world.settle();
    await spendPoints(world, me, (await me('getMyPoints')).ok.spendable);
    const taken = { reason: 'not_true', note: '再看过，不是这样' };
    (await desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body: taken })).ok;
    const treasurer = await world.staff('treasurer');
    const asking = { points: 1, pool: 'residents', reason: '第一次，记不清规定' };
    (await treasurer('askWaiver', { params: { id }, body: asking })).ok;
    await prove(me);
    const files = unzipSync(new Uint8Array((await me('exportMyData')).raw.rawPayload));
    const text = (name: string) => Buffer.from(files[name] ?? []).toString();
    const data: unknown = JSON.parse(text('data.json'));
    expect([...Compile(ExportedData).Errors(data)]).toEqual([]);
    expect(data).toMatchObject({
      me: { ageClass: '14_17', ageInDoubt: false, born: `${thisYear - 15}-04`, ageGroup: null },
      devices: [{ browser: expect.any(String), system: expect.any(String) }],
      waysIn: [{ provider: 'zhelibang' }],
      waivers: [{ points: 1, reason: '第一次，记不清规定', state: 'asked', answer: null }],
      unusedPhotos: ['photos/unused-1.webp'],
    });
    expect(files['photos/unused-1.webp']?.length).toBeGreaterThan(100);
    const page = text('index.html');
    for (const part of [
      `${thisYear - 15}-04`,
      'zhelibang',
      '第一次，记不清规定',
      '再看过，不是这样',
    ])
      expect(page, part).toContain(part);
    for (const left of ['指纹', '重复请求', '代号', '审计'])
      expect(text('README.txt'), left).toContain(left);
  });

  test('holds what one told files of mediation and answered in them, and nothing of the other party', async () => {
    const mediator = await openMediator(world, { employer: '西镇<中学>' });
    const moved = { employer: '西镇小学', stateEmployee: false };
    (await mediator.call('changeMyEmployer', { body: moved })).ok;
    const { one, other } = await agreed(world, {
      mediator,
      given: { kind: 'property_management' },
    });
    const archiveOf = async ({ phone }: Someone) => {
      const me = await world.resident(phone);
      await prove(me);
      const files = unzipSync(new Uint8Array((await me('exportMyData')).raw.rawPayload));
      const text = (name: string) => Buffer.from(files[name] ?? []).toString();
      const data = JSON.parse(text('data.json')) as ExportedData;
      expect([...Compile(ExportedData).Errors(data)]).toEqual([]);
      return { data, page: text('index.html') };
    };
    const { data, page } = await archiveOf(one);
    expect(data.mediations).toMatchObject([
      { kind: { zh: '物业' }, state: 'agreed', party: { name: one.name, answer: 'agreed' } },
    ]);
    expect(data.mediator).toBeNull();
    expect(JSON.stringify(data.mediations)).not.toContain(other.name);
    expect(page).toContain('人调字第');
    const leads = await archiveOf(mediator);
    expect(leads.data.mediations).toMatchObject([{ state: 'agreed', party: null }]);
    expect(leads.data.mediator).toMatchObject({
      state: 'certified',
      employer: '西镇小学',
      formerEmployers: ['西镇<中学>'],
    });
    expect(leads.data.mediatorLessons).toHaveLength(4);
    expect(leads.page).toContain('西镇&lt;中学&gt;');
  });

  test('holds every patrol that there ever was, not only those that a screen shows', async () => {
    const me = await person('小暑');
    const owner = [county, await idOf(me), world.clock.now()];
    await world.deps.database.pool.query(
      `with walked as (insert into patrols (county, id, leader, code, begun_at, closes_at)
         select $1::integer, gen_random_uuid(), $2::uuid, '00000000', $3::timestamptz, $3 from generate_series(1, 101)
         returning county, id, leader, begun_at)
       insert into patrol_members (county, id, patrol, resident, joined_at)
       select county, gen_random_uuid(), id, leader, begun_at from walked`,
      owner,
    );
    await prove(me);
    const files = unzipSync(new Uint8Array((await me('exportMyData')).raw.rawPayload));
    const data = JSON.parse(Buffer.from(files['data.json'] ?? []).toString()) as ExportedData;
    expect(data.patrols).toHaveLength(101);
    expect((await me('listMyPatrols')).ok.patrols).toHaveLength(100);
  });

  test('is gathered in as many statements for many reports as for one', async () => {
    const gathering = async (name: string, reports: number) => {
      const me = await person(name);
      for (let made = 0; made < reports; made++) await report(me);
      const { read, count } = countingStatements(world.deps.database.read);
      const deps = { ...world.deps, database: { ...world.deps.database, read } };
      const actor = { kind: 'resident', id: await idOf(me) } as const;
      const scope = makeScope({ county, actor, areas: [] });
      const ask = { scope, language: 'zh', requestId: null, fingerprint: '' } as const;
      const { data } = await gatherData(deps, ask);
      expect(data.cases).toHaveLength(reports);
      return count();
    };
    expect(await gathering('处暑', 5)).toBe(await gathering('秋分', 1));
  });

  test('is on record as a look by the person, and made a few times a day', async () => {
    const me = await person('立秋');
    await prove(me);
    for (let made = 0; made < mostExports; made++)
      expect((await me('exportMyData')).status).toBe(200);
    const more = await me('exportMyData');
    expect(more.problem).toMatchObject({ status: 429, code: 'exported_too_often' });
    const { looks } = (await me('listMyLooks')).ok;
    expect(looks).toHaveLength(mostExports);
    expect(looks[0]).toMatchObject({ by: { zh: '您本人' }, caseCode: null });
    world.clock.advance({ days: 1 });
    await prove(me);
    expect((await me('exportMyData')).status).toBe(200);
  });
});
