import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';
import { type RouteSpec, type StaffRole, staffRoles } from '../contract/route.ts';
import { contract, type RouteName } from '../contract/table.ts';
import type { Problem } from '../contract/values.ts';
import { addStaff } from '../server/features/staff/service.ts';
import { uuidOf } from '../server/platform/ids.ts';
import { jobScope } from '../server/platform/scope.ts';
import { openSession } from '../server/platform/sessions.ts';
import type { TestApp } from './app.ts';
import { county, units } from './county.ts';
import { leaks } from './leaks.ts';

/** Every route of the contract by its name. */
export const routes = Object.entries(contract) as [RouteName, RouteSpec][];

export type Raw = Awaited<ReturnType<FastifyInstance['inject']>>;
export type Sessions = Record<'nobody' | 'resident' | StaffRole, string>;

/** A cookie for each kind of caller that a policy can name, staff with their one role county-wide. */
export async function openSessions({ anyone, deps }: TestApp): Promise<Sessions> {
  const phone = '13812345678';
  const sent = await anyone('requestSignInCode', { body: { phone } });
  const signIn = { phone, code: sent.ok.demoCode };
  const { raw } = await anyone('signInResident', { body: signIn });
  const resident = `pingan_resident=${raw.cookies[0]?.value}`;
  // As after the code that some steps ask for once more.
  await deps.database.read
    .updateTable('sessions')
    .set({ proved_at: deps.clock.now() })
    .where('county', '=', county)
    .where('kind', '=', 'resident')
    .execute();
  const staff = await Promise.all(
    staffRoles.map(async (role) => {
      const unit = role === 'unit_handler' ? units.west : null;
      const person = { id: uuidOf(role), login: `only ${role}`, name: role, unit };
      const roles = [{ role, area: `${county}000000` }];
      await addStaff(deps, jobScope(county, 'test'), {
        ...person,
        roles,
        password: uuidOf('door'),
      });
      const session = { county, kind: 'staff' as const, subject: person.id, proved: true };
      const token = await deps.database.transact((tx) => openSession(tx, deps, session));
      return [role, `pingan_staff=${token}`];
    }),
  );
  return { nobody: '', resident, ...Object.fromEntries(staff) };
}

/** The cookie of somebody whom the policy of a route names. */
export function welcome({ policy }: RouteSpec, sessions: Sessions): string {
  const [first] = policy.who;
  return sessions[first === 'anyone' ? 'nobody' : first];
}

const anyParams: Record<string, string> = {
  county: String(county),
  id: uuidOf('nothing has this id'),
  code: 'SY26-00000-00000',
  purpose: 'location',
  no: '1',
  year: '2026',
  participant: uuidOf('nobody has this id'),
  award: uuidOf('nothing has this id'),
  device: uuidOf('nothing has this id'),
  feedback: uuidOf('nothing has this id'),
  redemption: uuidOf('nothing has this id'),
  packet: uuidOf('nothing has this id'),
  activity: uuidOf('nothing has this id'),
  mediation: uuidOf('nothing has this id'),
  task: uuidOf('nothing has this id'),
  patrol: uuidOf('nothing has this id'),
  photo: uuidOf('nothing has this id'),
  lesson: 'free_will',
  area: '339999009009009',
};

/** Codes that are of another form than that of a case, by what stands in the path. */
const codes = [
  ['/pools/', 'residents'],
  ['/hour-certificates/', '0000-0000-0000-0000'],
  ['/staff/categories/', '040300'],
] as const;

export function pathOf({ path }: RouteSpec, params: Record<string, string> = {}): string {
  const [, code] = codes.find(([part]) => path.includes(part)) ?? [];
  const usual: Record<string, string> = { ...anyParams, ...(code === undefined ? {} : { code }) };
  const filled = path.replace(/:(\w+)/g, (_, key: string) => {
    return encodeURIComponent(params[key] ?? usual[key] ?? '');
  });
  return `/api${filled}`;
}

interface Knock {
  cookie?: string;
  headers?: Record<string, string>;
  payload?: string | Buffer;
  params?: Record<string, string>;
  query?: Record<string, string>;
}

let knocks = 0;

/** Sends bytes to a route as they are; JSON with a request id unless the headers say otherwise. */
export function knock({ app }: TestApp, spec: RouteSpec, sent: Knock = {}): Promise<Raw> {
  return app.inject({
    method: spec.method,
    url: pathOf(spec, sent.params),
    ...(sent.query ? { query: sent.query } : {}),
    headers: {
      ...(sent.cookie ? { cookie: sent.cookie } : {}),
      ...(spec.policy.idempotent ? { 'idempotency-key': `knock-number-${++knocks}` } : {}),
      ...(sent.payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  });
}

/** An answer to bad input: a problem document with code and sentence, that gives nothing away. */
export function expectProblem(
  raw: Pick<Raw, 'statusCode' | 'body' | 'headers'>,
  about = '',
): Problem {
  expect(raw.statusCode, `${about} ${raw.body}`).toBeLessThan(500);
  expect(raw.statusCode, about).toBeGreaterThanOrEqual(400);
  expect(raw.headers['content-type'], about).toBe('application/problem+json; charset=utf-8');
  const problem = JSON.parse(raw.body) as Problem;
  expect(problem.status, about).toBe(raw.statusCode);
  expect(problem.code, about).toMatch(/^[a-z_]+$/);
  expect(problem.type, about).toBe(`urn:pingan:refusal:${problem.code}`);
  expect(problem.title.length, about).toBeGreaterThan(4);
  expect(raw.body, about).not.toMatch(leaks);
  return problem;
}
