import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentConsent } from '../../../contract/guardian-consent.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born, found, mine, thisYear } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { aReport, openDesk, report, walkTo } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

let numbers = 0;
const freshNumber = () => `1340000${String(++numbers).padStart(4, '0')}`;
const withPaper = { paper: 'id_card', reason: '本人带身份证来办' };

async function person(name: string, { age = adult, grid = grids.west as string } = {}) {
  const phone = freshNumber();
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid, age } })).ok;
  return { me, phone, id: await idOf(me) };
}

const codeTo = async (phone: string, purpose: string) =>
  (await intake('sendWindowCode', { body: { phone, purpose } })).ok.demoCode;

async function entriesOf(action: string, id: string) {
  await chainAll(world.deps);
  const { rows } = await world.deps.database.pool.query(
    'select * from audit_entries where action = $1 and object = $2 order by seq',
    [action, `resident/${id}`],
  );
  return rows;
}

describe('somebody who comes in person', () => {
  test('is found by their phone, masked; the look is on record and told to them', async () => {
    const { me, phone, id } = await person('欧阳远山');
    const visitor = (await intake('findAtWindow', { body: { phone } })).ok;
    expect(visitor).toMatchObject({
      id,
      name: '欧阳*山',
      maskedPhone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      ageClass: 'adult',
      ageDoubtedAt: null,
    });
    expect(visitor.area).toMatch(/^\d{12}$/);
    expect(await entriesOf('resident.looked_up', id)).toHaveLength(1);
    const { looks } = (await me('listMyLooks')).ok;
    expect(looks[0]).toMatchObject({ by: { zh: '综治中心的受理员' }, caseCode: null });
    expect(looks[0]?.what.zh).toBe(
      '遮住中间的姓名和电话，住的社区，注册时间，年龄段和它是否待核实',
    );
  });

  test('is not found elsewhere, which is answered as for a number that nobody has', async () => {
    const { phone } = await person('远方客', { grid: grids.east });
    const west = await world.staff('intake_west');
    const there = await west('findAtWindow', { body: { phone } });
    const nowhere = await west('findAtWindow', { body: { phone: freshNumber() } });
    expect(there.problem).toMatchObject({ status: 404, code: 'visitor_unknown' });
    expect(there.problem).toEqual(nowhere.problem);
  });
});

describe('a resident who has lost the old phone', () => {
  test('gets another number at the window: told at both, signed out everywhere, with paper and reason on record', async () => {
    const { me, phone, id } = await person('丢手机');
    const now = freshNumber();
    const code = await codeTo(now, 'phone_change');
    const body = { phone: now, code, ...withPaper };
    const changed = (await intake('changePhoneAtWindow', { params: { id }, body })).ok;
    expect(changed.maskedPhone).toBe(`${now.slice(0, 3)}****${now.slice(-4)}`);
    expect((await me('getMe')).status).toBe(401);
    expect(await idOf(await world.resident(now))).toBe(id);
    await world.settle();
    for (const one of [phone, now])
      expect(world.messages(one), one).toContainEqual({ tail: now.slice(-4) });
    const [entry] = await entriesOf('resident.phone_changed', id);
    expect(entry.details).toEqual({ by: 'window', paper: 'id_card' });
    // The grounds are kept, and sealed.
    expect(entry.reason).not.toBeNull();
    expect(entry.reason).not.toContain('身份证');
  });

  test('takes nothing away, erases nothing and moves on to no other number for 72 hours after; then all goes', async () => {
    const { id } = await person('换了号');
    const now = freshNumber();
    const body = { phone: now, code: await codeTo(now, 'phone_change'), ...withPaper };
    (await intake('changePhoneAtWindow', { params: { id }, body })).ok;
    const me = await world.resident(now);
    const prove = async () => {
      const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
      (await me('proveMyself', { body: { code: demoCode } })).ok;
    };
    await prove();
    const another = { phone: freshNumber() };
    const refusals = await Promise.all([
      me('exportMyData', {}),
      me('eraseMe', { body: { openCases: 'withdraw' } }),
      me('sendNewPhoneCode', { body: another }),
      me('changeMyPhone', { body: { ...another, code: '000000' } }),
    ]);
    for (const { problem } of refusals) {
      expect(problem).toMatchObject({ status: 403, code: 'number_just_given' });
      expect(problem.title).toMatch(/\d\d-\d\d \d\d:\d\d 以后/);
    }
    expect((await me('getMe')).status).toBe(200);
    world.clock.advance({ hours: 72 });
    intake = await world.staff('intake');
    await prove();
    expect((await me('sendNewPhoneCode', { body: another })).status).toBe(201);
  });

  test('is looked at by the security officer, who is told of each such change anew', async () => {
    const officer = await world.staff('security_officer');
    const giveAnother = async () => {
      const { id } = await person('又一位');
      const phone = freshNumber();
      const body = { phone, code: await codeTo(phone, 'phone_change'), ...withPaper };
      (await intake('changePhoneAtWindow', { params: { id }, body })).ok;
      const [alarm] = (await officer('listAlarms')).ok;
      return alarm ?? expect.fail('an alarm goes off');
    };
    const first = await giveAnother();
    expect(first.what.zh).toMatch(/^今天社区窗口给居民换了 \d+ 次手机号/);
    expect((await officer('seeAlarm', { params: { id: first.id } })).ok.seenAt).not.toBeNull();
    const second = await giveAnother();
    expect(second).toMatchObject({ id: first.id, seenAt: null });
    expect(second.what.zh).not.toBe(first.what.zh);
  });

  test('does not get a number of somebody else, nor one whose code was not shown', async () => {
    const { id } = await person('没拿到');
    const other = await person('别人的');
    const wrong = { phone: other.phone, code: '000000', ...withPaper };
    const params = { id };
    const guessed = await intake('changePhoneAtWindow', { params, body: wrong });
    expect(guessed.problem.code).toBe('code_wrong');
    const code = await codeTo(other.phone, 'phone_change');
    const taken = await intake('changePhoneAtWindow', { params, body: { ...wrong, code } });
    expect(taken.problem).toMatchObject({ status: 409, code: 'phone_of_other' });
  });

  test('a code that was read out at the window opens no door', async () => {
    const { phone } = await person('念出来');
    const code = await codeTo(phone, 'guardian');
    const entering = await world.anyone('signInResident', { body: { phone, code } });
    expect(entering.problem.code).toBe('code_wrong');
  });
});

/** Somebody with points who said to be under 14. */
async function doubted(name: string) {
  const kid = await person(name);
  const desk = await openDesk(world);
  const { code } = await report(kid.me);
  await walkTo('awaiting_confirmation', { desk, resident: kid.me, code });
  await world.settle();
  const body = { name, grid: grids.west, age: born(thisYear - 10), sure: true };
  expect((await kid.me('completeProfile', { body })).problem.code).toBe('under_14_at_window');
  return kid;
}

const spendableOf = async (id: string) => {
  const { rows } = await world.deps.database.pool.query(
    `select coalesce(sum(a.posted), 0)::integer as points from accounts a
     join residents r on r.county = a.county and r.holder_no = a.id >> 20 where r.id = $1`,
    [id],
  );
  return rows[0].points;
};

describe('an age in doubt', () => {
  test('is shown at the window, and ends where a paper shows an adult: everything is as before', async () => {
    const { me, phone, id } = await doubted('选错了');
    const { ageDoubtedAt } = (await intake('findAtWindow', { body: { phone } })).ok;
    expect(ageDoubtedAt).not.toBeNull();
    const dispute = aReport({ category: '070200' });
    expect((await me('reportCase', { body: dispute })).status).toBe(403);
    const body = { age: adult, ...withPaper };
    const settled = (await intake('settleAgeAtWindow', { params: { id }, body })).ok;
    expect(settled).toMatchObject({ ageClass: 'adult', ageDoubtedAt: null });
    expect((await me('getMe')).ok).toMatchObject({ ageClass: 'adult', ageInDoubt: false });
    expect((await me('reportCase', { body: dispute })).status).toBe(201);
    await world.settle();
    expect(world.messages(phone)).toContainEqual({ result: '已成年' });
    const [entry] = await entriesOf('resident.age_settled', id);
    expect(entry.details).toEqual({ paper: 'id_card', ageClass: 'adult' });
  });

  test('ends in the household of a guardian who is there: the account is closed and keeps its points', async () => {
    const { me, phone, id } = await doubted('真是孩子');
    const points = await spendableOf(id);
    expect(points).toBeGreaterThan(0);
    const mother = await person('孩子妈妈');
    (await found(mother.me)).ok;
    const guardian = {
      phone: mother.phone,
      code: await codeTo(mother.phone, 'guardian'),
      name: '小禾',
      consentVersion: currentConsent,
    };
    const body = { age: born(thisYear - 10), guardian, ...withPaper };
    const settled = (await intake('settleAgeAtWindow', { params: { id }, body })).ok;
    expect(settled).toMatchObject({ ageClass: 'under_14', ageDoubtedAt: null });
    expect((await me('getMe')).status).toBe(401);
    expect(settled.maskedPhone).toBeNull();
    expect(settled.phoneDetachedAt).not.toBeNull();
    // The number is whoever’s it is, and no way into the account of the child.
    expect(await idOf(await world.resident(phone))).not.toBe(id);
    await world.settle();
    expect(world.texts(phone).at(-1)).toContain('未满14周岁，账号停用。不是您本人去办的');
    expect(await spendableOf(id)).toBe(points);
    expect((await mine(mother.me))?.children).toMatchObject([{ name: '小禾', mine: true }]);
  });

  test('of a child who had the newcomer gift: who signs in by the same number has it once a reviewer has looked', async () => {
    const { me, phone, id } = await doubted('领过礼的孩子');
    (await me('finishTour')).ok;
    await world.settle();
    const mother = await person('领礼孩子妈妈');
    (await found(mother.me)).ok;
    const code = await codeTo(mother.phone, 'guardian');
    const guardian = { phone: mother.phone, code, name: '小礼', consentVersion: currentConsent };
    const body = { age: born(thisYear - 10), guardian, ...withPaper };
    (await intake('settleAgeAtWindow', { params: { id }, body })).ok;
    const again = await world.resident(phone);
    (await again('completeProfile', { body: { name: '又来的', grid: grids.west, age: adult } })).ok;
    (await again('finishTour')).ok;
    await world.settle();
    expect((await again('getMyPoints')).ok).toMatchObject({ spendable: 0, held: 5 });
  });

  test('of a child needs the guardian, by a code to their own phone, and leaves nothing by half', async () => {
    const { id } = await doubted('家长没来');
    const params = { id };
    const age = born(thisYear - 10);
    const alone = await intake('settleAgeAtWindow', { params, body: { age, ...withPaper } });
    expect(alone.problem).toMatchObject({ status: 422, code: 'guardian_needed' });
    const mother = await person('没有家庭');
    const there = { phone: mother.phone, name: '小禾', consentVersion: currentConsent };
    const settle = async (code: string | undefined) =>
      intake('settleAgeAtWindow', {
        params,
        body: { age, guardian: { ...there, code }, ...withPaper },
      });
    expect((await settle('000000')).problem.code).toBe('code_wrong');
    const code = await codeTo(mother.phone, 'guardian');
    expect((await settle(code)).problem.code).toBe('in_no_household');
    const { rows } = await world.deps.database.pool.query(
      'select age_class, age_doubted_at from residents where county = $1 and id = $2',
      [county, id],
    );
    expect(rows[0]).toMatchObject({ age_class: 'adult', age_doubted_at: expect.any(Date) });
  });

  test('a guardian without a household founds one and comes back with the same code, which is then spent', async () => {
    const { id } = await doubted('再来一次');
    const mother = await person('先没家庭');
    const code = await codeTo(mother.phone, 'guardian');
    const guardian = {
      phone: mother.phone,
      code,
      name: '小禾',
      consentVersion: currentConsent,
    };
    const body = { age: born(thisYear - 10), guardian, ...withPaper };
    const settle = () => intake('settleAgeAtWindow', { params: { id }, body });
    expect((await settle()).problem.code).toBe('in_no_household');
    (await found(mother.me)).ok;
    expect((await settle()).status).toBe(200);
    const other = await doubted('另一个孩子');
    const again = await intake('settleAgeAtWindow', { params: { id: other.id }, body });
    expect(again.problem.code).toBe('code_wrong');
  });

  test('a child leaves whichever household its account was in, which is on record', async () => {
    const { me, id } = await doubted('搬回家');
    // A household of somebody else, into which the account came before.
    const aunt = await person('姑姑');
    (await found(aunt.me)).ok;
    const household = (await mine(aunt.me))?.id;
    await world.deps.database.pool.query(
      'update residents set household = $3 where county = $1 and id = $2',
      [county, id, household],
    );
    const mother = await person('妈妈在场');
    (await found(mother.me)).ok;
    const guardian = {
      phone: mother.phone,
      code: await codeTo(mother.phone, 'guardian'),
      name: '小禾',
      consentVersion: currentConsent,
    };
    const body = { age: born(thisYear - 10), guardian, ...withPaper };
    (await intake('settleAgeAtWindow', { params: { id }, body })).ok;
    expect((await me('getMe')).status).toBe(401);
    expect((await mine(aunt.me))?.members).toHaveLength(1);
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select 1 from audit_entries where action = 'household.left' and object = $1`,
      [`household/${household}`],
    );
    expect(rows).toHaveLength(1);
  });

  test('that nobody doubts closes no account, whoever says to be the guardian', async () => {
    const { me, id } = await person('谁说我是孩子');
    const body = { age: born(thisYear - 10), ...withPaper };
    const closing = await intake('settleAgeAtWindow', { params: { id }, body });
    expect(closing.problem).toMatchObject({ status: 409, code: 'age_not_in_doubt' });
    expect((await me('getMe')).ok).toMatchObject({ ageClass: 'adult' });
  });

  test('of a child on the parent’s number says that this is the child’s own account', async () => {
    const { phone, id } = await doubted('用妈妈手机');
    const guardian = {
      phone,
      code: await codeTo(phone, 'guardian'),
      name: '小禾',
      consentVersion: currentConsent,
    };
    const body = { age: born(thisYear - 10), guardian, ...withPaper };
    const settling = await intake('settleAgeAtWindow', { params: { id }, body });
    expect(settling.problem).toMatchObject({ status: 409, code: 'guardian_is_child' });
  });

  test('needs grounds: blanks are none', async () => {
    const { id } = await person('没写原因');
    const body = { age: adult, paper: 'id_card', reason: '     ' };
    const settling = await intake('settleAgeAtWindow', { params: { id }, body });
    expect(settling.problem).toMatchObject({ status: 422, code: 'grounds_missing' });
  });

  test('a guardian is not made a minor at the window', async () => {
    const mother = await person('有孩子的');
    (await found(mother.me)).ok;
    const child = { name: '小禾', year: thisYear - 9, month: 5, consentVersion: currentConsent };
    (await mother.me('addChild', { body: child })).ok;
    const body = { age: born(thisYear - 15), ...withPaper };
    const refused = await intake('settleAgeAtWindow', { params: { id: mother.id }, body });
    expect(refused.problem).toMatchObject({ status: 409, code: 'guardian_is_adult' });
  });
});
