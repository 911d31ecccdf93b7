import { unzipSync } from 'fflate';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExportedData } from '../../../contract/my-data.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
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
  (await me('completeProfile', { body: { name, grid: grids.west } })).ok;
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
