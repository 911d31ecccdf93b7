import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids } from '../../../test/county.ts';
import { idOf } from '../../../test/holders.ts';
import { report } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

let numbers = 0;
/** A number that nobody has. */
const freshNumber = () => `1360000${String(++numbers).padStart(4, '0')}`;

async function person(phone: string, name = '何迁'): Promise<Caller> {
  const me = await world.resident(phone);
  (await me('completeProfile', { body: { name, grid: grids.west } })).ok;
  return me;
}

/** Shows a code to the phone of now, as the screen asks for it first. */
async function prove(me: Caller): Promise<void> {
  const { demoCode } = (await me('sendMyCode', { body: {} })).ok;
  (await me('proveMyself', { body: { code: demoCode } })).ok;
}

async function changeTo(me: Caller, phone: string) {
  const { demoCode: code } = (await me('sendNewPhoneCode', { body: { phone } })).ok;
  return me('changeMyPhone', { body: { phone, code } });
}

const signInBy = async (phone: string) => idOf(await world.resident(phone));

describe('a resident with a new number', () => {
  test('changes to it by a code to each, and finds everything as it was', async () => {
    const [old, now] = [freshNumber(), freshNumber()];
    const me = await person(old);
    const { code } = await report(me);
    const id = await idOf(me);
    await prove(me);
    const changed = (await changeTo(me, now)).ok;
    expect(changed.maskedPhone).toBe(`${now.slice(0, 3)}****${now.slice(-4)}`);
    expect(await signInBy(now)).toBe(id);
    expect((await me('listMyCases')).ok.cases.map((one) => one.code)).toEqual([code]);
    // The number of before is somebody new's.
    expect(await signInBy(old)).not.toBe(id);
  });

  test('stays signed in here, and every other device is signed out', async () => {
    const [old, now] = [freshNumber(), freshNumber()];
    const me = await person(old);
    const tablet = await world.resident(old);
    await prove(me);
    (await changeTo(me, now)).ok;
    expect((await me('getMe')).status).toBe(200);
    expect((await tablet('getMe')).problem).toMatchObject({ status: 401, code: 'signed_out' });
  });

  test('is told at both numbers and in the app, and the audit has it without a number', async () => {
    const [old, now] = [freshNumber(), freshNumber()];
    const me = await person(old);
    const id = await idOf(me);
    await prove(me);
    (await changeTo(me, now)).ok;
    await world.settle();
    for (const phone of [old, now])
      expect(world.messages(phone).at(-1), phone).toEqual({ tail: now.slice(-4) });
    const { notices } = (await me('listMyNotices')).ok;
    expect(notices[0]?.words.zh).toContain(now.slice(-4));
    await chainAll(world.deps);
    const { rows } = await world.deps.database.pool.query(
      `select * from audit_entries where action = 'resident.phone_changed' and object = $1`,
      [`resident/${id}`],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor: id, details: { by: 'self' } });
    const written = Object.values(rows[0] ?? {}).map((value) =>
      typeof value === 'bigint' ? '' : JSON.stringify(value),
    );
    for (const phone of [old, now]) expect(written.join()).not.toContain(phone);
  });

  test('asked again because the answer was lost, it is answered the same', async () => {
    const [old, now] = [freshNumber(), freshNumber()];
    const me = await person(old);
    await prove(me);
    const { demoCode: code } = (await me('sendNewPhoneCode', { body: { phone: now } })).ok;
    const body = { phone: now, code };
    const first = (await me('changeMyPhone', { body })).ok;
    expect((await me('changeMyPhone', { body })).ok).toEqual({
      ...first,
      unreadNotices: expect.any(Number),
    });
    await world.settle();
    expect(world.messages(now).filter(({ tail }) => tail !== undefined)).toHaveLength(1);
  });

  test('two changes at once: one number is theirs, and the other is free', async () => {
    const [old, one, other] = [freshNumber(), freshNumber(), freshNumber()];
    const me = await person(old);
    const id = await idOf(me);
    await prove(me);
    const codes = await Promise.all(
      [one, other].map(async (phone) => {
        const { demoCode } = (await me('sendNewPhoneCode', { body: { phone } })).ok;
        return { phone, code: demoCode };
      }),
    );
    const answers = await Promise.all(codes.map((body) => me('changeMyPhone', { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const whose = [await signInBy(one), await signInBy(other)];
    expect(whose.filter((found) => found === id)).toHaveLength(1);
  });
});

describe('nobody', () => {
  test('changes a number without a code to the one of before', async () => {
    const me = await person(freshNumber());
    const phone = freshNumber();
    const asked = await me('sendNewPhoneCode', { body: { phone } });
    expect(asked.problem).toMatchObject({ status: 403, code: 'code_needed' });
    const changing = await me('changeMyPhone', { body: { phone, code: '000000' } });
    expect(changing.problem).toMatchObject({ status: 403, code: 'code_needed' });
    expect(world.messages(phone)).toEqual([]);
  });

  test('learns whether a number is registered: not by asking for a code, nor by a wrong one', async () => {
    const [taken, free] = [freshNumber(), freshNumber()];
    await person(taken, '别人');
    const me = await person(freshNumber());
    await prove(me);
    const seen = [];
    for (const phone of [taken, free]) {
      const sent = await me('sendNewPhoneCode', { body: { phone } });
      const wrong = sent.ok.demoCode === '111111' ? '222222' : '111111';
      const tried = await me('changeMyPhone', { body: { phone, code: wrong } });
      const { demoCode, ...answer } = sent.ok;
      expect(demoCode).toMatch(/^\d{6}$/);
      expect(tried.problem.code).toBe('code_wrong');
      seen.push({ sent: sent.status, answer, tried: tried.problem });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('takes a number that has an account: only after its code was shown they are told, kindly', async () => {
    const taken = freshNumber();
    const other = await idOf(await person(taken, '别人'));
    const old = freshNumber();
    const me = await person(old);
    await prove(me);
    const refused = await changeTo(me, taken);
    expect(refused.problem).toMatchObject({ status: 409, code: 'phone_of_other' });
    expect(refused.problem.title).toContain('不是您的');
    expect(await signInBy(taken)).toBe(other);
    expect(await signInBy(old)).toBe(await idOf(me));
  });

  test('changes by a code that was sent to sign in, nor signs in by one that was sent to change', async () => {
    const phone = freshNumber();
    const me = await person(freshNumber());
    await prove(me);
    const { demoCode: toSignIn } = (await world.anyone('requestSignInCode', { body: { phone } }))
      .ok;
    const changing = await me('changeMyPhone', { body: { phone, code: toSignIn } });
    expect(changing.problem.code).toBe('code_wrong');
    const { demoCode: toChange } = (await me('sendNewPhoneCode', { body: { phone } })).ok;
    const entering = await world.anyone('signInResident', { body: { phone, code: toChange } });
    expect(entering.problem.code).toBe('code_wrong');
  });

  test('is sent a code to the number that they have already', async () => {
    const phone = freshNumber();
    const me = await person(phone);
    await prove(me);
    const asked = await me('sendNewPhoneCode', { body: { phone } });
    expect(asked.problem).toMatchObject({ status: 422, code: 'phone_is_yours' });
  });
});

test('number and index change together: where the one cannot be written, the other is as it was', async () => {
  const [old, now] = [freshNumber(), freshNumber()];
  const me = await person(old);
  const id = await idOf(me);
  const { pool } = world.deps.database;
  const row = async () =>
    (
      await pool.query(
        'select phone_sealed, phone_index from residents where county = $1 and id = $2',
        [county, id],
      )
    ).rows[0];
  const before = await row();
  await prove(me);
  const { demoCode: code } = (await me('sendNewPhoneCode', { body: { phone: now } })).ok;
  await pool.query(
    `create function no_more_messages() returns trigger language plpgsql as
     $$ begin raise exception 'no room'; end $$`,
  );
  await pool.query(
    `create trigger no_more_messages before insert on outbox
     for each row when (new.topic = 'phone_changed') execute function no_more_messages()`,
  );
  expect((await me('changeMyPhone', { body: { phone: now, code } })).status).toBe(500);
  expect(await row()).toEqual(before);
  await pool.query('drop trigger no_more_messages on outbox');
  expect((await me('changeMyPhone', { body: { phone: now, code } })).status).toBe(200);
});

test('both numbers are told once, also where the provider takes one message a minute', async () => {
  const slow = await startTestApp({ flowControl: true });
  try {
    const [old, now] = [freshNumber(), freshNumber()];
    const me = await slow.resident(old);
    slow.clock.advance({ minutes: 2 });
    await prove(me);
    slow.clock.advance({ minutes: 2 });
    (await changeTo(me, now)).ok;
    const told = () =>
      [old, now].map((phone) => slow.messages(phone).filter(({ tail }) => tail).length);
    // The new number got its code a moment ago.
    await slow.settle();
    await slow.settle();
    expect(told()).toEqual([1, 0]);
    slow.clock.advance({ minutes: 2 });
    await slow.settle();
    await slow.settle();
    expect(told()).toEqual([1, 1]);
  } finally {
    await slow.close();
  }
});
