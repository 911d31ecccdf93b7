import type { RouteName } from '../contract/table.ts';
import type { Called, TestApp } from './app.ts';

/** A browser without pages: it keeps its cookies, and nothing else. */
export function openCookieJar(world: TestApp) {
  const cookies = new Map<string, string>();
  const call = async <N extends RouteName>(name: N, body?: object): Promise<Called<N>> => {
    const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const called = await world.anyone(name, { headers: { cookie }, ...(body ? { body } : {}) });
    for (const set of called.raw.cookies) cookies.set(set.name, set.value);
    return called;
  };
  return { call, cookies };
}
