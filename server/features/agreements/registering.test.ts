import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consentForms } from '../../../contract/consent-forms.ts';
import { registrationText } from '../../../contract/registration-text.ts';
import { codeTo as codeToPhone } from '../../../test/agreed.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { grids, staffId } from '../../../test/county.ts';
import { adult, born, thisYear } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
let intake: Caller;
let worker: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  intake = await world.staff('intake');
  worker = await world.staff('grid_worker');
});
afterAll(() => world.close());

const textVersion = registrationText.version;
const newcomer = (given: object) => ({
  paper: 'id_card',
  grid: grids.west,
  age: adult,
  textVersion,
  consents: [],
  ...given,
});
const register = (given: object, by: Caller = intake) =>
  by('registerFor', { body: newcomer(given) });

let phones = 0;
const newPhone = () => `1356660${String(++phones).padStart(4, '0')}`;

const codeTo = (phone: string, by: Caller = intake) => codeToPhone(world, by, phone);

async function entriesAbout(resident: string) {
  await chainAll(world.deps);
  const { rows } = await world.deps.database.pool.query(
    `select action, actor_kind, details from audit_entries where object = $1 order by seq`,
    [`resident/${resident}`],
  );
  return rows;
}

const keyOf = async (agreement: string): Promise<string> => {
  const { rows } = await world.deps.database.pool.query(
    'select resident from agreements where id = $1',
    [agreement],
  );
  return rows[0].resident;
};

describe('somebody without a phone', () => {
  test('is registered at the window by a signature, and seen to from then on', async () => {
    const { agreement, ...registered } = (await register({ name: '何桂英' })).ok;
    expect(agreement).toMatchObject({ agreedBy: 'signature', residentName: { zh: '何*英' } });
    expect(registered).toMatchObject({
      known: { ageClass: 'adult', complete: true, toured: false },
      maskedPhone: null,
      textVersion,
    });
    const body = { words: '路灯不亮了', place: '老街 1 号', photoIds: [] };
    const receipt = await intake('reportFor', { params: { id: agreement.id }, body });
    expect(receipt.status).toBe(201);
    const found = await intake('findWithoutPhoneAtWindow', { body: { find: '何桂英' } });
    expect(found.ok.visitors).toMatchObject([
      { id: registered.visitor, name: '何*英', maskedPhone: null },
    ]);
    const again = { paper: 'id_card', visitor: registered.visitor };
    expect((await intake('agree', { body: again })).ok.agreedBy).toBe('signature');
  });

  test('signs on the screen, which is kept sealed with what they agreed to; who has a number shows a code', async () => {
    const signature = 'M10 10 L20 20 L30 10';
    const { agreement } = (await register({ name: '框里签字', signature })).ok;
    const { rows } = await world.deps.database.pool.query(
      'select signature_sealed from agreements where id = $1',
      [agreement.id],
    );
    expect(rows[0].signature_sealed).toMatch(/^v1\|/);
    const phone = newPhone();
    const both = await register({ name: '两样都给', phone, code: await codeTo(phone), signature });
    expect(both.problem).toMatchObject({
      code: 'agreement_not_signed',
      fields: [{ field: '/signature' }],
    });
    expect(both.problem.title).toContain('不用再签字');
  });

  test('is on record with who typed it and which text was read, and is told of it', async () => {
    const { agreement } = (await register({ name: '记录在案' }, worker)).ok;
    const typedBy = staffId('grid_worker');
    expect(await entriesAbout(await keyOf(agreement.id))).toMatchObject([
      {
        action: 'resident.registered',
        actor_kind: 'resident',
        details: { by: 'grid_worker', paper: 'id_card', text: textVersion, typedBy },
      },
      { action: 'resident.profile_set', actor_kind: 'resident', details: { typedBy } },
      { action: 'agreement.made', actor_kind: 'staff', details: { by: 'signature' } },
    ]);
    const { rows } = await world.deps.database.pool.query(
      'select registration_text from agreements where id = $1',
      [agreement.id],
    );
    expect(rows).toEqual([{ registration_text: textVersion }]);
    await world.settle();
    const read = (await worker('listNoticesFor', { params: { id: agreement.id } })).ok;
    expect(read.notices.map(({ words }) => words.zh).join()).toContain('给您登记了账号');
  });

  test('is found again by name where she lives, by the grid worker too, and nowhere else', async () => {
    const { visitor } = (await register({ name: '章凤仙' }, worker)).ok;
    const find = { body: { find: '章凤仙' } };
    const found = (await worker('findWithoutPhoneAtWindow', find)).ok.visitors;
    expect(found.map(({ id }) => id)).toEqual([visitor]);
    await register({ name: '章凤仙', grid: grids.east });
    expect((await worker('findWithoutPhoneAtWindow', find)).ok.visitors).toHaveLength(1);
    expect((await intake('findWithoutPhoneAtWindow', find)).ok.visitors).toHaveLength(2);
  });

  test('is not registered twice without a question, which is told to whom it was about', async () => {
    const first = (await register({ name: '张 秀兰' })).ok.agreement;
    const asked = await register({ name: '张秀兰' }, worker);
    expect(asked.problem).toMatchObject({ status: 409, code: 'registration_namesake' });
    const key = await keyOf(first.id);
    const looks = (await entriesAbout(key)).filter(({ action }) => action === 'resident.looked_up');
    expect(looks).toMatchObject([{ details: { found: true, by: 'namesake' } }]);
    const told = (await intake('listLooksFor', { params: { id: first.id } })).ok.looks;
    expect(told.map(({ what }) => what.zh)).toContain('您住的网格里有您这个姓名的账号');
    const other = (await register({ name: '张秀兰', other: true }, worker)).ok.agreement;
    expect(await keyOf(other.id)).not.toBe(key);
    // In another grid nobody is mistaken for them.
    expect((await register({ name: '张秀兰', grid: grids.east })).status).toBe(201);
  });

  test('asked twice with one id is registered once, and so are two who press at one moment', async () => {
    const asked = {
      body: newcomer({ name: '只登记一次' }),
      requestId: 'registered-only-once-0001',
    };
    const [first, twin] = [await intake('registerFor', asked), await intake('registerFor', asked)];
    expect(twin.ok).toEqual(first.ok);
    const both = await Promise.all([
      register({ name: '两处同办' }),
      register({ name: '两处同办' }, worker),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

test('the number on the paper of whatever was done for somebody finds it in the audit', async () => {
  const { id } = (await register({ name: '凭编号查' })).ok.agreement;
  const requestId = '0199e000-0000-7000-8000-0000000da9e4';
  const body = { kind: 'suggestion', words: '窗口能不能周末也开' };
  (await intake('sendFeedbackFor', { params: { id }, body, requestId })).ok;
  await chainAll(world.deps);
  const auditor = await world.staff('auditor');
  const found = await auditor('listAuditEntries', { body: { object: requestId.toUpperCase() } });
  expect(found.ok.entries.map(({ action }) => action)).toEqual(['feedback.sent']);
});

describe('somebody with a phone', () => {
  test('is registered by the code that it gets, and signs in to the same account', async () => {
    const phone = newPhone();
    const code = await codeTo(phone);
    const done = (await register({ name: '带手机的', phone, code })).ok;
    expect(done.agreement.agreedBy).toBe('code');
    expect(done.maskedPhone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    world.clock.advance({ minutes: 2 });
    const me = await world.resident(phone);
    expect(await idOf(me)).toBe(await keyOf(done.agreement.id));
    expect((await me('getMe')).ok).toMatchObject({ name: '带手机的', grid: grids.west });
  });

  test('is not registered by a wrong code, nor by one that was used, nor by half of the two', async () => {
    const phone = newPhone();
    const code = await codeTo(phone);
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = [
      await register({ name: '输错的', phone, code: wrong }),
      await register({ name: '输错的', phone }),
      await register({ name: '输错的', code }),
    ];
    expect(tries.map(({ problem }) => problem.code)).toEqual([
      'code_wrong',
      'agreement_incomplete',
      'agreement_incomplete',
    ]);
    // A refusal of something else leaves the code good.
    const elsewhere = await register({ name: '输错的', phone, code, age: born(thisYear - 8) });
    expect(elsewhere.problem.code).toBe('registration_of_child');
    expect((await register({ name: '输错的', phone, code })).status).toBe(201);
    const again = await register({ name: '另一位', phone, code });
    expect(again.problem.code).toBe('code_wrong');
  });

  test('who has an account with the number is seen to as they are', async () => {
    const phone = newPhone();
    const me = await world.resident(phone);
    (await me('completeProfile', { body: { name: '老住户', grid: grids.west, age: adult } })).ok;
    const code = await codeTo(phone);
    const refused = await register({ name: '老住户二', phone, code });
    expect(refused.problem).toMatchObject({ status: 409, code: 'registered_before' });
  });
});

describe('who can be registered', () => {
  test('a child under 14 is sent to a parent, and no account is left', async () => {
    const refused = await register({ name: '小小朋友', age: born(thisYear - 9) });
    expect(refused.problem).toMatchObject({ status: 403, code: 'registration_of_child' });
    const found = await intake('findWithoutPhoneAtWindow', { body: { find: '小小朋友' } });
    expect(found.ok.visitors).toEqual([]);
    const young = (await register({ name: '半大孩子', age: born(thisYear - 16) })).ok;
    expect(young.known.ageClass).toBe('14_17');
  });

  test('lives where whoever types is responsible, in a grid that there is', async () => {
    const tries = [
      await register({ name: '住在别处', grid: grids.east }, worker),
      await register({ name: '住在别处', grid: '339999009009009' }),
    ];
    for (const { problem } of tries)
      expect(problem).toMatchObject({ status: 422, code: 'registration_elsewhere' });
  });

  test('is called otherwise than whoever types: nobody makes an account for themselves at their own desk', async () => {
    const { name } = (await intake('getStaffMe')).ok;
    const refused = await register({ name });
    expect(refused.problem).toMatchObject({
      status: 403,
      code: 'registration_of_oneself',
      fields: [{ field: '/name' }],
    });
    expect((await register({ name }, worker)).status).toBe(201);
  });

  test('has heard the text that is in force', async () => {
    const refused = await register({ name: '念的旧话', textVersion: textVersion + 1 });
    expect(refused.problem).toMatchObject({ status: 409, code: 'registration_text_outdated' });
  });

  test('gives the consents that they say, and no other', async () => {
    const { version } = consentForms.publicity;
    const consents = [{ purpose: 'publicity', textVersion: version }];
    const done = (await register({ name: '同意一项', consents })).ok;
    const given = done.consents.filter(({ since }) => since !== null);
    expect(given).toMatchObject([{ purpose: 'publicity', given: true }]);
    const minor = { name: '未成年的', age: born(thisYear - 16) };
    const ranking = [{ purpose: 'ranking', textVersion: consentForms.ranking.version }];
    const refused = await register({ ...minor, consents: ranking });
    expect(refused.problem.code).toBe('adults_are_ranked');
  });
});
