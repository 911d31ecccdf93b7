import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county, password, people, staffId, totpKey } from '../../../test/county.ts';
import { untilOneWaits } from '../../../test/waiting.ts';
import { forgetOld } from '../../platform/forget.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope } from '../../platform/scope.ts';
import { mostFailures } from './decide.ts';
import { type ProvedBy, proveByCode } from './proof.ts';
import { totpCode } from './totp.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const start = (login: string, given = password) =>
  world.anyone('startStaffSignIn', { body: { login, password: given } });
const finish = (ticket: string, code: string, headers: Record<string, string> = {}) =>
  world.anyone('finishStaffSignIn', { body: { ticket, code }, headers });

/** The code that the app shows, in a half minute in which nobody has used it. */
const nextCode = () => {
  world.clock.advance({ minutes: 1 });
  return totpCode(totpKey, world.clock.now());
};

async function ticketOf(login: string): Promise<string> {
  const { ok } = await start(login);
  if (ok.next === 'enrolment') throw new Error(`${login} has no second factor`);
  return ok.ticket;
}

/** A browser is told apart from the first try on; that opens nothing. */
const sessionsOf = <C extends { name: string }>(cookies: readonly C[]) =>
  cookies.filter(({ name }) => !name.endsWith('pingan_device'));

const failuresOf = (login: string) =>
  world.deps.database.read
    .selectFrom('sign_in_failures')
    .select('failures')
    .where('login_index', '=', world.deps.cipher.blindIndex(login, 'staff.login'))
    .executeTakeFirst();

test('password and code open a session that says roles and areas', async () => {
  const begun = await start('both');
  expect(begun.ok).toMatchObject({ next: 'code' });
  // Half the way opens nothing.
  expect(sessionsOf(begun.raw.cookies)).toEqual([]);
  const ticket = begun.ok.next === 'enrolment' ? '' : begun.ok.ticket;
  const { ok, raw } = await finish(ticket, nextCode());
  expect(ok).toMatchObject({ name: 'both', login: 'both', unit: { zh: 'west 中队' } });
  expect(ok.roles.map(({ role }) => role).sort()).toEqual(['reviewer', 'unit_handler']);
  const [cookie] = sessionsOf(raw.cookies);
  expect(cookie).toMatchObject({ name: 'pingan_staff', httpOnly: true, sameSite: 'Lax' });
  const kept = await world.deps.database.read.selectFrom('sessions').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(cookie?.value);
});

test('a wrong password and an unknown login are answered with the same words', async () => {
  const known = await start('intake', 'not the password');
  const unknown = await start('nobody at all', 'not the password');
  expect(known.problem).toMatchObject({ status: 422, code: 'sign_in_wrong' });
  expect(unknown.raw.body).toBe(known.raw.body);
  expect(sessionsOf(known.raw.cookies)).toEqual([]);
});

test('the answer to an unknown login takes as long as to a wrong password', async () => {
  const timed = async (login: string) => {
    const begun = performance.now();
    await start(login, 'not the password');
    return performance.now() - begun;
  };
  const ratios: number[] = [];
  for (let turn = 0; turn < 3; turn++)
    ratios.push((await timed('intake_west')) / (await timed('nobody here either')));
  const median = ratios.sort((a, b) => a - b)[1] ?? 0;
  // Skipping the hash would make it more than ten times as fast.
  expect(median).toBeGreaterThan(0.2);
  expect(median).toBeLessThan(5);
});

test('five wrong passwords pause a login, known or not, and the right one waits too', async () => {
  for (const login of ['dispatcher', 'no such person']) {
    for (let wrong = 0; wrong < 5; wrong++)
      expect((await start(login, 'not the password')).problem.code).toBe('sign_in_wrong');
    const paused = await start(login);
    expect(paused.problem).toMatchObject({ status: 429, code: 'sign_in_paused' });
    expect(paused.problem.title).toContain('1 分钟');
    expect(paused.raw.headers['retry-after']).toBe('60');
  }
  world.clock.advance({ minutes: 1 });
  expect((await start('dispatcher')).ok).toMatchObject({ next: 'code' });
});

test('the pause grows, and only a whole sign-in wipes the slate', async () => {
  for (let wrong = 0; wrong < 5; wrong++) await start('leader', 'not the password');
  world.clock.advance({ minutes: 1 });
  const ticket = await ticketOf('leader');
  expect((await finish(ticket, '000000')).problem.code).toBe('code_wrong');
  const paused = await finish(ticket, nextCode());
  expect(paused.problem).toMatchObject({ status: 429, code: 'sign_in_paused' });
  world.clock.advance({ minutes: 2 });
  expect((await finish(ticket, nextCode())).status).toBe(201);
  expect(await failuresOf('leader')).toBeUndefined();
});

test('twenty guesses at once are counted one by one: five are tried, the others wait', async () => {
  const guesses = Array.from({ length: 20 }, () => start('treasurer', 'not the password'));
  const codes = (await Promise.all(guesses)).map(({ problem }) => problem.code);
  expect(codes.filter((code) => code === 'sign_in_wrong')).toHaveLength(5);
  expect(codes.filter((code) => code === 'sign_in_paused')).toHaveLength(15);
});

test('after a hundred failures in a row the right password does not help any more', async () => {
  await start('rule_owner_west', 'not the password');
  await world.deps.database.read
    .updateTable('sign_in_failures')
    .set({ failures: mostFailures - 1, paused_until: null })
    .where('login_index', '=', world.deps.cipher.blindIndex('rule_owner_west', 'staff.login'))
    .execute();
  expect((await start('rule_owner_west', 'nor is it this')).problem.code).toBe('sign_in_wrong');
  world.clock.advance({ days: 30 });
  expect((await start('rule_owner_west')).problem.code).toBe('sign_in_locked');
});

test('what a stranger types as a login is not kept', async () => {
  await start('my password by mistake', 'not the password');
  const rows = await world.deps.database.read.selectFrom('sign_in_failures').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('mistake');
});

test('a code is good once, also for the next sign-in in the same half minute', async () => {
  const code = nextCode();
  expect((await finish(await ticketOf('auditor'), code)).status).toBe(201);
  const again = await finish(await ticketOf('auditor'), code);
  expect(again.problem).toMatchObject({ status: 422, code: 'code_used' });
});

test('two who show the same code at once: it is good for the first', async () => {
  const proving = {
    deps: { ...world.deps, relyingParty: undefined },
    scope: jobScope(county, 'test'),
  };
  const shown = { staff: staffId('reviewer'), code: nextCode() };
  const { read, transact } = world.deps.database;
  let second: Promise<ProvedBy | Refusal> | undefined;
  const first = await transact(async (tx) => {
    const by = await proveByCode(tx, proving, shown);
    second = transact((other) => proveByCode(other, proving, shown));
    await untilOneWaits(read);
    return by;
  });
  expect(first).toBe('totp');
  expect(await second).toMatchObject({ code: 'code_used' });
});

test('a ticket is good once and for ten minutes', async () => {
  const ticket = await ticketOf('handler_west');
  expect((await finish(ticket, nextCode())).status).toBe(201);
  expect((await finish(ticket, nextCode())).problem.code).toBe('ticket_over');
  const late = await ticketOf('handler_west');
  world.clock.advance({ minutes: 10 });
  expect((await finish(late, nextCode())).problem.code).toBe('ticket_over');
  expect((await finish('x'.repeat(43), nextCode())).problem.code).toBe('ticket_over');
});

test('somebody with a password from before there were second factors sets one up', async () => {
  await world.deps.database.read
    .deleteFrom('staff_factors')
    .where('staff', '=', staffId('rule_owner_second'))
    .execute();
  const { ok } = await start('rule_owner_second');
  if (ok.next !== 'enrolment') throw new Error('no enrolment');
  const { ticket, totp } = ok.enrolment;
  world.clock.advance({ minutes: 1 });
  const code = totpCode(totp.key, world.clock.now());
  const done = await world.anyone('finishEnrolment', { body: { ticket, code } });
  expect(done.ok.recoveryCodes).toHaveLength(10);
  expect((await start('rule_owner_second')).ok.next).toBe('code');
});

test('half an hour without work ends the session; work prolongs it, for one working day', async () => {
  const intake = await world.staff('intake');
  world.clock.advance({ minutes: 31 });
  expect((await intake('getStaffMe')).problem).toMatchObject({ status: 401, code: 'signed_out' });
  const busy = await world.staff('intake');
  for (let half = 0; half < 23; half++) {
    world.clock.advance({ minutes: 30 });
    expect((await busy('getStaffMe')).status).toBe(200);
  }
  world.clock.advance({ minutes: 30 });
  expect((await busy('getStaffMe')).problem.code).toBe('signed_out');
});

test('signing out ends this session and no other', async () => {
  const [here, there] = [await world.staff('intake'), await world.staff('intake')];
  expect((await here('signOutStaff')).ok).toEqual({ signedOut: true });
  expect((await here('getStaffMe')).problem.code).toBe('signed_out');
  expect((await there('getStaffMe')).status).toBe(200);
});

test('signing in on top of another session ends that one', async () => {
  const { call, token } = await world.sitDown('reviewer_east');
  const ticket = await ticketOf('both');
  const headers = { cookie: `pingan_staff=${token}` };
  expect((await finish(ticket, nextCode(), headers)).status).toBe(201);
  expect((await call('getStaffMe')).problem.code).toBe('signed_out');
});

test('outside the demo nobody comes in by a tap', async () => {
  for (const login of Object.keys(people)) {
    const tapped = await world.anyone('signInDemoStaff', { body: { login } });
    expect(tapped.problem).toMatchObject({ status: 404, code: 'demo_only' });
    expect(sessionsOf(tapped.raw.cookies)).toEqual([]);
  }
});

test('in the demo a tap lets in whom the sign-in shows, without a second factor', async () => {
  const person = { login: 'rule_owner', name: 'rule_owner', role: 'rule_owner', password };
  const demo = await startTestApp({
    secure: true,
    demoSignIns: (asked) =>
      asked === county ? { residents: [], staff: [person], code: '000000' } : undefined,
  });
  const tapped = await demo.anyone('signInDemoStaff', { body: { login: 'rule_owner' } });
  expect(tapped.ok).toMatchObject({ name: 'rule_owner' });
  // Behind https the cookie is bound to this host and sent encrypted only.
  const [set] = sessionsOf(tapped.raw.cookies);
  expect(set).toMatchObject({ name: '__Host-pingan_staff', secure: true, path: '/' });
  expect(set).not.toHaveProperty('domain');
  const cookie = `__Host-pingan_staff=${set?.value}`;
  const renewed = await demo.anyone('renewRecoveryCodes', { headers: { cookie } });
  expect(renewed.problem.code).toBe('step_up_needed');
  const other = await demo.anyone('signInDemoStaff', { body: { login: 'intake' } });
  expect(other.problem.code).toBe('demo_only');
  await demo.close();
});

test('a failed try is forgotten after two days, ten in a row after twenty, whoever has the login', async () => {
  const logins = ['a stranger', 'security_officer'];
  for (const login of logins) await start(login, 'not the password');
  world.clock.advance({ days: 3 });
  await forgetOld(world.deps);
  for (const login of logins) expect(await failuresOf(login)).toBeUndefined();
  for (const login of logins) {
    await start(login, 'not the password');
    await world.deps.database.read
      .updateTable('sign_in_failures')
      .set({ failures: 10 })
      .where('login_index', '=', world.deps.cipher.blindIndex(login, 'staff.login'))
      .execute();
  }
  world.clock.advance({ days: 19 });
  await forgetOld(world.deps);
  for (const login of logins) expect(await failuresOf(login)).toEqual({ failures: 10 });
  world.clock.advance({ days: 2 });
  await forgetOld(world.deps);
  for (const login of logins) expect(await failuresOf(login)).toBeUndefined();
  expect(
    await world.deps.database.read.selectFrom('sign_in_tickets').select('purpose').execute(),
  ).toEqual([]);
});

test('every sign-in is in the audit: what was right, what was refused, and of whom', async () => {
  const of = async (login: string) => {
    const rows = await world.deps.database.read
      .selectFrom('audit_waiting')
      .select(['action', 'at'])
      .where('object', 'like', `%${staffId(login)}%`)
      .execute();
    return rows.map(({ action }) => action);
  };
  await start('rule_owner', 'not the password');
  const ticket = await ticketOf('rule_owner');
  await finish(ticket, '000000');
  expect((await finish(ticket, nextCode())).status).toBe(201);
  const entries = await of('rule_owner');
  expect(entries).toEqual(
    expect.arrayContaining(['staff.password_passed', 'staff.sign_in_refused', 'staff.signed_in']),
  );
});

test('a password does not grow old: years later it is asked for no change', async () => {
  world.clock.advance({ days: 3 * 365 });
  expect((await start('both')).ok).toMatchObject({ next: 'code' });
});
