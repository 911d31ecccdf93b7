import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { currentConsent } from '../../../contract/guardian-consent.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { prove } from '../../../test/red-packets.ts';
import { type Desk, openDesk, report, walkTo } from '../../../test/road.ts';

/* Whom an entry of the bulletin must not name: all who reported the matter, and the children who noticed it. */

let world: TestApp;
let desk: Desk;
beforeAll(async () => {
  world = await startTestApp();
  desk = await openDesk(world);
});
afterAll(() => world.close());

async function person(name: string): Promise<Caller> {
  const resident = await world.resident();
  const body = { name, grid: '339999001001001', age: { kind: 'adult' } };
  (await resident('completeProfile', { body })).ok;
  return resident;
}
const agree = async (resident: Caller, given = true) => {
  const body = { given, textVersion: consentForms.publicity.version };
  (await resident('setMyConsent', { params: { purpose: 'publicity' }, body })).ok;
};

/** Both reported it; the first leads, and is closed. */
async function matter(first: Caller, second: Caller): Promise<string> {
  const [lead, other] = [await report(first), await report(second)];
  const body = { into: lead.code, note: '同一处' };
  (await desk.intake('mergeCases', { params: { code: other.code }, body })).ok;
  await walkTo('closed', { desk, resident: first, code: lead.code });
  return lead.code;
}
const publish = (code: string, words: string) => {
  const body = { title: '灯修好了', words, place: '老街', photoIds: [] };
  return desk.reviewer('publishCase', { params: { code }, body: { ...body, namesChecked: true } });
};
const wordsOf = async (code: string) =>
  (await world.anyone('listBulletin')).ok.entries.find((entry) => entry.code === code)?.words;

test('whoever reported the same is named no more than the first, and thanked only by their own consent', async () => {
  const [first, second] = [await person('欧阳春生'), await person('司马秋实')];
  const code = await matter(first, second);
  await agree(first);
  expect((await publish(code, '司马秋实也反映了这盏灯。')).problem.code).toBe('personal_data');
  for (const words of ['感谢司马*实', '感谢欧阳*生和司马某某', '司马女士也说了'])
    expect((await publish(code, words)).problem.code, words).toBe('thanked_without_consent');
  await agree(second);
  expect((await publish(code, '感谢欧阳*生和司马*实。')).status).toBe(200);
});

test('one of them takes the consent back, or everything: their mention goes, that of the other stays', async () => {
  const [first, second, third] = [
    await person('司马冬青'),
    await person('司马夏至'),
    await person('诸葛立秋'),
  ];
  for (const one of [first, second, third]) await agree(one);
  const code = await matter(first, second);
  (await publish(code, '感谢司马*青和司马*至。')).ok;
  const other = await matter(first, third);
  (await publish(other, '感谢司马*青和诸葛*秋。')).ok;
  await agree(second, false);
  expect(await wordsOf(code)).toBe('感谢司马*青和报告人。');
  expect(await wordsOf(other)).toBe('感谢司马*青和诸葛*秋。');
  await prove(world, third);
  (await third('eraseMe', { body: { openCases: 'withdraw' } })).ok;
  expect(await wordsOf(other)).toBe('感谢司马*青和报告人。');
});

test('who said that theirs is not solved is named no more for going their own way since', async () => {
  const [first, second] = [await person('欧阳白露'), await person('司马寒露')];
  const [lead, own] = [await report(first), await report(second)];
  const into = { into: lead.code, note: '同一处' };
  (await desk.intake('mergeCases', { params: { code: own.code }, body: into })).ok;
  await walkTo('awaiting_confirmation', { desk, resident: first, code: lead.code });
  const again = { words: '还是不亮', photoIds: [] };
  (await second('reopenCase', { params: { code: own.code }, body: again })).ok;
  const params = { code: own.code };
  const done = { words: '又修了一次', handled: true, photoIds: [] };
  (await desk.handler('answerCase', { params, body: done })).ok;
  const seen = { solved: true, note: '看过，亮了' };
  (await desk.reviewer('verifyCase', { params, body: seen })).ok;
  (await second('confirmCase', { params, body: { rating: 4, words: '' } })).ok;
  (await first('confirmCase', { params: { code: lead.code }, body: { rating: 4, words: '' } })).ok;
  for (const one of [first, second]) await agree(one);
  expect((await publish(lead.code, '司马寒露也反映了。')).problem.code).toBe('personal_data');
  (await publish(lead.code, '感谢欧阳*露和司马*露。')).ok;
  await agree(second, false);
  expect(await wordsOf(lead.code)).toBe('感谢欧阳*露和报告人。');
});

test('the child who noticed it is never named, whatever the guardian agreed to', async () => {
  const mother = await person('欧阳惊蛰');
  (await mother('foundHousehold', { body: { name: '欧阳家', agreedShare: 0 } })).ok;
  const child = { name: '欧阳小满', year: 2018, month: 3, consentVersion: currentConsent };
  (await mother('addChild', { body: child })).ok;
  const id = (await mother('getMyHousehold')).ok.household?.children[0]?.id ?? '';
  const { code } = await report(mother, { child: id, category: '020100' });
  await walkTo('closed', { desk, resident: mother, code });
  await agree(mother);
  expect((await publish(code, '感谢欧阳小满小朋友。')).problem.code).toBe('personal_data');
  expect((await publish(code, '感谢欧阳*满。')).problem.code).toBe('thanked_without_consent');
  expect((await publish(code, '感谢欧阳*蛰。')).status).toBe(200);
});
