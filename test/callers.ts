import type { FastifyInstance } from 'fastify';
import type { RouteSpec } from '../contract/route.ts';
import { contract } from '../contract/table.ts';
import type { SealDeps } from '../server/features/seals/service.ts';
import { hashToken, openSession } from '../server/platform/sessions.ts';
import type { Called, Caller, CallInput, Served, TestApp } from './app.ts';
import { county, staffId } from './county.ts';

/** What the last request failed of that nobody foresaw: its answer tells no caller, a red test should. */
export const lastFailure = {
  told: '',
  onLine: (_line: string): void => {},
  write(line: string) {
    this.told = line;
    this.onLine(line);
  },
};

/** Everybody who can call: nobody in particular, residents by their phone, staff at their desks. */
export function callersOf(
  app: FastifyInstance,
  { deps, phones }: { deps: SealDeps; phones: { next: number } },
): Pick<Served, 'anyone' | 'resident' | 'staff' | 'sitDown'> {
  const anyone = callerOf(app, '');
  return {
    anyone,
    resident: async (phone = `1380000${String(phones.next++).padStart(4, '0')}`) => {
      const sent = await anyone('requestSignInCode', { body: { phone } });
      const code = sent.ok.demoCode;
      const signedIn = await anyone('signInResident', { body: { phone, code } });
      return callerOf(app, cookieOf(signedIn.raw));
    },
    ...desksOf(app, deps),
  };
}

/** How members of staff sit down without the sign-in, which has tests of its own. */
function desksOf(app: FastifyInstance, deps: SealDeps): Pick<TestApp, 'staff' | 'sitDown'> {
  const { database, clock } = deps;
  const sitDown: TestApp['sitDown'] = async (person, { proved = true } = {}) => {
    const session = { county, kind: 'staff', subject: staffId(person), proved } as const;
    const token = await database.transact((tx) => openSession(tx, deps, session));
    return { call: callerOf(app, `pingan_staff=${token}`), token };
  };
  /** What showing a second factor leaves behind. */
  const prove = (token: string) =>
    database.read
      .updateTable('sessions')
      .set({ proved_at: clock.now() })
      .where('token_hash', '=', hashToken(token))
      .execute();
  return {
    sitDown,
    staff: async (person) => {
      const { call, token } = await sitDown(person);
      return async (name, input) => {
        const called = await call(name, input);
        if (called.raw.statusCode !== 403 || called.problem.code !== 'step_up_needed')
          return called;
        await prove(token);
        return call(name, input);
      };
    },
  };
}

function cookieOf(answer: Called<'getMe'>['raw']): string {
  const [cookie] = answer.cookies;
  if (cookie === undefined) throw new Error(`no session: ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}

let requests = 0;

/** Calls routes of the contract as somebody; the request id is a new one unless given. */
export function callerOf(app: FastifyInstance, signedIn: string, inCounty = county): Caller {
  let cookie = signedIn;
  return async (name, input = {}) => {
    const spec: RouteSpec = contract[name];
    const params: Record<string, string> = { county: String(inCounty), ...input.params };
    const path = spec.path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(params[key] ?? ''),
    );
    const { payload, headers } = bodyOf(input);
    const raw = await app.inject({
      method: spec.method,
      url: `/api${path}`,
      ...(input.query ? { query: input.query } : {}),
      headers: {
        ...headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(spec.policy.idempotent
          ? { 'idempotency-key': input.requestId ?? `test-request-${++requests}` }
          : {}),
        ...input.headers,
      },
      ...(payload === undefined ? {} : { payload }),
      ...(input.address === undefined ? {} : { remoteAddress: input.address }),
    });
    // A proof exchanges the token, and a browser goes on with the new one.
    if (name === 'proveMyself' && raw.statusCode < 300) cookie = cookieOf(raw);
    return {
      raw,
      status: raw.statusCode,
      get ok() {
        if (raw.statusCode < 300) return raw.json();
        const cause = raw.statusCode === 500 ? `\n${lastFailure.told}` : '';
        throw new Error(`${name} → ${raw.statusCode} ${raw.body}${cause}`);
      },
      get problem() {
        if (raw.statusCode < 300) throw new Error(`${name} → ${raw.statusCode}, not refused`);
        return raw.json();
      },
    };
  };
}

function bodyOf({ file, body }: CallInput) {
  if (file === undefined)
    return body === undefined
      ? { headers: {} }
      : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const boundary = 'test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
