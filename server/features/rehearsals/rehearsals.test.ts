import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RehearsalSummary, StartRehearsal } from '../../../contract/rehearsals.ts';
import type { RulebookDocument } from '../../../contract/rules.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, type Person, rulebook } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { jobScope } from '../../platform/scope.ts';
import { hasRehearsal } from './service.ts';

let world: TestApp;
let owner: Caller;
beforeAll(async () => {
  world = await startTestApp();
  await aYearOfReports();
  owner = await world.staff('rule_owner');
});
afterAll(() => world.close());

/** Three residents on two days: the limit of the day is reached, and one place is reported twice. */
async function aYearOfReports() {
  const residents = await Promise.all([1, 2, 3].map(() => world.resident()));
  for (const [nth, resident] of residents.entries()) {
    for (let count = 0; count <= 3 + nth; count++) await report(resident);
    await report(resident, { category: '050100', position: { lng: 120.02, lat: 28.82 } });
    world.clock.advance({ hours: 20 });
  }
  world.clock.advance({ days: 2 });
}

const parkingAt = (points: number): RulebookDocument => ({
  ...rulebook,
  rules: rulebook.rules.map((rule) =>
    rule.id === '2.2' ? { ...rule, base: { kind: 'fixed', points } } : rule,
  ),
});

let drafts = 0;

async function draftOf(document: RulebookDocument) {
  const name = `草稿 ${++drafts}`;
  return (await owner('createRuleDraft', { body: { name, from: 'file', document } })).ok;
}

async function begin(draft: string, given: Partial<StartRehearsal> = {}, by = owner) {
  return by('startRehearsal', { body: { draft, deeds: 'past', ...given } });
}

/** Asks until it is no longer running, as the panel does. */
async function ended(id: string) {
  for (;;) {
    const { ok } = await owner('getRehearsal', { params: { id } });
    if (ok.state !== 'running') return ok;
    await pause(50);
  }
}

async function rehearsed(document: RulebookDocument, given: Partial<StartRehearsal> = {}) {
  const draft = await draftOf(document);
  return ended((await begin(draft.id, given)).ok.id);
}

test('the book in force, played over the past, gives the points that were given', async () => {
  const { state, result } = await rehearsed(rulebook);
  expect(state).toBe('done');
  const awards = await world.deps.database.read
    .selectFrom('awards')
    .select(({ fn }) => [fn.sum<bigint>('points').as('points'), fn.countAll<bigint>().as('deeds')])
    .where('county', '=', county)
    .where('points', '>', 0)
    .executeTakeFirstOrThrow();
  expect(result?.current).toMatchObject({
    points: Number(awards.points),
    awards: Number(awards.deeds),
  });
  expect(result?.draft).toEqual(result?.current);
  expect(result).toMatchObject({ affected: 0, people: 3, from: '2026-10-14' });
  expect(result?.stops.map(({ current }) => current.people)).toEqual([null, null]);
  const stops = result?.stops.map(({ stop, current }) => [stop, current.deeds]);
  expect(stops).toEqual([
    ['perDay', 6],
    ['samePlace', 2],
  ]);
});

test('a dearer rule costs more, by pool and month, and says until when the cover lasts', async () => {
  const { result } = await rehearsed(parkingAt(5), { yearlyBudget: 40 });
  const parking = result?.rules.find(({ id }) => id === '2.2');
  const awards = parking?.current?.awards ?? 0;
  expect(awards).toBeGreaterThan(0);
  const more = awards * 2;
  const [month] = result?.months ?? [];
  expect(month).toMatchObject({ pool: 'residents', month: '2026-10' });
  expect((month?.draft ?? 0) - (month?.current ?? 0)).toBe(more);
  expect(result?.pools).toMatchObject([{ pool: 'residents', name: { zh: '居民池' } }]);
  expect(result?.pools[0]?.cover).toBeGreaterThan(9_000);
  expect(result?.pools[0]?.draft.lastsUntil).toBeNull();
  expect(result?.budget).toMatchObject({ points: 40, draft: '2027-10-16' });
});

test('groups of fewer than five are not shown', async () => {
  const { result } = await rehearsed(rulebook);
  expect(result?.groups).toEqual([]);
});

test('a made-up year is played without any deeds of the county, and says its seed', async () => {
  const one = await rehearsed(parkingAt(4), { deeds: 'synthetic', size: 10_000, seed: 'abc' });
  expect(one).toMatchObject({ state: 'done', seed: 'abc', size: 10_000 });
  expect(one.result).toMatchObject({ deeds: 10_000, until: '2026-10-17' });
  expect(one.result?.groups.map(({ by }) => by)).toContain('age');
  const again = await rehearsed(parkingAt(4), { deeds: 'synthetic', size: 10_000, seed: 'abc' });
  expect(again.deedsFingerprint).toBe(one.deedsFingerprint);
  expect({ ...again.result, tookMs: 0 }).toEqual({ ...one.result, tookMs: 0 });
  const other = await rehearsed(parkingAt(4), { deeds: 'synthetic', size: 10_000 });
  expect(other.seed).toMatch(/^[0-9]{8}$/);
  expect(other.deedsFingerprint).not.toBe(one.deedsFingerprint);
});

test('only exactly the content that was rehearsed counts as rehearsed', async () => {
  const scope = jobScope(county, 'test');
  const draft = await draftOf(parkingAt(7));
  const asked = () => hasRehearsal(world.deps.database.read, scope, draft.contentHash);
  expect(await asked()).toBe(false);
  const { ok } = await begin(draft.id);
  expect(ok).toMatchObject({
    contentHash: draft.contentHash,
    state: 'running',
    startedBy: 'rule_owner',
  });
  await ended(ok.id);
  expect(await asked()).toBe(true);
  const other = await draftOf(parkingAt(8));
  expect(await hasRehearsal(world.deps.database.read, scope, other.contentHash)).toBe(false);
});

describe('one rehearsal of a draft runs at a time', () => {
  async function leftBehind() {
    const draft = await draftOf(parkingAt(6));
    const first = (await begin(draft.id)).ok;
    await ended(first.id);
    const now = world.clock.now();
    const { read } = world.deps.database;
    const staff = await read.selectFrom('staff').select('id').limit(1).executeTakeFirstOrThrow();
    const id = world.deps.ids.uuid();
    await read
      .insertInto('rehearsals')
      .values({
        county,
        id,
        draft: draft.id,
        draft_name: draft.name,
        content_hash: draft.contentHash,
        current_version: 1,
        deeds: 'past',
        state: 'running',
        progress: 40,
        started_by: staff.id,
        started_at: now,
        beat_at: now,
      })
      .execute();
    return { id, draft: draft.id };
  }
  test('a second is refused while the first gives signs of life', async () => {
    const { id, draft } = await leftBehind();
    expect((await begin(draft)).problem.code).toBe('rehearsal_running');
    expect((await owner('getRehearsal', { params: { id } })).ok.state).toBe('running');
  });
  test('one that a stopped server left behind has failed, says so and can be started again', async () => {
    const { id, draft } = await leftBehind();
    world.clock.advance({ minutes: 1 });
    const { ok } = await owner('listRehearsals', { query: { draft } });
    const found = ok.find((one: RehearsalSummary) => one.id === id);
    expect(found).toMatchObject({ state: 'failed', failure: 'interrupted', progress: 40 });
    const again = await begin(draft);
    expect((await ended(again.ok.id)).state).toBe('done');
  });
  test('nobody has to look at the list first', async () => {
    const { draft } = await leftBehind();
    world.clock.advance({ minutes: 1 });
    const again = await begin(draft);
    expect((await ended(again.ok.id)).state).toBe('done');
  });
  test('the same request twice starts one', async () => {
    const draft = await draftOf(parkingAt(9));
    const body = { draft: draft.id, deeds: 'past' };
    const requestId = 'the-same-rehearsal';
    const first = await owner('startRehearsal', { body, requestId });
    await ended(first.ok.id);
    const second = await owner('startRehearsal', { body, requestId });
    expect(second.ok.id).toBe(first.ok.id);
    expect((await owner('listRehearsals', { query: { draft: draft.id } })).ok).toHaveLength(1);
  });
});

test('several drafts are played one after the other, and all of them are', async () => {
  const drafts = await Promise.all([11, 12, 13].map((points) => draftOf(parkingAt(points))));
  const begun = await Promise.all(
    drafts.map(({ id }) => begin(id, { deeds: 'synthetic', size: 10_000, seed: 'abc' })),
  );
  const done = await Promise.all(begun.map(({ ok }) => ended(ok.id)));
  expect(done.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  const points = done.map(({ result }) => result?.draft.points ?? 0);
  expect(points).toEqual(points.toSorted((a, b) => a - b));
  expect(new Set(done.map(({ result }) => result?.current.points)).size).toBe(1);
});

describe('who may', () => {
  test.each<[Person, number, number]>([
    ['rule_owner', 201, 200],
    ['leader', 201, 200],
    ['treasurer', 201, 200],
    ['auditor', 403, 200],
    ['reviewer', 403, 403],
    ['administrator', 403, 403],
  ])('%s: start %i, read %i', async (person, start, read) => {
    const caller = await world.staff(person);
    const draft = await draftOf(parkingAt(3));
    const begun = await begin(draft.id, {}, caller);
    expect(begun.status).toBe(start);
    expect((await caller('listRehearsals')).status).toBe(read);
    if (start === 201) await ended(begun.ok.id);
  });
  test('whoever answers for one town only starts none: it uses the deeds of all', async () => {
    const draft = await draftOf(parkingAt(3));
    const { problem } = await begin(draft.id, {}, await world.staff('rule_owner_west'));
    expect(problem).toMatchObject({ status: 403, code: 'rehearsal_needs_whole_county' });
  });
});

describe('what cannot be rehearsed is refused with the field at fault', () => {
  const nothing = '01900000-0000-7000-8000-000000000000';
  test('a draft that is not there', async () => {
    const { problem } = await begin(nothing);
    expect(problem).toMatchObject({ status: 404, code: 'rehearsal_draft_not_found' });
    expect(problem.fields?.[0]?.field).toBe('/draft');
  });
  test('a rehearsal that is not there', async () => {
    const { problem } = await owner('getRehearsal', { params: { id: nothing } });
    expect(problem.code).toBe('rehearsal_not_found');
  });
  test.each([
    ['size', { size: 20_000 }, 'synthetic_only'],
    ['seed', { seed: 'abc' }, 'synthetic_only'],
    ['size', { deeds: 'synthetic', size: 9 }, 'fields_wrong'],
    ['seed', { deeds: 'synthetic', seed: 'no spaces' }, 'fields_wrong'],
    ['yearlyBudget', { yearlyBudget: -1 }, 'fields_wrong'],
    ['deeds', { deeds: 'future' }, 'fields_wrong'],
  ])('%s: %o', async (field, given, code) => {
    const draft = await draftOf(parkingAt(3));
    const { problem } = await begin(draft.id, given as Partial<StartRehearsal>);
    expect(problem.code).toBe(code);
    expect(problem.fields?.map((one) => one.field)).toEqual([`/${field}`]);
  });
});

test('a county without deeds is told so, and offered nothing that is not true', async () => {
  const empty = await startTestApp();
  try {
    const person = await empty.staff('rule_owner');
    const draft = (await person('createRuleDraft', { body: { name: '新', from: 'in_force' } })).ok;
    const { id } = (await person('startRehearsal', { body: { draft: draft.id, deeds: 'past' } }))
      .ok;
    let one = (await person('getRehearsal', { params: { id } })).ok;
    while (one.state === 'running') {
      await pause(50);
      one = (await person('getRehearsal', { params: { id } })).ok;
    }
    expect(one).toMatchObject({ state: 'failed', failure: 'no_deeds', result: null });
  } finally {
    await empty.close();
  }
});

test('a server that stops ends its rehearsals, and they are marked as interrupted', async () => {
  const stopping = await startTestApp();
  const person = await stopping.staff('rule_owner');
  const draft = (await person('createRuleDraft', { body: { name: '停', from: 'in_force' } })).ok;
  const body = { draft: draft.id, deeds: 'synthetic', size: 1_000_000 };
  const { id } = (await person('startRehearsal', { body })).ok;
  await stopping.app.close();
  const row = await stopping.deps.database.read
    .selectFrom('rehearsals')
    .select(['state', 'failure'])
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row).toEqual({ state: 'failed', failure: 'interrupted' });
  await stopping.close();
});
