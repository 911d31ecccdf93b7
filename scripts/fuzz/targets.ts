import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { makePhoto } from '../../test/app.ts';
import type { ComeAgain, Target } from '../../test/fuzz/run.ts';

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
    target: {
      ...told,
      photo: Buffer.from(told.photo, 'base64'),
      comeAgain: comingAgain(child, ended),
    },
    close: async () => {
      child.send('end');
      await ended;
    },
  };
}

/** Asks the server’s process for a new session of somebody; it answers under the number it was asked by. */
function comingAgain(child: ChildProcess, ended: Promise<unknown>): ComeAgain {
  const waiting = new Map<number, (cookie?: string) => void>();
  const tell = (number: number, cookie?: string) => {
    waiting.get(number)?.(cookie);
    waiting.delete(number);
  };
  child.on('message', (message) => {
    const { number, cookie } = message as { number: number; cookie?: string };
    tell(number, cookie);
  });
  void ended.then(() => {
    for (const number of waiting.keys()) tell(number);
  });
  let asked = 0;
  return (as) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      child.send({ number: asked, as });
    });
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
  const ways: Record<string, () => Promise<string | undefined>> = {};
  for (const { phone } of (demo.residents ?? []).slice(0, 2))
    ways[`resident/${phone}`] = async () => {
      const sent = (await ask(`${api}/sign-in/codes`, { phone })) as { demoCode?: string };
      return signIn(`${api}/sign-in/sessions`, { phone, code: sent.demoCode });
    };
  for (const { login, role } of demo.staff ?? [])
    ways[`${role}/${login}`] = () => signIn(`${api}/demo/staff-sessions`, { login });
  const sessions: Target['sessions'] = {};
  for (const [as, way] of Object.entries(ways)) {
    const cookie = await way();
    if (cookie !== undefined) sessions[as] = [cookie];
  }
  const secrets = (demo.staff ?? []).map(({ password }) => password);
  const photo = await makePhoto(77);
  const comeAgain: ComeAgain = async (as) => ways[as]?.();
  const target = { origin, county: first.county, sessions, secrets, photo, comeAgain };
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
