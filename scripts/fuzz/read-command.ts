import { parseArgs } from 'node:util';

export interface Command {
  requests: number;
  seed: number;
  /** Where a server runs already; without it one is started. */
  url: string | undefined;
  /** One request that a finding named, to be sent again. */
  replay: string | undefined;
  /** It ends after so many minutes, however many requests were sent. */
  minutes: number;
}

export const usage =
  '用法 usage: npm run fuzz -- [--requests N] [--seed S] [--minutes M] [--url http://127.0.0.1:PORT] [--replay JSON]';

const most = { requests: 10_000_000, seed: 2_147_483_647, minutes: 600 };
const usual = { requests: '20000', seed: '1', minutes: '60' };

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const options = { requests: text, seed: text, minutes: text, url: text, replay: text };
    const { values } = parseArgs({ args, options });
    const given = { ...usual, ...values };
    const counts = Object.entries(most).map(([name, limit]) => {
      const value = given[name as keyof typeof most];
      const fits = /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= limit;
      return fits ? [name, Number(value)] : `--${name} ${value}: 1–${limit}`;
    });
    const wrong = counts.find((one) => typeof one === 'string');
    if (typeof wrong === 'string') return wrong;
    if (values.url !== undefined && !isLoopback(values.url))
      return `--url ${values.url}: 只限本机 this machine only, e.g. http://127.0.0.1:8080`;
    const numbers = Object.fromEntries(counts as [string, number][]) as typeof most;
    return { ...numbers, url: values.url, replay: values.replay };
  } catch (error) {
    return (error as Error).message;
  }
}

/** A fuzzer pointed elsewhere would be an attack on somebody. */
function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, pathname, search } = new URL(url);
  const bare = protocol === 'http:' && pathname === '/' && `${username}${password}${search}` === '';
  return (
    bare && (/^127(\.\d{1,3}){3}$/.test(hostname) || ['localhost', '[::1]'].includes(hostname))
  );
}
