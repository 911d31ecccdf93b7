import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentConsent } from '../../../contract/guardian-consent.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { adult, born, found, mine, thisYear } from '../../../test/families.ts';
import { idOf } from '../../../test/holders.ts';
import { openDesk, report, walkTo } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { growUp } from '../residents/service.ts';

let world: TestApp;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

let numbers = 0;
const freshNumber = () => `1350000${String(++numbers).padStart(4, '0')}`;
const withPaper = { paper: 'id_card', reason: '号码是新买的，账号不是本人的' };

async function person(name: string, grid: string = grids.west) {
  const phone = freshNumber();
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid, age: adult } })).ok;
  return { me, phone, id: await idOf(me) };
}

async function codeTo(phone: string, purpose: string): Promise<string> {
  const { demoCode } = (await intake('sendWindowCode', { body: { phone, purpose } })).ok;
  return demoCode ?? '';
}

/** Whoever has the phone says at the window that the account is not theirs. */
async function detach({ phone }: { phone: string }, by: Caller = intake, more: object = {}) {
  const body = { phone, code: await codeTo(phone, 'phone_release'), ...withPaper, ...more };
  return by('detachPhoneAtWindow', { body });
}

const findByName = async (find: string, by: Caller = intake) =>
  (await by('findWithoutPhoneAtWindow', { body: { find } })).ok.visitors;

/** Gives an account without a number a new one, on what its owner says of it. */
async function give(id: string, known: object = {}) {
  const phone = freshNumber();
  const code = await codeTo(phone, 'phone_change');
  const body = { phone, code, ...known, ...withPaper };
  return { phone, answer: await intake('changePhoneAtWindow', { params: { id }, body }) };
}

const waysIn = async (id: string) =>
  (
    await world.deps.database.pool.query(
      `select (select count(*)::integer from identities where resident = $1) as accounts,
         (select count(*)::integer from sessions where subject = $1) as sessions,
         (select phone_index is null and phone_sealed is null from residents where id = $1) as gone`,
      [id],
    )
  ).rows[0];

describe('a number that was handed on', () => {
  test('is taken off the account of whoever had it before: every way in ends, and what it holds stays', async () => {
    const owner = await person('原主人');
    const desk = await openDesk(world);
    const { code } = await report(owner.me);
    await walkTo('awaiting_confirmation', { desk, resident: owner.me, code });
    await world.settle();
    const { spendable } = (await owner.me('getMyPoints')).ok;
    await world.deps.database.pool.query(
      `insert into identities (county, id, resident, provider, subject_index, bound_at)
       values ($1, gen_random_uuid(), $2, 'zhelibang', '\\x02', $3)`,
      [county, owner.id, world.clock.now()],
    );
    expect((await detach(owner)).ok).toEqual({ takenOff: true });
    expect((await owner.me('getMe')).status).toBe(401);
    expect(await waysIn(owner.id)).toEqual({ accounts: 0, sessions: 0, gone: true });
    const holder = await world.resident(owner.phone);
    expect(await idOf(holder)).not.toBe(owner.id);
    expect((await holder('listMyCases')).ok.cases).toEqual([]);
    // The owner comes with a paper, and everything is there.
    const [visitor] = await findByName('原主人');
    expect(visitor).toMatchObject({ id: owner.id, name: '原*人', maskedPhone: null });
    expect(visitor?.phoneDetachedAt).not.toBeNull();
    const { phone: now, answer } = await give(owner.id, { home: grids.west });
    expect(answer.ok.phoneDetachedAt).toBeNull();
    const again = await world.resident(now);
    expect(await idOf(again)).toBe(owner.id);
    expect((await again('getMyPoints')).ok.spendable).toBe(spendable);
    await world.settle();
    const told = (await again('listMyNotices')).ok.notices.map(({ words }) => words.zh);
    expect(told.some((words) => words.includes(`尾号 ${owner.phone.slice(-4)}`))).toBe(true);
    expect(await findByName('原主人')).toEqual([]);
  });

  test('is on record with the paper and sealed grounds, and asks for the phone in the hand', async () => {
    const owner = await person('有记录');
    const wrong = { phone: owner.phone, code: '000000', ...withPaper };
    const guessed = await intake('detachPhoneAtWindow', { body: wrong });
    expect(guessed.problem.code).toBe('code_wrong');
    const guardian = { ...wrong, code: await codeTo(owner.phone, 'guardian') };
    const other = await intake('detachPhoneAtWindow', { body: guardian });
    expect(other.problem.code).toBe('code_wrong');
    const blanks = { ...wrong, reason: '      ' };
    const groundless = await intake('detachPhoneAtWindow', { body: blanks });
    expect(groundless.problem.code).toBe('grounds_missing');
    expect((await owner.me('getMe')).status).toBe(200);
    world.clock.advance({ minutes: 2 });
    (await detach(owner)).ok;
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select details, reason, before_digest is not null as digested from audit_entries
       where action = 'resident.phone_detached' and object = $1`,
      [`resident/${owner.id}`],
    );
    expect(rows).toMatchObject([
      { details: { paper: 'id_card', by: 'holder', named: false }, digested: true },
    ]);
    expect(rows[0].reason).not.toContain('新买的');
  });

  test('is taken off at any window of the county, which is told nothing of whose it was', async () => {
    const owner = await person('住在东边', grids.east);
    const west = await world.staff('intake_west');
    const look = await west('findAtWindow', { body: { phone: owner.phone } });
    expect(look.problem.code).toBe('visitor_unknown');
    expect((await detach(owner, west)).ok).toEqual({ takenOff: true });
    expect((await owner.me('getMe')).status).toBe(401);
    expect(await findByName('住在东边', west)).toEqual([]);
    expect(await findByName('住在东边')).toMatchObject([{ id: owner.id }]);
  });

  test('that is on no account is said to be, and its code is not used up', async () => {
    const phone = freshNumber();
    const body = { phone, code: await codeTo(phone, 'phone_release'), ...withPaper };
    for (let times = 0; times < 2; times++) {
      const { problem } = await intake('detachPhoneAtWindow', { body });
      expect(problem).toMatchObject({ status: 409, code: 'phone_on_no_account' });
    }
  });

  test('leads whoever has it now to the window, and never into the account or to its end', async () => {
    const [one, other] = [await person('想换号'), await person('别人的账号')];
    const body = { phone: other.phone, code: await codeTo(other.phone, 'phone_change') };
    const params = { id: one.id };
    const { problem } = await intake('changePhoneAtWindow', {
      params,
      body: { ...body, ...withPaper },
    });
    expect(problem.code).toBe('phone_of_other');
    expect(problem.title).toContain('请不要登录它');
    expect(problem.title).toContain('社区窗口');
    expect(problem.title).not.toMatch(/删除|注销/);
  });
});

describe('an account without a number', () => {
  test('is found by the whole name alone and where its owner lives; the look is on record and told', async () => {
    const owner = await person('东方未明', grids.east);
    (await detach(owner)).ok;
    const west = await world.staff('intake_west');
    expect(await findByName('东方未明', west)).toEqual([]);
    for (const part of ['东方', '未明', '东方＊明']) expect(await findByName(part)).toEqual([]);
    expect(await findByName('东方 未明')).toMatchObject([{ id: owner.id }]);
    const { phone: now, answer } = await give(owner.id, { home: grids.east });
    expect(answer.status).toBe(200);
    const { looks } = (await (await world.resident(now))('listMyLooks')).ok;
    expect(looks.map(({ why }) => why.zh)).toEqual(['有人当面按姓名或办件编号找没有号码的账号']);
  });

  test('is found by what its owner is called, however long and however dotted', async () => {
    for (const [name, wanted] of [
      ['婶', '婶'],
      ['王阿姨', ' 王阿姨 '],
      ['阿依古丽·买买提', '阿依古丽•买买提'],
      ['努尔・买合木提江', '努尔 买合木提江'],
      ['Nurmuhammad Abdurahman', 'Nurmuhammad  Abdurahman'],
    ] as const) {
      const owner = await person(name);
      (await detach(owner)).ok;
      expect(await findByName(wanted), name).toMatchObject([{ id: owner.id }]);
    }
    expect(await findByName('·')).toEqual([]);
  });

  test('is found by a case that was reported there, where nobody gave a name', async () => {
    const phone = freshNumber();
    const me = await world.resident(phone);
    const id = await idOf(me);
    const [{ code }, { code: other }] = [
      await report(me),
      await report((await person('别的上报人')).me),
    ];
    expect(await findByName(code)).toEqual([]);
    (await detach({ phone })).ok;
    expect(await findByName(other)).toEqual([]);
    expect(await findByName(code.toLowerCase())).toMatchObject([{ id, name: null }]);
    const { problem } = (await give(id)).answer;
    expect(problem).toMatchObject({ status: 422, code: 'known_too_little' });
    const { phone: now, answer } = await give(id, { caseCode: code });
    expect(answer.status).toBe(200);
    expect(await idOf(await world.resident(now))).toBe(id);
  });

  test('keeps the name that is known at the window where it has none, and no other', async () => {
    const [nameless, named] = [freshNumber(), await person('自己填的')];
    const id = await idOf(await world.resident(nameless));
    (await detach({ phone: nameless }, intake, { owner: ' 石榴 ' })).ok;
    (await detach(named, intake, { owner: '别人填的' })).ok;
    expect(await findByName('石榴')).toMatchObject([{ id }]);
    expect(await findByName('别人填的')).toEqual([]);
    expect(await findByName('自己填的')).toMatchObject([{ id: named.id }]);
    // Neither a home nor a case stands there: nothing more could be compared.
    expect((await give(id)).answer.status).toBe(200);
  });

  test('gets a number for whoever says one thing more than the name, and not for a namesake', async () => {
    const owner = await person('同名同姓', grids.east);
    const { code } = await report(owner.me);
    const { code: other } = await report((await person('另一位')).me);
    (await detach(owner)).ok;
    for (const known of [
      {},
      { home: grids.west },
      { caseCode: other },
      { home: grids.west, caseCode: code },
    ]) {
      const { problem } = (await give(owner.id, known)).answer;
      expect(problem.code).toBe('known_too_little');
    }
    expect((await give(owner.id, { caseCode: code })).answer.status).toBe(200);
  });

  test('is not found by a name as long as it has a number', async () => {
    await person('有号码的');
    expect(await findByName('有号码的')).toEqual([]);
  });
});

describe('the number of a child’s account', () => {
  /** Somebody with a past who said to be under 14. */
  async function doubted(name: string) {
    const kid = await person(name);
    await report(kid.me);
    const body = { name, grid: grids.west, age: born(thisYear - 10), sure: true };
    expect((await kid.me('completeProfile', { body })).problem.code).toBe('under_14_at_window');
    return kid;
  }

  async function settle(id: string, guardian: { phone: string }, year: number) {
    const there = {
      phone: guardian.phone,
      code: await codeTo(guardian.phone, 'guardian'),
      name: '小禾',
      consentVersion: currentConsent,
    };
    const body = { age: born(year), guardian: there, ...withPaper };
    return intake('settleAgeAtWindow', { params: { id }, body });
  }

  test('that is the parent’s is taken off first; the parent then signs in by it and takes the child in', async () => {
    const kid = await doubted('借妈妈手机');
    expect((await settle(kid.id, kid, thisYear - 10)).problem.code).toBe('guardian_is_child');
    world.clock.advance({ minutes: 2 });
    (await detach(kid)).ok;
    const mother = await world.resident(kid.phone);
    const profile = { name: '手机是我的', grid: grids.west, age: adult };
    (await mother('completeProfile', { body: profile })).ok;
    (await found(mother)).ok;
    const [visitor] = await findByName('借妈妈手机');
    expect(visitor).toMatchObject({ id: kid.id });
    (await settle(kid.id, kid, thisYear - 10)).ok;
    expect((await mine(mother))?.children).toMatchObject([{ name: '小禾' }]);
    expect((await mother('getMe')).status).toBe(200);
  });

  test('is given anew at 14, and not before', async () => {
    const kid = await doubted('快十四了');
    const mother = await person('快十四妈妈');
    (await found(mother.me)).ok;
    (await settle(kid.id, mother, thisYear - 13)).ok;
    const early = (await give(kid.id, { home: grids.west })).answer;
    expect(early.problem).toMatchObject({ status: 409, code: 'closed_until_14' });
    world.clock.advance({ minutes: 2 });
    const again = await settle(kid.id, mother, thisYear - 13);
    expect(again.problem).toMatchObject({ status: 409, code: 'closed_until_14' });
    world.clock.advance({ days: 120 });
    await growUp(world.deps);
    intake = await world.staff('intake');
    const { phone: now, answer } = await give(kid.id, { home: grids.west });
    expect(answer.status).toBe(200);
    const me = await world.resident(now);
    expect(await idOf(me)).toBe(kid.id);
    expect((await me('getMe')).ok).toMatchObject({ ageClass: '14_17' });
  });

  test('that only reported is kept with what the guardian calls it, and its going is on record', async () => {
    const me = await world.resident(freshNumber());
    const id = await idOf(me);
    await report(me);
    const body = { age: born(thisYear - 10), sure: true };
    expect((await me('completeProfile', { body })).problem.code).toBe('under_14_at_window');
    const mother = await person('没名字的妈妈');
    (await found(mother.me)).ok;
    (await settle(id, mother, thisYear - 10)).ok;
    expect(await findByName('小禾')).toMatchObject([{ id }]);
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select details from audit_entries where action = 'resident.phone_detached' and object = $1`,
      [`resident/${id}`],
    );
    expect(rows).toEqual([{ details: { paper: 'id_card', by: 'age_settled', named: true } }]);
  });
});
