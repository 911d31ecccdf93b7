import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { leadingZeroBits, puzzleWords } from '../../../contract/puzzle.ts';
import { type Called, startTestApp, type TestApp } from '../../../test/app.ts';
import { usualLimits } from '../../app.ts';
import { usualSignInLimits } from './service.ts';

let world: TestApp;
beforeAll(async () => {
  const county = { failedPerDay: 30 };
  const address = {
    easyPerHour: 8,
    sentPerHour: 12,
    failedPerHour: 15,
    triedPerHour: 20,
    notedPerHour: 20,
  };
  const device = { ...usualSignInLimits.device, sentPerHour: 3, failedPerDay: 6 };
  world = await startTestApp({
    limits: usualLimits,
    signInLimits: { ...usualSignInLimits, county, address, device },
    trustedProxies: ['10.0.0.1'],
  });
});
afterAll(() => world.close());

let phones = 0;
const newPhone = () => `1370000${String(++phones).padStart(4, '0')}`;
interface From {
  headers?: Record<string, string>;
  address?: string;
}
const ask = (phone: string, from: From = {}, proof?: object) =>
  world.anyone('requestSignInCode', { ...from, body: { phone, ...(proof ? { proof } : {}) } });
const enter = (phone: string, code: string, from: From = {}) =>
  world.anyone('signInResident', { ...from, body: { phone, code } });
const waitOf = ({ raw }: Called<'requestSignInCode'>) => Number(raw.headers['retry-after']);
const device = (name: string): From => ({
  headers: { cookie: `pingan_device=${name.replaceAll(/\W/g, '-').padEnd(43, 'x')}` },
});
const tomorrow = () => world.clock.advance({ days: 1 });

test('the second code within a minute is refused, and says in how many seconds it is not', async () => {
  const phone = newPhone();
  await ask(phone);
  const second = await ask(phone);
  expect(second.problem).toMatchObject({ status: 429, code: 'code_just_sent' });
  expect(waitOf(second)).toBe(60);
  expect(second.problem.title).toContain('60 秒后');
  world.clock.advance({ minutes: 1 });
  expect((await ask(phone)).status).toBe(201);
});

test('the sixth code in an hour is refused, and says from what time on it is not', async () => {
  const phone = newPhone();
  for (let sent = 0; sent < 5; sent++) {
    expect((await ask(phone)).status).toBe(201);
    world.clock.advance({ minutes: 2 });
  }
  const sixth = await ask(phone);
  expect(sixth.problem.code).toBe('codes_too_many');
  expect(waitOf(sixth)).toBe(50 * 60);
  expect(sixth.problem.title).toMatch(/\d\d:\d\d 以后/);
});

test('a hundred requests at the same moment send one code to a phone', async () => {
  const phone = newPhone();
  const all = await Promise.all(Array.from({ length: 100 }, () => ask(phone)));
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('a device asks for so many phones and no more, all at the same moment or one by one', async () => {
  const from = device('one for many');
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(newPhone(), from)));
  expect(all.filter(({ status }) => status === 201)).toHaveLength(3);
  const later = await ask(newPhone(), from);
  expect(later.problem.code).toBe('codes_too_many');
  expect((await ask(newPhone(), device('another'))).status).toBe(201);
  world.clock.advance({ hours: 1 });
  expect((await ask(newPhone(), from)).status).toBe(201);
});

test('a browser without a device is given one that stays, and keeps the one it has', async () => {
  const first = await ask(newPhone());
  const cookie = first.raw.cookies.find(({ name }) => name === 'pingan_device');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie?.maxAge).toBe(400 * 24 * 3600);
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  const again = await ask(newPhone(), { headers: { cookie: `pingan_device=${cookie?.value}` } });
  expect(again.raw.cookies).toEqual([]);
  const forged = await ask(newPhone(), { headers: { cookie: 'pingan_device=short' } });
  expect(forged.raw.cookies.map(({ name }) => name)).toEqual(['pingan_device']);
});

test('an address is asked for effort and then refused; one that a stranger writes down is not counted', async () => {
  const sent = [];
  for (let turn = 0; turn < 8; turn++) sent.push(await ask(newPhone(), { address: '203.0.113.5' }));
  expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(201));
  const ninth = await ask(newPhone(), { address: '203.0.113.5' });
  expect(ninth.problem).toMatchObject({ status: 422, code: 'effort_needed' });
  const forwarded = (from: string): From => ({
    address: from,
    headers: { 'x-forwarded-for': '203.0.113.5' },
  });
  expect((await ask(newPhone(), forwarded('198.51.100.7'))).status).toBe(201);
  expect((await ask(newPhone(), forwarded('10.0.0.1'))).problem.code).toBe('effort_needed');
  for (let turn = 0; turn < 4; turn++)
    await ask(newPhone(), { address: '203.0.113.5' }, await solve({ address: '203.0.113.5' }));
  const proof = await solve({ address: '203.0.113.5' });
  const last = await ask(newPhone(), { address: '203.0.113.5' }, proof);
  expect(last.problem).toMatchObject({ status: 429, code: 'codes_too_many' });
});

test('of an IPv6 network the half that one household is given counts as one', async () => {
  for (let host = 1; host <= 8; host++) await ask(newPhone(), { address: `2001:db8:1:2::${host}` });
  const same = await ask(newPhone(), { address: '2001:db8:1:2:ffff::9' });
  expect(same.problem.code).toBe('effort_needed');
  expect((await ask(newPhone(), { address: '2001:db8:1:3::9' })).status).toBe(201);
});

async function solve(from: From = {}) {
  const { puzzle, bits } = (await world.anyone('askPuzzle', from)).ok;
  for (let answer = 0; ; answer++) {
    const hash = createHash('sha256').update(puzzleWords(puzzle, answer)).digest();
    if (leadingZeroBits(hash) >= bits) return { puzzle, answer };
  }
}

const digitsBut = (code: string, turn: number) =>
  String((Number(code) + turn) % 1_000_000).padStart(6, '0');
async function fail(phone: string, times: number, from: (turn: number) => From): Promise<string> {
  const code = (await ask(phone)).ok.demoCode ?? '';
  for (let turn = 1; turn <= times; turn++)
    expect((await enter(phone, digitsBut(code, turn), from(turn))).problem.code).toBe('code_wrong');
  return code;
}

test('after four codes with wrong tries the phone gets no fifth, until the first of them is a day old', async () => {
  tomorrow();
  const phone = newPhone();
  for (let code = 0; code < 4; code++) {
    await fail(phone, 1, (turn) => device(`tries ${code} ${turn}`));
    world.clock.advance({ hours: 2 });
  }
  const fifth = await ask(phone);
  expect(fifth.problem).toMatchObject({ status: 429, code: 'tries_too_many' });
  expect(waitOf(fifth)).toBe(16 * 3_600);
  expect(fifth.problem.title).toMatch(/10-\d\d \d\d:\d\d 以后/);
  world.clock.advance({ hours: 16 });
  expect((await ask(phone)).status).toBe(201);
});

/** Somebody signed in on this device, and is known there from now on. */
async function signedInOn(from: From): Promise<string> {
  const phone = newPhone();
  const { demoCode } = (await ask(phone, from)).ok;
  expect((await enter(phone, demoCode ?? '', from)).status).toBe(201);
  world.clock.advance({ minutes: 1 });
  return phone;
}

test('wrong codes of strangers shut nobody out of a device where they signed in before', async () => {
  tomorrow();
  const mine = device('shut out by nobody');
  const phone = await signedInOn(mine);
  for (let code = 0; code < 4; code++) {
    await fail(phone, 1, (turn) => device(`stranger ${code} ${turn}`));
    world.clock.advance({ hours: 2 });
  }
  expect((await ask(phone, device('a stranger'))).problem.code).toBe('tries_too_many');
  const { demoCode } = (await ask(phone, mine)).ok;
  for (let turn = 1; turn <= 5; turn++)
    await enter(phone, digitsBut(demoCode ?? '', turn), device(`stranger at mine ${turn}`));
  expect((await enter(phone, demoCode ?? '', device('one more stranger'))).problem.code).toBe(
    'code_wrong',
  );
  expect((await enter(phone, demoCode ?? '', mine)).status).toBe(201);
});

test('who posts wrong codes all the time shuts nobody out at an address that many share', async () => {
  tomorrow();
  const at = (name: string): From => ({ ...device(name), address: '198.51.100.42' });
  const mine = at('beside a stranger');
  const phone = await signedInOn(mine);
  for (let post = 0; post < 40; post++) await enter(newPhone(), '123456', at(`posts ${post}`));
  const { demoCode } = (await ask(phone, mine)).ok;
  expect((await enter(phone, demoCode ?? '', mine)).status).toBe(201);
});

test('strangers leave three codes of the day to the devices that are known to a phone', async () => {
  tomorrow();
  const mine = device('kept for mine');
  const phone = await signedInOn(mine);
  for (let sent = 1; sent < 7; sent++) {
    expect((await ask(phone, device(`asks for mine ${sent}`))).status).toBe(201);
    world.clock.advance({ hours: 1 });
  }
  expect((await ask(phone, device('asks again'))).problem.code).toBe('codes_too_many');
  expect((await ask(phone, mine)).status).toBe(201);
});

test('a device that is known has a measure of its own', async () => {
  tomorrow();
  const mine = device('known and wrong');
  const phone = await signedInOn(mine);
  const code = await fail(phone, 5, () => mine);
  expect((await enter(phone, digitsBut(code, 6), mine)).problem.code).toBe('code_wrong');
  expect((await enter(phone, code, mine)).problem.code).toBe('tries_too_many');
});

test('wrong posts shut out nobody else at an address, unless the codes were asked for there', async () => {
  tomorrow();
  const at = (name: string): From => ({ ...device(name), address: '198.51.100.77' });
  const mine = at('mine at the address');
  const phone = await signedInOn(mine);
  for (let guess = 0; guess < 16; guess++)
    await enter(newPhone(), '123456', at(`nothing ${guess}`));
  for (let elsewhere = 0; elsewhere < 3; elsewhere++)
    await fail(newPhone(), 5, (turn) => at(`elsewhere ${elsewhere} ${turn}`));
  const newcomer = async (name: string) => {
    const own = newPhone();
    const { demoCode } = (await ask(own, at(name))).ok;
    return enter(own, demoCode ?? '', at(name));
  };
  expect((await newcomer('a newcomer')).status).toBe(201);
  for (let here = 0; here < 3; here++) {
    const own = newPhone();
    const code = (await ask(own, at(`here ${here}`))).ok.demoCode ?? '';
    for (let turn = 1; turn <= 5; turn++)
      await enter(own, digitsBut(code, turn), at(`here ${here}`));
  }
  expect((await newcomer('the next one')).problem.code).toBe('tries_too_many');
  const { demoCode } = (await ask(phone, mine)).ok;
  expect((await enter(phone, demoCode ?? '', mine)).status).toBe(201);
});

test('tries at codes that were asked for elsewhere count where they come from, by a measure of their own', async () => {
  tomorrow();
  const at = (name: string): From => ({ ...device(name), address: '198.51.100.88' });
  for (let phone = 0; phone < 4; phone++)
    await fail(newPhone(), 5, (turn) => at(`from here ${phone} ${turn}`));
  const own = newPhone();
  const { demoCode } = (await ask(own)).ok;
  expect((await enter(own, demoCode ?? '', at('from here'))).problem.code).toBe('tries_too_many');
  expect((await enter(own, demoCode ?? '', device('from there'))).status).toBe(201);
});

test('posts at phones without a code leave so many entries an hour and address, and are all answered', async () => {
  tomorrow();
  const refused = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count
      from (select action from audit_entries union all select action from audit_waiting) entries
      where action = 'resident.sign_in_refused'`.execute(world.deps.database.read);
    return rows[0]?.count ?? 0;
  };
  const before = await refused();
  for (let post = 0; post < 30; post++) {
    const from = { ...device(`empty ${post}`), address: '198.51.100.99' };
    expect((await enter(newPhone(), '123456', from)).problem.code).toBe('code_wrong');
  }
  expect((await refused()) - before).toBe(20);
});

test('a device that was wrong too often is refused with the right code too', async () => {
  tomorrow();
  const from = device('wrong too often');
  await fail(newPhone(), 3, () => from);
  const code = await fail(newPhone(), 3, () => from);
  const phone = `1370000${String(phones).padStart(4, '0')}`;
  const right = await enter(phone, code, from);
  expect(right.problem).toMatchObject({ status: 429, code: 'tries_too_many' });
  expect((await enter(phone, code, device('the owner’s'))).status).toBe(201);
});

test('who guesses at the whole county sets off one alarm, and a code then costs effort, once each', async () => {
  tomorrow();
  for (let phone = 0; phone < 6; phone++)
    await fail(newPhone(), 5, (turn) => device(`county ${phone} ${turn}`));
  expect((await ask(newPhone())).status).toBe(201);
  await fail(newPhone(), 2, (turn) => device(`one more ${turn}`));
  const phone = newPhone();
  expect((await ask(phone)).problem).toMatchObject({ status: 422, code: 'effort_needed' });
  const proof = await solve();
  expect((await ask(phone, {}, { ...proof, answer: proof.answer + 1 })).problem.code).toBe(
    'effort_needed',
  );
  const forged = { ...proof, puzzle: proof.puzzle.replace('.17.', '.00.') };
  expect((await ask(phone, {}, forged)).problem.code).toBe('effort_needed');
  expect((await ask(phone, {}, proof)).status).toBe(201);
  expect((await ask(newPhone(), {}, proof)).problem.code).toBe('effort_needed');

  const officer = await world.staff('security_officer');
  const alarms = (await officer('listAlarms')).ok;
  expect(alarms).toHaveLength(1);
  expect(alarms[0]).toMatchObject({ seenAt: null, what: { zh: expect.stringContaining('31 次') } });
  const seen = await officer('seeAlarm', { params: { id: alarms[0]?.id ?? '' } });
  expect(seen.ok).toMatchObject({ seenBy: 'security_officer' });
  tomorrow();
  expect((await ask(newPhone())).status).toBe(201);
});

test('guesses at phones that were sent nothing call nobody to arms', async () => {
  tomorrow();
  for (let guess = 0; guess < 40; guess++) await enter(newPhone(), '123456', device(`${guess}`));
  expect((await ask(newPhone())).status).toBe(201);
});

test('a known and an unknown phone cost the same statements, sent a code or tried wrongly', async () => {
  tomorrow();
  const known = newPhone();
  const code = (await ask(known)).ok.demoCode ?? '';
  expect((await enter(known, code)).status).toBe(201);
  world.clock.advance({ minutes: 1 });
  const unknown = newPhone();
  const driver = vi.spyOn(pg.Query.prototype as unknown as { submit(): void }, 'submit');
  const statementsOf = async (work: () => Promise<unknown>) => {
    driver.mockClear();
    await work();
    return driver.mock.contexts.map((query) => (query as unknown as { text: string }).text);
  };
  const asking = await statementsOf(() => ask(known));
  expect(asking.length).toBeGreaterThan(5);
  expect(await statementsOf(() => ask(unknown))).toEqual(asking);
  const trying = await statementsOf(() => enter(known, '000000'));
  expect(trying.length).toBeGreaterThan(5);
  expect(await statementsOf(() => enter(unknown, '000000'))).toEqual(trying);
  driver.mockRestore();
});
