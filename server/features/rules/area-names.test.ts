import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { paperOf, printedText } from '../../../test/printed.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { soundBook } from '../../../test/sound-book.ts';
import { PublicDocument } from '../../platform/http/documents.ts';
import { jobScope } from '../../platform/scope.ts';
import { createTypesetter, keepPapers, printHandbook, templates } from './papers/service.ts';

/** Parking counts in one town and one grid only, the campaign is on in the other town. */
const limited: RulebookDocument = {
  ...soundBook,
  rules: soundBook.rules.map((rule) =>
    rule.id === '2.2' ? { ...rule, areas: ['339999001', grids.east] } : rule,
  ),
  campaigns: soundBook.campaigns.map((one) => ({ ...one, areas: ['339999002'] })),
};
const named = '只在下列区域计分：西镇、东镇东网格';
const codes = /339999\d/;

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

test('the editor’s preview names the areas of a draft before it is saved', async () => {
  const owner = await world.staff('rule_owner');
  const { ok } = await owner('readRuleSentences', { body: { document: limited } });
  const rule = ok.rules.find(({ id }) => id === '2.2');
  expect(rule?.sentence.zh).toContain(named);
  expect(rule?.sentence.en).toContain('only in these areas: 西镇, 东网格 (东镇)');
  expect(ok.campaigns[0]?.zh).toContain('只在下列区域计分：东镇');
  expect(JSON.stringify([ok.rules, ok.campaigns])).not.toMatch(codes);
});

test('what a draft changes is told with the names of areas, before and after', async () => {
  const owner = await world.staff('rule_owner');
  const body = { name: '分片', from: 'file', document: limited };
  const { id } = (await owner('createRuleDraft', { body })).ok;
  const { ok } = await owner('getRuleDifferences', { params: { id } });
  const change = ok.rules.find(({ part }) => part === '2.2');
  expect(change?.fields).toEqual(['areas']);
  expect(change?.before?.zh).not.toContain('区域');
  expect(change?.after?.zh).toContain(named);
  expect(JSON.stringify(ok)).not.toMatch(codes);
});

test('everyone reads the names: in the public book, in what is coming, in the handbook', async () => {
  const version = await enforce(world, limited.rules, limited);
  const { ok } = await world.anyone('getRulebook');
  expect(JSON.stringify(ok)).toContain(named);
  expect(JSON.stringify(ok)).not.toMatch(codes);
  await world.deps.database.read
    .insertInto('rulebooks')
    .values({
      county,
      version: version + 1,
      document: JSON.stringify(soundBook),
      effective_from: '2026-12-01',
      published_at: world.clock.now(),
    })
    .execute();
  const [coming] = (await world.anyone('listComingRulebooks')).ok;
  const change = coming?.differences.rules.find(({ part }) => part === '2.2');
  expect(change?.before?.zh).toContain(named);
  expect(JSON.stringify(coming)).not.toMatch(codes);
  expect(await handbookText()).toContain(named);
});

/** What stands in the handbook of today, drawn instead of printed so that it can be read. */
async function handbookText(): Promise<string> {
  const typesetter = createTypesetter(templates);
  let drawn = '';
  const reading = {
    ...typesetter,
    pdf: async (paper: Parameters<typeof typesetter.pdf>[0]) => {
      drawn = printedText(paperOf(await typesetter.svg(paper)));
      return typesetter.pdf(paper);
    },
  };
  const { database, clock } = world.deps;
  const getCounty = async () => ({ name: { zh: '试验县', en: 'Test county' }, hotline: '12345' });
  const papers = { typesetter: reading, kept: keepPapers(0), publicUrl: 'https://points.example' };
  const scope = jobScope(county, 'test');
  const ask = { scope, language: 'zh', requestId: null, fingerprint: '' } as const;
  const printed = await printHandbook({ database, clock, getCounty, ...papers }, ask, {});
  expect(printed).toBeInstanceOf(PublicDocument);
  await typesetter.close();
  return drawn;
}
