import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { markRehearsed } from '../../../test/rehearsed.ts';
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

const name = '改违停';
const begin = async (given: Record<string, unknown> = {}) =>
  (await owner('createRuleDraft', { body: { name, from: 'in_force', ...given } })).ok;
const save = async (id: string, revision: number, document: RulebookDocument) =>
  (await owner('saveRuleDraft', { params: { id }, body: { revision, name, document } })).ok;
const ask = ({ id, revision }: { id: string; revision: number }, effectiveFrom: string) =>
  owner('askRulePublication', {
    params: { id },
    body: { revision, effectiveFrom, note: '分值改一改' },
  });
const publish = ({ id, revision }: { id: string; revision: number }) =>
  second('publishRuleDraft', { params: { id }, body: { revision } });

/** A version with this content that is announced and holds from its first day on. */
async function announce(document: RulebookDocument, firstDay: string): Promise<number> {
  const [newest] = (await owner('listRulebooks')).ok.versions;
  const { id } = await begin({ from: 'version', version: newest?.version });
  const draft = await save(id, 1, document);
  await ask(draft, firstDay);
  await markRehearsed(world, id);
  const { ok } = await publish(draft);
  world.clock.advance({ minutes: 1 });
  return ok.version;
}

const hazardAt = (points: number, book = soundBook): RulebookDocument => ({
  ...book,
  rules: book.rules.map((rule) =>
    rule.id === '2.1' ? { ...rule, base: { kind: 'fixed' as const, points } } : rule,
  ),
});
const carryOver = (id: string) => owner('getRuleCarryOver', { params: { id } });
const carry = (id: string, revision: number, by = owner) =>
  by('carryRuleDraftOver', { params: { id }, body: { revision, name: '重新开始' } });

describe('a draft of the book in force, begun while a later version is announced', () => {
  let announced: number;
  let draft: { id: string; revision: number };
  beforeAll(async () => {
    owner = await world.staff('rule_owner');
    second = await world.staff('rule_owner_second');
    // The book of the test county is put right first, and holds when the next one is announced.
    await announce(soundBook, '2026-10-16');
    world.clock.advance({ days: 3 });
    owner = await world.staff('rule_owner');
    second = await world.staff('rule_owner_second');
    announced = await announce(hazardAt(7), '2026-11-01');
    const { id } = await begin();
    draft = await save(id, 1, parkingAt(4));
  });
  test('is shown as overtaken, wherever it is listed', async () => {
    const overtakenBy = { version: announced, effectiveFrom: '2026-11-01' };
    expect(draft).toMatchObject({ basedOn: announced - 1, overtakenBy });
    const { drafts } = (await owner('listRulebooks')).ok;
    expect(drafts.find(({ id }) => id === draft.id)?.overtakenBy).toEqual(overtakenBy);
  });
  test('is not published over it, and the sentence names the version and its day', async () => {
    const { problem } = await ask(draft, '2026-12-01');
    expect(problem).toMatchObject({ status: 409, code: 'newer_version' });
    expect(problem.title).toContain(`第 ${announced} 版已经公布，2026-11-01 起施行`);
  });
  test('nor once that version holds: its changes would be lost all the same', async () => {
    const before = world.clock.now();
    world.clock.set(new Date('2026-11-02T01:00:00Z'));
    owner = await world.staff('rule_owner');
    expect((await ask(draft, '2026-12-01')).problem.code).toBe('newer_version');
    world.clock.set(before);
  });
  test('says beforehand what is carried over, and keeps nothing by saying so', async () => {
    const before = (await owner('listRulebooks')).ok.drafts.length;
    const { ok } = await carryOver(draft.id);
    expect(ok).toMatchObject({ from: announced - 1, onto: announced, collided: [] });
    expect(ok.carried.rules.map(({ kind, part }) => [kind, part])).toEqual([['changed', '2.2']]);
    expect((await owner('listRulebooks')).ok.drafts).toHaveLength(before);
  });
  test('begins again from it with its own changes, and can then be published', async () => {
    const again = (await carry(draft.id, draft.revision)).ok;
    expect(again).toMatchObject({ basedOn: announced, overtakenBy: null, name: '重新开始' });
    const { ok } = await owner('getRuleDraft', { params: { id: again.id } });
    expect(ok.document).toEqual(hazardAt(7, parkingAt(4)));
    await ask(again, '2026-12-01');
    await markRehearsed(world, again.id);
    expect((await publish(again)).ok).toMatchObject({ version: announced + 1, state: 'coming' });
    const old = await owner('getRuleDraft', { params: { id: draft.id } });
    expect(old.ok).toMatchObject({ state: 'open', overtakenBy: { version: announced + 1 } });
  });
  test('carries over what was seen: somebody who saved meanwhile is named', async () => {
    const { problem } = await carry(draft.id, draft.revision - 1);
    expect(problem).toMatchObject({ status: 409, code: 'draft_changed' });
    expect(problem.title).toContain('rule_owner');
  });
  test('is for somebody who answers for the whole county to begin again', async () => {
    const west = await world.staff('rule_owner_west');
    expect((await carry(draft.id, draft.revision, west)).problem.code).toBe('whole_county_only');
  });
});

test('what both changed stays as announced and is named for the owner to carry over', async () => {
  const [newest] = (await owner('listRulebooks')).ok.versions;
  const { id } = await begin({ from: 'version', version: newest?.version });
  const draft = await save(id, 1, hazardAt(9, parkingAt(8)));
  world.clock.advance({ minutes: 1 });
  const announced = await announce(parkingAt(6), '2026-12-20');
  const { collided, carried } = (await carryOver(id)).ok;
  expect(collided.map(({ part, theirs, mine }) => [part, theirs?.zh, mine?.zh])).toEqual([
    ['2.1', expect.stringContaining('每件 5 分'), expect.stringContaining('每件 9 分')],
    ['2.2', expect.stringContaining('每件 6 分'), expect.stringContaining('每件 8 分')],
  ]);
  expect(carried).toEqual({ rules: [], campaigns: [], book: [] });
  const again = (await carry(id, draft.revision)).ok;
  const { ok } = await owner('getRuleDraft', { params: { id: again.id } });
  expect(ok.document).toEqual(parkingAt(6));
  expect((await ask(again, '2027-01-01')).problem.code).toBe('book_unchanged');
  expect(announced).toBe(again.basedOn);
});

test('there is nothing to carry where no version is missing, or nobody knows what was changed', async () => {
  const [newest] = (await owner('listRulebooks')).ok.versions;
  const current = await begin({ from: 'version', version: newest?.version });
  expect((await carryOver(current.id)).problem.code).toBe('draft_not_overtaken');
  expect((await carry(current.id, 1)).problem.code).toBe('draft_not_overtaken');
  const file = await begin({ from: 'file', document: parkingAt(5) });
  world.clock.advance({ minutes: 1 });
  const version = await announce(parkingAt(3), '2027-02-01');
  for (const { problem } of [await carryOver(file.id), await carry(file.id, 1)]) {
    expect(problem).toMatchObject({ status: 409, code: 'draft_without_base' });
    expect(problem.title).toContain(`第 ${version} 版`);
  }
});
