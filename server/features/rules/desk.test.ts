import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, rulebook } from '../../../test/county.ts';
import { markRehearsed } from '../../../test/rehearsed.ts';
import { report } from '../../../test/road.ts';
import { parkingAt, soundBook } from '../../../test/sound-book.ts';

let world: TestApp;
let owner: Caller;
let second: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  owner = await world.staff('rule_owner');
  second = await world.staff('rule_owner_second');
});
afterAll(() => world.close());

const named = (zh: string): RulebookDocument => ({
  ...soundBook,
  rules: soundBook.rules.map((rule) =>
    rule.id === '2.2' ? { ...rule, name: { zh, en: 'Other' } } : rule,
  ),
});

const begin = (given: Record<string, unknown> = {}) =>
  owner('createRuleDraft', { body: { name: '改违停', from: 'in_force', ...given } });
const save = (id: string, given: { revision: number; document: RulebookDocument; name?: string }) =>
  owner('saveRuleDraft', { params: { id }, body: { name: '改违停', ...given } });
/** A draft of this content after the newest version, saved once. */
async function written(document: RulebookDocument) {
  const [newest] = (await owner('listRulebooks')).ok.versions;
  const { id, revision } = (await begin({ from: 'version', version: newest?.version })).ok;
  return (await save(id, { revision, document })).ok;
}
const firstDay = '2026-10-20';
const ask = ({ id, revision }: { id: string; revision: number }, given = {}, by = owner) =>
  by('askRulePublication', {
    params: { id },
    body: { revision, effectiveFrom: firstDay, note: '违停多，提到 4 分', ...given },
  });
const publish = ({ id, revision }: { id: string; revision: number }, by = second) =>
  by('publishRuleDraft', { params: { id }, body: { revision } });

describe('a draft', () => {
  test('begins from the book in force, letter for letter', async () => {
    const { ok: draft } = await begin();
    expect(draft).toMatchObject({ state: 'open', revision: 1, basedOn: 1, rules: 6 });
    const { ok } = await owner('getRuleDraft', { params: { id: draft.id } });
    expect(ok.document).toEqual(rulebook);
    const { ok: differences } = await owner('getRuleDifferences', { params: { id: draft.id } });
    expect(differences).toMatchObject({ against: 1, rules: [], campaigns: [], book: [] });
  });
  test('begins from a version, a template or a file', async () => {
    expect((await begin({ from: 'version', version: 1 })).ok.basedOn).toBe(1);
    expect((await begin({ from: 'file', document: soundBook })).ok).toMatchObject({
      basedOn: null,
    });
    const { templates } = (await owner('listRulebooks')).ok;
    for (const { code } of templates)
      expect((await begin({ from: 'template', template: code })).ok.rules).toBeGreaterThan(3);
  });
  test.each([
    [{ from: 'version', version: 99 }, 404, 'version_not_found', '/version'],
    [{ from: 'version' }, 422, 'draft_origin_missing', '/version'],
    [{ from: 'template', template: 'nowhere' }, 404, 'template_not_found', '/template'],
    [{ from: 'template' }, 422, 'draft_origin_missing', '/template'],
    [{ from: 'file', document: [] }, 400, 'fields_wrong', '/document'],
    [{ from: 'file' }, 422, 'book_malformed', '/document'],
    [
      { from: 'file', document: { ...rulebook, rules: [{}] } },
      422,
      'book_malformed',
      '/document/rules/0/id',
    ],
    [{ corrects: 99 }, 404, 'version_not_found', '/corrects'],
  ])('from %j is refused with %d %s at %s', async (given, status, code, field) => {
    const { problem } = await begin(given);
    expect(problem).toMatchObject({ status, code });
    expect(problem.fields?.map((one) => one.field)).toContain(field);
  });
  test('has a name of its own or that of its file', async () => {
    const document = { ...soundBook, title: { zh: ' ', en: '' } };
    const { problem } = await begin({ name: ' ', from: 'file', document });
    expect(problem).toMatchObject({ status: 422, fields: [{ field: '/name' }] });
    const { ok: draft } = await begin({ name: ' 改违停 ' });
    expect(draft.name).toBe('改违停');
    const given = { revision: 1, document: soundBook };
    const blank = await save(draft.id, { ...given, name: '  ' });
    expect(blank.problem).toMatchObject({ status: 422, fields: [{ field: '/name' }] });
    expect((await save(draft.id, { ...given, name: ' 新名 ' })).ok.name).toBe('新名');
  });
  test('holds more than 64 KB', async () => {
    const rules = Array.from({ length: 175 }, (_, index) => {
      const id = `${1 + Math.floor(index / 90)}.${1 + (index % 90)}`;
      return {
        ...soundBook.rules[0],
        id,
        name: { zh: `规则 ${id} 的名称写得长一些`, en: `Rule ${id}` },
      };
    });
    const document = { ...soundBook, rules };
    expect(JSON.stringify(document).length).toBeGreaterThan(64 * 1024);
    expect((await begin({ from: 'file', document })).ok.rules).toBe(175);
  });
  test('is saved over the revision that was seen; whoever comes second learns of whom', async () => {
    const { ok: draft } = await begin();
    const saved = await save(draft.id, { revision: 1, document: parkingAt(4) });
    expect(saved.ok).toMatchObject({ revision: 2, editedBy: 'rule_owner' });
    const late = await second('saveRuleDraft', {
      params: { id: draft.id },
      body: { revision: 1, name: '我的', document: parkingAt(9) },
    });
    expect(late.problem).toMatchObject({ status: 409, code: 'draft_changed' });
    expect(late.problem.title).toContain('rule_owner');
    const { ok } = await owner('getRuleDraft', { params: { id: draft.id } });
    expect(ok.document).toEqual(parkingAt(4));
  });
  test('is not saved in the wrong form, and the field is named', async () => {
    const { ok: draft } = await begin();
    const [first, ...rest] = soundBook.rules;
    const broken = { ...soundBook, rules: [{ ...first, householdPercent: 120 }, ...rest] };
    const { problem } = await save(draft.id, {
      revision: 1,
      document: broken as RulebookDocument,
    });
    expect(problem).toMatchObject({
      status: 400,
      fields: [{ field: '/document/rules/0/householdPercent' }],
    });
  });
  test('that is removed is gone from the list and cannot be opened', async () => {
    const { ok: draft } = await begin({ name: '写错了' });
    const params = { id: draft.id };
    expect((await owner('removeRuleDraft', { params })).ok).toEqual({ removed: true });
    const { drafts } = (await owner('listRulebooks')).ok;
    expect(drafts.map(({ id }) => id)).not.toContain(draft.id);
    for (const route of ['getRuleDraft', 'removeRuleDraft', 'getRuleDifferences'] as const)
      expect((await owner(route, { params })).problem.code).toBe('draft_not_found');
  });
});

describe('the sentences', () => {
  test('are those of the public book, with what stands against it, and nothing is kept', async () => {
    const before = (await owner('listRulebooks')).ok.drafts.length;
    const { ok } = await owner('readRuleSentences', { body: { document: named('信访上访') } });
    expect(ok.rules.map(({ id }) => id)).toEqual(soundBook.rules.map(({ id }) => id));
    expect(ok.rules[0]?.sentence.zh).toContain('消防隐患');
    expect(ok.findings.find(({ rule }) => rule === '2.2')).toMatchObject({ severity: 'refused' });
    expect((await owner('listRulebooks')).ok.drafts).toHaveLength(before);
  });
});

describe('a publication', () => {
  test('is asked for by one and made by another, who may be a leader', async () => {
    const draft = await written(parkingAt(4));
    expect((await ask(draft)).ok).toMatchObject({
      state: 'waiting',
      asked: { by: 'rule_owner', effectiveFrom: firstDay },
    });
    await markRehearsed(world, draft.id);
    const leader = await world.staff('leader');
    const { ok } = await publish(draft, leader);
    expect(ok).toMatchObject({
      version: 2,
      state: 'coming',
      effectiveFrom: firstDay,
      askedBy: 'rule_owner',
      publishedBy: 'leader',
      corrects: null,
    });
    const actions = await world.deps.database.read
      .selectFrom('audit_waiting')
      .select('action')
      .where('object', '=', `rule_draft/${draft.id}`)
      .execute();
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'rule_draft.asked',
      'rule_draft.created',
      'rule_draft.saved',
      'rulebook.published',
    ]);
    const { ok: after } = await owner('getRuleDraft', { params: { id: draft.id } });
    expect(after.steps.map(({ step, by }) => [step, by])).toEqual([
      ['asked', 'rule_owner'],
      ['published', 'leader'],
    ]);
    expect((await owner('listRulebooks')).ok.drafts.map(({ id }) => id)).not.toContain(draft.id);
  });
  test('is told to everyone ahead of its day, with what it changes', async () => {
    const { ok } = await world.anyone('listComingRulebooks');
    expect(ok).toMatchObject([
      {
        version: 2,
        effectiveFrom: firstDay,
        note: '违停多，提到 4 分',
        differences: { against: 1 },
      },
    ]);
    expect(ok[0]?.differences.rules.find(({ part }) => part === '2.2')?.after?.zh).toContain(
      '4 分',
    );
    expect((await world.anyone('getRulebook')).ok.version).toBe(1);
  });
  test('holds from its day on: deeds before it earn by the old book, deeds after it by the new', async () => {
    const early = await world.resident();
    await report(early);
    world.clock.set(new Date('2026-10-19T15:59:00Z'));
    const late = await world.resident();
    await report(late);
    world.clock.set(new Date('2026-10-19T16:01:00Z'));
    const later = await world.resident();
    await report(later);
    const firstLine = async (who: Caller) => (await who('listMyAwards')).ok.lines.at(0);
    expect(await firstLine(early)).toMatchObject({ points: 3, ruleVersion: 1 });
    expect(await firstLine(late)).toMatchObject({ points: 3, ruleVersion: 1 });
    expect(await firstLine(later)).toMatchObject({ points: 4, ruleVersion: 2 });
    expect((await world.anyone('getRulebook')).ok.version).toBe(2);
    expect((await world.anyone('listComingRulebooks')).ok).toEqual([]);
  });
  test('that was wrong is corrected by a new version, which says so', async () => {
    owner = await world.staff('rule_owner');
    second = await world.staff('rule_owner_second');
    const { ok: begun } = await begin({ from: 'version', version: 1, corrects: 2 });
    const { ok: draft } = await save(begun.id, { revision: 1, document: parkingAt(3) });
    await ask(draft, { effectiveFrom: '2026-11-01' });
    await markRehearsed(world, draft.id);
    expect((await publish(draft)).ok).toMatchObject({ version: 3, corrects: 2 });
    const { versions } = (await owner('listRulebooks')).ok;
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [3, 'coming'],
      [2, 'in_force'],
      [1, 'past'],
    ]);
    const params = { version: '2' };
    expect((await owner('getRulebookVersion', { params })).ok.document).toEqual(parkingAt(4));
  });
});

describe('no publication', () => {
  const day = { effectiveFrom: '2026-12-01' };
  test('by whoever asked, nor by whoever edited last', async () => {
    const draft = await written(parkingAt(5));
    await ask(draft, day);
    await markRehearsed(world, draft.id);
    expect((await publish(draft, owner)).problem).toMatchObject({
      status: 403,
      code: 'same_person',
    });
    const edited = await written(parkingAt(6));
    await ask(edited, day, second);
    await markRehearsed(world, edited.id);
    for (const by of [owner, second])
      expect((await publish(edited, by)).problem.code).toBe('same_person');
    expect((await publish(edited, await world.staff('leader'))).status).toBe(201);
  });
  test.each([
    ['2026-10-20', 'effective_too_soon'],
    ['2026-10-01', 'effective_too_soon'],
    ['2027-12-31', 'effective_too_late'],
  ])('from %s: %s, said at the field', async (effectiveFrom, code) => {
    const { problem } = await ask(await written(parkingAt(7)), { effectiveFrom });
    expect(problem).toMatchObject({ status: 422, code, fields: [{ field: '/effectiveFrom' }] });
  });
  test('of a forbidden rule, which is named with its reason', async () => {
    const { problem } = await ask(await written(named('进京上访')), day);
    expect(problem).toMatchObject({ status: 422, code: 'book_forbidden' });
    expect(problem.fields?.[0]?.field).toMatch(/^\/document\/rules\/1\//);
    expect(problem.title).toContain(problem.fields?.[0]?.message ?? 'no reason');
  });
  test('of a book that changes nothing', async () => {
    const { versions } = (await owner('listRulebooks')).ok;
    const version = versions[0]?.version ?? 0;
    const { ok: draft } = await begin({ from: 'version', version });
    const { problem } = await ask(draft, day);
    expect(problem).toMatchObject({ status: 409, code: 'book_unchanged' });
  });
  test('of content that was not rehearsed; one changed point needs a new rehearsal', async () => {
    const draft = await written(parkingAt(8));
    await markRehearsed(world, draft.id);
    const { ok: changed } = await save(draft.id, { revision: 2, document: parkingAt(9) });
    await ask(changed, day);
    expect((await publish(changed)).problem).toMatchObject({ status: 409, code: 'not_rehearsed' });
    await markRehearsed(world, draft.id);
    expect((await publish(changed)).status).toBe(201);
  });
  test('after the day that was asked for has come', async () => {
    const draft = await written(parkingAt(10));
    await ask(draft, { effectiveFrom: '2026-10-21' });
    await markRehearsed(world, draft.id);
    world.clock.advance({ days: 1 });
    const late = await publish(draft, await world.staff('rule_owner_second'));
    expect(late.problem.code).toBe('effective_too_soon');
  });
  test('of a draft that nobody asked for, that waits no more or that is out already', async () => {
    const draft = await written(parkingAt(11));
    expect((await publish(draft)).problem.code).toBe('draft_not_waiting');
    await ask(draft, day);
    const params = { id: draft.id };
    const body = { revision: draft.revision, note: '先问问各镇的意见' };
    expect((await owner('returnRuleDraft', { params, body })).problem.code).toBe('same_person');
    expect((await second('returnRuleDraft', { params, body })).ok.state).toBe('returned');
    expect((await publish(draft)).problem.code).toBe('draft_not_waiting');
    await ask(draft, day);
    await markRehearsed(world, draft.id);
    expect((await publish(draft)).status).toBe(201);
    expect((await publish(draft)).problem.code).toBe('draft_published');
    const again = await save(draft.id, { revision: draft.revision, document: parkingAt(1) });
    expect(again.problem.code).toBe('draft_published');
  });
  test('and no writing while it waits, until it is withdrawn', async () => {
    const draft = await written(parkingAt(12));
    await ask(draft, day);
    const late = { revision: draft.revision, document: parkingAt(13) };
    expect((await save(draft.id, late)).problem.code).toBe('draft_waiting');
    const params = { id: draft.id };
    expect((await owner('removeRuleDraft', { params })).problem.code).toBe('draft_waiting');
    const body = { revision: draft.revision };
    expect((await owner('withdrawRulePublication', { params, body })).ok.state).toBe('open');
    expect((await save(draft.id, late)).ok.revision).toBe(draft.revision + 1);
  });
  test('by somebody who answers for one town only', async () => {
    const west = await world.staff('rule_owner_west');
    const body = { name: '西镇', from: 'in_force' };
    expect((await west('createRuleDraft', { body })).problem).toMatchObject({
      status: 403,
      code: 'whole_county_only',
    });
    const draft = await written(parkingAt(14));
    await ask(draft, day);
    expect((await publish(draft, west)).problem.code).toBe('whole_county_only');
  });
  test('over a version that came out after the draft was begun, nor is it asked for', async () => {
    const drafts = [await written(parkingAt(20)), await written(parkingAt(21))];
    const third = await written(parkingAt(22));
    world.clock.advance({ minutes: 1 });
    for (const draft of drafts) {
      await ask(draft, day);
      await markRehearsed(world, draft.id);
    }
    const before = (await owner('listRulebooks')).ok.versions[0]?.version ?? 0;
    const published = await Promise.all(drafts.map((draft) => publish(draft)));
    expect(published.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [made] = published.filter(({ status }) => status === 201);
    const [refused] = published.filter(({ status }) => status === 409);
    expect(made?.ok.version).toBe(before + 1);
    expect(refused?.problem.code).toBe('newer_version');
    expect(refused?.problem.title).toContain(`${before + 1}`);
    expect((await ask(third, day)).problem.code).toBe('newer_version');
    const { ok: again } = await begin({ from: 'file', document: parkingAt(23) });
    expect((await ask(again, day)).ok.state).toBe('waiting');
  });
});

test('a published version refuses every change in the database', async () => {
  await expect(
    world.deps.database.read
      .updateTable('rulebooks')
      .set({ note: '改一改' })
      .where('county', '=', county)
      .execute(),
  ).rejects.toThrow(/append-only/);
});

describe('roles', () => {
  const all = ['rule_owner', 'leader', 'treasurer', 'auditor', 'intake', 'administrator'] as const;
  const id = '01900000-0000-7000-8000-000000000001';
  const matrix = {
    listRulebooks: ['rule_owner', 'leader', 'treasurer', 'auditor'],
    getRuleDraft: ['rule_owner', 'leader', 'treasurer', 'auditor'],
    getRulebookVersion: ['rule_owner', 'leader', 'treasurer', 'auditor'],
    getRuleDifferences: ['rule_owner', 'leader', 'treasurer', 'auditor'],
    getRuleCarryOver: ['rule_owner', 'leader', 'treasurer', 'auditor'],
    carryRuleDraftOver: ['rule_owner'],
    createRuleDraft: ['rule_owner'],
    removeRuleDraft: ['rule_owner'],
    publishRuleDraft: ['rule_owner', 'leader'],
    returnRuleDraft: ['rule_owner', 'leader'],
    askRulePublication: ['rule_owner'],
    withdrawRulePublication: ['rule_owner'],
  } as const;
  test.each(Object.entries(matrix))('%s is for %j and nobody else', async (route, who) => {
    const params = { id, version: '1' };
    const allowed = await Promise.all(
      all.map(async (person) => {
        const caller = await world.staff(person);
        const { status, raw } = await caller(route as keyof typeof matrix, { params, body: {} });
        return status === 403 && raw.json().code === 'not_your_role' ? [] : [person];
      }),
    );
    expect(allowed.flat()).toEqual(who);
    const resident = await world.resident();
    expect((await resident(route as keyof typeof matrix, { params })).status).toBe(401);
  });
});
