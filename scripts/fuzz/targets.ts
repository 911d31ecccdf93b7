import { fork } from 'node:child_process';
import { once } from 'node:events';
import { makePhoto } from '../../test/app.ts';
import type { Target } from '../../test/fuzz/run.ts';

export interface OpenTarget {
  target: Target;
  close(): Promise<void>;
}

/** A server of our own, in a process of its own. */
export async function startTarget(): Promise<OpenTarget> {
  const child = fork(new URL('./server.ts', import.meta.url));
  const ended = once(child, 'exit');
  const first = await Promise.race([once(child, 'message'), ended]);
  const told = first[0] as (Omit<Target, 'photo'> & { photo: string }) | number | null;
  if (told === null || typeof told !== 'object') throw new Error('the server did not start');
  return {
    target: { ...told, photo: Buffer.from(told.photo, 'base64') },
    close: async () => {
      child.send('end');
      await ended;
    },
  };
}

interface DemoSignIns {
  residents: { phone: string }[];
  staff: { login: string; password: string; role: string }[];
}

/** A server that runs already: as nobody, and as the people of the demo where it shows them. */
export async function reachTarget(url: string): Promise<OpenTarget> {
  const origin = url.replace(/\/$/, '');
  const [first] = (await ask(`${origin}/api/counties`)) as { county: number }[];
  if (first === undefined) throw new Error(`no county is served at ${origin}`);
  const api = `${origin}/api/${first.county}`;
  const demo = (await ask(`${api}/demo/sign-ins`)) as Partial<DemoSignIns>;
  const sessions: Target['sessions'] = {};
  for (const { phone } of (demo.residents ?? []).slice(0, 2)) {
    const { demoCode: code } = (await ask(`${api}/sign-in/codes`, { phone })) as {
      demoCode?: string;
    };
    const cookie = await signIn(`${api}/sign-in/sessions`, { phone, code });
    if (cookie !== undefined) sessions[`resident/${phone}`] = [cookie];
  }
  for (const { login, role } of demo.staff ?? []) {
    const cookie = await signIn(`${api}/demo/staff-sessions`, { login });
    if (cookie !== undefined) sessions[`${role}/${login}`] = [cookie];
  }
  const secrets = (demo.staff ?? []).map(({ password }) => password);
  const photo = await makePhoto(77);
  const target = { origin, county: first.county, sessions, secrets, photo };
  return { target, close: async () => {} };
}

async function ask(url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return answer.json();
}

async function signIn(url: string, body: unknown): Promise<string | undefined> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.headers.getSetCookie()[0]?.split(';')[0];
}
