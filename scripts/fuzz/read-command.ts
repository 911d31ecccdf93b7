import { parseArgs } from 'node:util';
import { usualLanes } from '../../test/fuzz/run.ts';

export interface Command {
  requests: number;
  seed: number;
  /** Where a server runs already; without it one is started. */
  url: string | undefined;
  /** One request that a finding named, to be sent again. */
  replay: string | undefined;
  /** It ends after so many minutes, however many requests were sent; without it, when all were. */
  minutes: number | undefined;
  /** How many requests are under way at once. */
  lanes: number;
  /** What came of it is written to docs/proof/. */
  proof: boolean;
}

export const usage =
  '用法 usage: npm run fuzz -- [--requests N] [--seed S] [--minutes M] [--lanes L] [--url http://127.0.0.1:PORT] [--proof] [--replay JSON]';

const most = { requests: 10_000_000, seed: 2_147_483_647, minutes: 6_000, lanes: 64 };
const usual = { requests: '20000', seed: '1', lanes: String(usualLanes) };

type Counted = [name: string, count: number | undefined];

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const proof = { type: 'boolean', default: false } as const;
    const numbers = { requests: text, seed: text, minutes: text, lanes: text };
    const options = { ...numbers, url: text, replay: text, proof };
    const { values } = parseArgs({ args, options });
    const { url, replay, proof: written, ...counted } = values;
    const given: Record<string, string | undefined> = { ...usual, ...counted };
    const counts = Object.entries(most).map(([name, limit]): Counted | string => {
      const value = given[name];
      if (value === undefined) return [name, undefined];
      const fits = /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= limit;
      return fits ? [name, Number(value)] : `--${name} ${value}: 1–${limit}`;
    });
    const wrong = counts.find((one) => typeof one === 'string');
    if (typeof wrong === 'string') return wrong;
    if (url !== undefined && !isLoopback(url))
      return `--url ${url}: 只限本机 this machine only, e.g. http://127.0.0.1:8080`;
    const read = Object.fromEntries(counts as Counted[]);
    return { ...(read as typeof most), minutes: read.minutes, url, replay, proof: written };
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
