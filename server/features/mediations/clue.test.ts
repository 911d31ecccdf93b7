import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agreedWith } from '../../../test/agreed.ts';
import type { Caller, TestApp } from '../../../test/app.ts';
import { county, staffId } from '../../../test/county.ts';
import {
  agreement,
  answerAs,
  asParty,
  byId,
  type File,
  inSession,
  opening,
  type Someone,
  someone,
  startMediations,
} from '../../../test/mediations.ts';
import { report } from '../../../test/road.ts';
import { always } from '../../../test/settlements.ts';

let world: TestApp;
let desk: Caller;
let intake: Caller;
beforeAll(async () => {
  ({ world, desk } = await startMediations());
  intake = always(world, 'intake');
});
beforeEach(() => world.clock.advance({ days: 1 }));
afterAll(() => world.close());

/** A clue that was accepted, and who told of it. */
async function accepted(): Promise<{ code: string; reporter: Someone }> {
  const reporter = await someone(world);
  const { code } = await report(reporter.call, {
    category: '070200',
    words: '楼上楼下为漏水吵了好几天',
  });
  (await intake('acceptCase', { params: { code }, body: { note: '属实' } })).ok;
  return { code, reporter };
}

const caseOf = async (code: string) => (await intake('getCase', { params: { code } })).ok;
const endsIn = async (code: string) =>
  (await caseOf(code)).history.filter(({ kind }) => kind === 'mediation_ended').length;
const told = async ({ call }: Someone) => {
  // What the clue is told of leaves a notice of its own.
  await world.settle();
  await world.settle();
  return (await call('listMyNotices')).ok.notices.map(({ words }) => words);
};

/** Every way in which the sessions of a file end. */
const ends = {
  agreed: async ({ id, one, other, mediator }) => {
    (await mediator.call('proposeMyAgreement', byId(id, agreement))).ok;
    for (const party of [one, other]) (await answerAs(party, id)).ok;
  },
  failed: async ({ id, mediator }) =>
    (await mediator.call('giveUpMyMediation', byId(id, { words: '差距太大' }))).ok,
  referred: async ({ id }) =>
    (await desk('referMediation', byId(id, { to: 'court', note: '引导起诉' }))).ok,
  withdrawn: async ({ id, one }) => (await one.call('leaveMyMediation', byId(id))).ok,
} satisfies Record<string, (file: File) => Promise<unknown>>;

test.each(Object.keys(ends) as (keyof typeof ends)[])(
  'a file that ends (%s) is over for its clue too, in the same neutral words',
  async (how) => {
    const { code, reporter } = await accepted();
    const file = await inSession(world, { given: { caseCode: code } });
    await world.settle();
    expect(await endsIn(code)).toBe(0);
    const before = await caseOf(code);
    await ends[how](file);
    const words = (await told(reporter)).filter(({ zh }) => zh.includes('调解'));
    expect(words).toEqual([
      {
        zh: '您说的“楼上楼下为漏水吵了好几天”，调解这一步已经结束。调解的内容和结果按规定保密；谢谢您当时告诉我们。',
        en: expect.stringContaining('is confidential by law'),
      },
    ]);
    const after = await caseOf(code);
    expect(await endsIn(code)).toBe(1);
    // Whoever owes the next step owes it still, by the same day.
    for (const kept of ['stage', 'dispatch', 'firstAnswer', 'resolution', 'moves'] as const)
      expect(after[kept], kept).toEqual(before[kept]);
    const mine = (await reporter.call('getMyCase', { params: { code } })).ok;
    expect(mine.history.at(-1)).toMatchObject({ kind: 'mediation_ended', note: '' });
    for (const name of [file.one.name, file.other.name, file.mediator.name])
      expect(JSON.stringify(mine)).not.toContain(name);
  },
);

test('it is over once, however much is done in the file after that', async () => {
  const { code } = await accepted();
  const file = await inSession(world, { given: { caseCode: code } });
  await ends.failed(file);
  const to = { to: 'court', note: '引导起诉' };
  (await desk('referMediation', byId(file.id, to))).ok;
  await world.settle();
  expect(await endsIn(code)).toBe(1);
});

test('a case leads to its file, and the file to its case; one beside it to none', async () => {
  const { code } = await accepted();
  const { code: beside } = await accepted();
  const { id } = await inSession(world, { given: { caseCode: code } });
  await inSession(world);
  const filesOf = async (of: string) =>
    (await desk('listMediations', { query: { case: of } })).ok.mediations.map((one) => one.id);
  expect(await filesOf(code)).toEqual([id]);
  expect(await filesOf(beside)).toEqual([]);
  expect((await desk('getMediation', byId(id))).ok.caseCode).toBe(code);
});

test('whoever typed a clue opens no file of it: its points would settle by one person’s word', async () => {
  // Both roles are one person’s.
  await world.deps.database.pool.query(
    `insert into staff_roles (county, staff, role, area) values ($1, $2, 'intake', '339999000000')`,
    [county, staffId('mediator')],
  );
  const reporter = await someone(world);
  const told = { category: '070200', words: '两家为宅基地吵了好几天', place: '老街', photoIds: [] };
  const id = await agreedWith(world, desk, reporter);
  const { code } = (await desk('reportFor', { params: { id }, body: told })).ok;
  (await desk('acceptCase', { params: { code }, body: { note: '属实' } })).ok;
  const parties = [asParty(await someone(world)), asParty(await someone(world))];
  const body = opening(parties, { caseCode: code });
  const own = await desk('openMediation', { body });
  expect(own.problem).toMatchObject({ status: 403, code: 'clue_typed_by_you' });
  const states = async () =>
    (await reporter.call('getMyCase', { params: { code } })).ok.awards.map(({ state }) => state);
  expect(await states()).toEqual(['provisional']);
  const colleague = always(world, 'mediator_second');
  expect((await colleague('openMediation', { body })).status).toBe(201);
  expect(await states()).toEqual(['settled']);
});
