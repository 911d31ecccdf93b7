import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Called, makePhoto, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, password, totpKey } from '../../../test/county.ts';
import { totpCode } from '../../features/sign-ins/service.ts';

/* Canaries go through the whole application while it writes down everything it can. */

const lines: string[] = [];
let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ logTo: { write: (line) => void lines.push(line) } });
});
afterAll(() => world.close());

/** What was sent, given out or shown, and must stand in no line. */
const secrets = new Map<string, string>();
const keep = (what: string, secret: string | undefined) => {
  expect(secret?.length ?? 0, what).toBeGreaterThan(3);
  secrets.set(what, secret ?? '');
  return secret ?? '';
};
const keepCookies = (what: string, { raw }: Pick<Called<'getMe'>, 'raw'>) => {
  for (const { name, value } of raw.cookies) keep(`${what}: ${name}`, value);
  return { cookie: raw.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
};

const phone = keep('phone', '13871234987');
const name = keep('name', '欧阳静姝的全名');
const words = keep('words', '三单元的老周昨夜又喝多了');
const { anyone } = { anyone: ((...given) => world.anyone(...given)) as TestApp['anyone'] };

async function asResident(): Promise<void> {
  const sent = await anyone('requestSignInCode', { body: { phone } });
  const code = keep('code', sent.ok.demoCode);
  const wrong = keep('wrong code', code === '571934' ? '571935' : '571934');
  await anyone('signInResident', { body: { phone, code: wrong } });
  const headers = keepCookies(
    'resident',
    await anyone('signInResident', { body: { phone, code } }),
  );
  await anyone('completeProfile', { body: { name, grid: grids.west }, headers });
  await anyone('reportCase', { body: { words, place: '老街 29 号', photoIds: [] }, headers });
  await anyone('uploadPhoto', { file: await makePhoto(5), headers });
  await anyone('getMe', {
    headers: { cookie: `pingan_resident=${keep('made-up token', 'made-up-4f1d9c')}` },
  });
}

async function atADesk(): Promise<void> {
  const login = 'intake';
  await anyone('startStaffSignIn', {
    body: { login, password: keep('wrong password', 'wrong horse battery') },
  });
  const begun = await anyone('startStaffSignIn', {
    body: { login, password: keep('password', password) },
  });
  const ticket = keep('ticket', begun.ok.next === 'code' ? begun.ok.ticket : undefined);
  const code = keep('TOTP code', totpCode(keep('TOTP key', totpKey), world.clock.now()));
  const headers = keepCookies(
    'desk',
    await anyone('finishStaffSignIn', { body: { ticket, code } }),
  );
  await anyone('listCases', { body: { find: keep('search', '老周昨夜') }, headers });
}

async function invited(): Promise<void> {
  const administrator = await world.staff('administrator');
  const body = { name: '林素问', login: 'new.person', unit: null, roles: [] };
  const roles = [{ role: 'intake' as const, area: `${county}000000` }];
  const { ok } = await administrator('inviteStaff', { body: { ...body, roles } });
  const code = keep('invitation', ok.invitation.code);
  const good = keep('new password', '巷口那棵老槐树下有三盏灯');
  const { ticket, totp } = (await anyone('startEnrolment', { body: { code, password: good } })).ok;
  const shown = totpCode(keep('new TOTP key', totp.key), world.clock.now());
  const done = await anyone('finishEnrolment', { body: { ticket, code: shown } });
  for (const [at, one] of done.ok.recoveryCodes.entries()) keep(`recovery code ${at}`, one);
  keepCookies('new desk', done);
}

/** What cannot be read, cannot be kept, or fails in the middle is where errors quote what they got. */
async function goingWrong(): Promise<void> {
  const url = `/api/${county}/sign-in/sessions`;
  const headers = { 'content-type': 'application/json' };
  const payload = `{"phone":"${phone}","code":"${secrets.get('code')}" oops`;
  await world.app.inject({ method: 'POST', url, headers, payload });
  await world.app.inject({ method: 'POST', url: `${url}?phone=${phone}`, headers, payload: '[]' });
  const { transact } = world.deps.database;
  world.deps.database.transact = () => {
    const quoted = Object.assign(
      new Error('duplicate key value violates unique constraint "phones"'),
      {
        code: '23505',
        detail: `Key (phone)=(${phone}) already exists.`,
      },
    );
    return Promise.reject(quoted);
  };
  await anyone('requestSignInCode', { body: { phone } });
  world.deps.database.transact = transact;
  world.deps.log.error(
    { err: new SyntaxError(`Unexpected token, "${words}" is not valid JSON`) },
    'outbox',
  );
}

test('with everything written down, no secret and nothing of a person stands in the log', async () => {
  await asResident();
  await atADesk();
  await invited();
  await goingWrong();
  const log = lines.join('\n');
  expect(lines.length).toBeGreaterThan(30);
  expect(log).toContain(`"url":"/api/${county}/sign-in/sessions"`);
  expect(log).toContain('request failed');
  for (const [what, secret] of secrets) {
    expect(log, what).not.toContain(secret);
    expect(log, what).not.toContain(encodeURIComponent(secret));
    expect(log, what).not.toContain(JSON.stringify(secret).slice(1, -1));
  }
  expect(secrets.size).toBeGreaterThan(25);
});

test('a canary that does fly is seen: the search above would find it', () => {
  const log = lines.join('\n');
  world.deps.log.warn({ phone }, 'written on purpose');
  expect(log).not.toContain(phone);
  expect(lines.join('\n')).toContain(phone);
});

test('every line of the requests says when, how grave, which request, and what came of it', () => {
  const requests = lines.map((line) => JSON.parse(line)).filter(({ reqId }) => reqId !== undefined);
  expect(requests.length).toBeGreaterThan(20);
  for (const line of requests)
    expect(line).toMatchObject({ time: expect.any(Number), level: expect.any(Number) });
  expect(requests.some(({ res }) => res?.statusCode === 201)).toBe(true);
});
