import type { RouteSpec } from '../contract/route.ts';
import type { Raw } from './door.ts';

/* What the headers of an answer are to say, whoever asked and whatever came of it. */

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(self)',
};
/** Over http nothing is said of https: behind a name that has none it would lock people out. */
const overHttps = 'max-age=63072000';

const directives = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];
const sandboxed = "default-src 'none'; sandbox";
/** Photos, and files that are made for whoever asked: nothing in them runs. */
const files = [
  'image/webp',
  'image/jpeg',
  'application/zip',
  'application/jsonl; charset=utf-8',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
/** A file where it is made for whoever asked; the papers of the public part are pages. */
const paper = 'application/pdf';
/** The newest of the bulletin, for readers that ask by themselves. */
const feeds = ['application/rss+xml; charset=utf-8', 'application/feed+json; charset=utf-8'];
/** What desks follow, for as long as they are looked at. */
const events = 'text/event-stream; charset=utf-8';
const types = [
  events,
  'application/json; charset=utf-8',
  'application/problem+json; charset=utf-8',
  paper,
  ...feeds,
  ...files,
];
/** What would say which software answers, let another site read the answer, or send somebody elsewhere. */
const never = /^(server|x-powered-by|access-control-.*|x-aspnet.*|location|refresh)$/;

export type Answered = Pick<Raw, 'statusCode' | 'headers' | 'body'>;

/** What is wrong about the headers of an answer of a route, a line each; none: they are as they should be. */
export function wrongHeaders(
  { policy }: RouteSpec,
  { statusCode, headers, body }: Answered,
  { https }: { https: boolean },
): string[] {
  const expected = { ...always, ...(https ? { 'strict-transport-security': overHttps } : {}) };
  const type = String(headers['content-type']);
  const csp = String(headers['content-security-policy']);
  const cache = String(headers['cache-control']);
  const wrong = Object.entries(expected)
    .filter(([name, value]) => headers[name] !== value)
    .map(([name]) => `${name}: ${headers[name]}`);
  if (!https && 'strict-transport-security' in headers) wrong.push('speaks of https over http');
  wrong.push(...Object.keys(headers).filter((name) => never.test(name)));
  if (Math.floor(statusCode / 100) === 3) wrong.push(`sends elsewhere: ${statusCode}`);
  if (body !== '' && !types.includes(type)) wrong.push(`content-type: ${type}`);
  const isFile = files.includes(type) || (type === paper && policy.scope !== 'public');
  if (isFile ? csp !== sandboxed : !isOfAPage(csp)) wrong.push(`policy: ${csp}`);
  if (!mayBeKept(policy, cache)) wrong.push(`cache-control: ${cache}`);
  return wrong;
}

const isOfAPage = (csp: string): boolean =>
  directives.every((one) => csp.split(';').includes(one)) && !/unsafe|\*|https?:/.test(csp);

/** What is public may be kept by everyone, everything else by nobody. */
const mayBeKept = ({ scope }: RouteSpec['policy'], cache: string): boolean =>
  cache === 'no-store' || (cache.startsWith('public') && scope === 'public');
