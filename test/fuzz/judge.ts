import type { RouteSpec } from '../../contract/route.ts';
import { contract, type RouteName } from '../../contract/table.ts';
import { leaks, neverTold } from '../leaks.ts';
import type { FuzzAnswer, FuzzRequest } from './request.ts';

export type Fault = 'server error' | 'leak' | 'undocumented';

export interface Judgement {
  fault: Fault;
  what: string;
}

const longestShown = 300;

/** What is wrong about an answer; nothing: it may look like this. `holds` names a secret in a text. */
export function judge(
  request: FuzzRequest,
  { status, headers, body }: FuzzAnswer,
  holds: (text: string) => string | undefined,
): Judgement | undefined {
  const type = String(headers['content-type'] ?? '');
  const text = /json|text|xml|javascript/.test(type) ? body.toString('utf8') : '';
  const shown = `${status} ${type} ${text.slice(0, longestShown)}`;
  if (status >= 500) return { fault: 'server error', what: shown };
  const whole = `${JSON.stringify(headers)}${text}`;
  const told = findLeak(whole, status) ?? holds(withoutAskedFor(whole, request.route));
  if (told !== undefined) return { fault: 'leak', what: `“${told}” in ${shown}` };
  const isOurs = request.path.startsWith('/api/') && status >= 400;
  if (isOurs && request.method !== 'HEAD' && !type.startsWith('application/problem+json'))
    return { fault: 'undocumented', what: `no problem document: ${shown}` };
  if (isUndocumented(request, status)) return { fault: 'undocumented', what: shown };
  return undefined;
}

/** What somebody asks for by the record that names it: the number of the one person whom they have to reach. */
function withoutAskedFor(text: string, route: string): string {
  return showsNumbers.has(route) ? text.replace(/"phone":"\d{11}"/, '') : text;
}

const showsNumbers: ReadonlySet<string> = new Set<RouteName>(['lookUnmasked', 'lookWhomToAsk']);

/** A refusal repeats nothing of what was sent, so nothing of the machine room can stand in it. */
function findLeak(text: string, status: number): string | undefined {
  const patterns = status >= 400 ? [leaks, neverTold] : [neverTold];
  return patterns.map((pattern) => pattern.exec(text)?.[0]).find(Boolean);
}

/** Answers of no route, and of the protocol: whatever was asked for, they may come instead. */
const anywhere = new Set([400, 401, 403, 404, 405, 408, 413, 414, 415, 417, 429, 431]);
/** A document that the reader has already. */
const notChanged = 304;

function isUndocumented({ route }: FuzzRequest, status: number): boolean {
  const spec: RouteSpec | undefined = contract[route as RouteName];
  if (spec === undefined || anywhere.has(status)) return false;
  return !(status in spec.answers) && !(spec.binary && status === notChanged);
}
