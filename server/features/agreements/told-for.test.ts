import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MyCase } from '../../../contract/case-views.ts';
import { type Agreed, agreedWith, person as personOf } from '../../../test/agreed.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions } from '../../../test/county.ts';
import { addChild, child, found } from '../../../test/families.ts';
import { aReport, openDesk, report, walkTo } from '../../../test/road.ts';

/* Whatever somebody alone tells on their phone, they tell through whoever types for them. */

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const person = (name: string) => personOf(world, name);
const agreed = (one: Agreed) => agreedWith(world, intake, one);
let pictures = 0;
const photo = async () =>
  (await intake('uploadStaffPhoto', { file: await makePhoto(4_100 + ++pictures) })).ok.id;

const shownIn = ({ history }: MyCase) =>
  history.flatMap(({ photos }) => photos.map(({ id }) => id));

/** What is told at the window, with whatever is told besides. */
const tell = (id: string, told: object) => {
  const { category, words, place, position, photoIds } = aReport();
  const body = { category, words, place, position, photoIds, ...told };
  return intake('reportFor', { params: { id }, body });
};
const deedOf = async (code: string) => {
  const { rows } = await world.deps.database.pool.query(
    `select d.child, d.joins from deeds d join cases c on c.county = d.county and c.id = d.source
     where c.code = $1`,
    [code],
  );
  return rows[0];
};

describe('for a child', () => {
  test('that a guardian names, the deed is the child’s, as on a phone', async () => {
    const guardian = await person('带娃的');
    (await found(guardian.me)).ok;
    const { household } = (await addChild(guardian.me)).ok;
    const id = await agreed(guardian);
    const { code } = (await tell(id, { child: child.name })).ok;
    expect(await deedOf(code)).toMatchObject({ child: household?.children[0]?.id });
    expect(await deedOf((await tell(id, {})).ok.code)).toMatchObject({ child: null });
  });

  test('told again since the answer was lost, it is answered as it was, though the child has gone', async () => {
    const guardian = await person('又来问的');
    (await found(guardian.me)).ok;
    const { household } = (await addChild(guardian.me)).ok;
    const id = await agreed(guardian);
    const { category, words, place, position, photoIds } = aReport();
    const body = { category, words, place, position, photoIds, child: child.name };
    const asked = { params: { id }, body, requestId: 'told-for-a-child' };
    const first = (await intake('reportFor', asked)).ok;
    const gone = household?.children[0]?.id ?? '';
    (await guardian.me('withdrawConsent', { params: { id: gone } })).ok;
    expect((await intake('reportFor', asked)).ok).toEqual(first);
    expect((await tell(id, { child: child.name })).problem.code).toBe('child_not_named');
  });

  test('of another name, or of nobody’s household, is none, and the field is named', async () => {
    const [guardian, alone] = [await person('有娃的'), await person('没有家的')];
    (await found(guardian.me)).ok;
    (await addChild(guardian.me)).ok;
    const wrong = await tell(await agreed(guardian), { child: '别家的' });
    expect(wrong.problem).toMatchObject({
      code: 'child_not_named',
      fields: [{ field: '/child' }],
    });
    const none = await tell(await agreed(alone), { child: child.name });
    expect(none.problem.code).toBe('in_no_household');
  });
});

test('questions of the category are answered, and the desk reads the answers', async () => {
  const [category] = (await intake('listCategories')).ok.filter(({ questions }) => questions[0]);
  const [question] = category?.questions ?? [];
  const one = await person('答问题的');
  const answers = [{ question: question?.code, choice: question?.choices[0]?.code }];
  const { code } = (await tell(await agreed(one), { category: category?.code, answers })).ok;
  const seen = (await intake('getCase', { params: { code } })).ok;
  expect(JSON.stringify(seen)).toContain(question?.choices[0]?.name.zh);
});

test('it is the same as one that somebody reported nearby, where they say so', async () => {
  const other = await person('先报的');
  const first = await report(other.me);
  const { id: sameAs } = (
    await world.deps.database.pool.query('select id from cases where code = $1', [first.code])
  ).rows[0];
  const one = await person('说是同一件的');
  const { code } = (await tell(await agreed(one), { sameAs })).ok;
  expect(await deedOf(code)).toMatchObject({ joins: sameAs });
});

describe('what others reported nearby', () => {
  const words = '凉亭里的石凳断成两半';

  test('is asked for whoever agreed as on a phone of their own, and they read that it was', async () => {
    const other = await person('先看见的');
    const first = await report(other.me, { words, position: positions.west });
    const one = await person('后看见的');
    const id = await agreed(one);
    const body = { words: `${words}，快修修` };
    const { reports } = (await intake('findNearbyFor', { params: { id }, body })).ok;
    expect(reports).toHaveLength(1);
    expect(reports).toEqual((await one.me('findNearby', { body })).ok.reports);
    for (const hidden of [first.code, words]) expect(JSON.stringify(reports)).not.toContain(hidden);
    const [look] = (await one.me('listMyLooks')).ok.looks;
    expect(look?.what.zh).toContain('住在哪个社区');

    const inWords = { ...body, position: undefined, sameAs: reports[0]?.id };
    const { code } = (await tell(id, inWords)).ok;
    expect(await deedOf(code)).toMatchObject({ joins: reports[0]?.id });
  });

  test('is asked by whom they agreed with, for half an hour', async () => {
    const one = await person('问过的');
    const params = { id: await agreed(one) };
    const body = { words };
    const worker = await world.staff('grid_worker');
    const another = await worker('findNearbyFor', { params, body });
    expect(another.problem.code).toBe('agreement_over');
    world.clock.advance({ minutes: 31 });
    intake = await world.staff('intake');
    const late = await intake('findNearbyFor', { params, body });
    expect(late.problem.code).toBe('agreement_over');
  });
});

test('photos that whoever types took go with what is added and with what is not solved, and are the resident’s', async () => {
  const one = await person('补照片的');
  const desk = await openDesk(world);
  const returned = await report(one.me);
  const note = { note: '请说清楚在哪里' };
  (await desk.intake('returnCase', { params: { code: returned.code }, body: note })).ok;
  const id = await agreed(one);
  const added = await photo();
  const supplement = { words: '在路的东边', photoIds: [added] };
  const at = { id, code: returned.code };
  (await intake('supplementFor', { params: at, body: supplement })).ok;
  const after = (await one.me('getMyCase', { params: { code: returned.code } })).ok;
  expect(shownIn(after)).toContain(added);

  const solved = await report(one.me);
  await walkTo('awaiting_confirmation', { desk, resident: one.me, code: solved.code });
  intake = await world.staff('intake');
  const again = await agreed(one);
  const seen = await photo();
  const reopening = { words: '又堵上了', photoIds: [seen] };
  const params = { id: again, code: solved.code };
  (await intake('reopenFor', { params, body: reopening })).ok;
  const mine = (await one.me('getMyCase', { params: { code: solved.code } })).ok;
  expect(shownIn(mine)).toContain(seen);
  // Given once, it is nobody's to give again.
  const twice = await intake('reportFor', {
    params: { id: again },
    body: { words: '还是这里', place: '桥头', photoIds: [seen] },
  });
  expect(twice.problem.code).toBe('photo_unusable');
});
