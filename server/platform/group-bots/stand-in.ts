import type { GroupBotKind } from '../../../contract/group-bot-kinds.ts';
import { hourMs } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import { type StandInRequest, startStandInServer } from '../stand-in-server.ts';
import { longestBotText } from './client.ts';
import { dingtalkSign, feishuSign } from './sign.ts';

/** A bot as somebody made it in one of the products. */
export interface StandInBot {
  kind: GroupBotKind;
  key: string;
  /** What it wants to be signed with. */
  secret?: string;
  /** A word that must stand in each message. */
  word?: string;
}

export interface GroupBotStandIn {
  /** Takes what is for all three. */
  origin: string;
  /** What came to a group, the oldest first. */
  texts(key: string): readonly string[];
  /** Requests that were not let in, by the number that they were answered with. */
  refusals(): readonly number[];
  /** Does not answer the next request. */
  keepSilent(): void;
  close(): Promise<void>;
}

export interface GroupBotStandInOptions {
  clock: Clock;
  /** The bots that exist; without them every address is of a bot that asks for no signature. */
  bots?: readonly StandInBot[];
}

interface Fault {
  code: number;
  words: string;
}

const minuteMs = 60_000;

/**
 * Stands in for the bots of WeCom, DingTalk and Feishu: the same addresses, signatures, limits and numbers, and
 * what was sent is kept instead of shown to a group.
 */
export async function startGroupBotStandIn(
  options: GroupBotStandInOptions,
): Promise<GroupBotStandIn> {
  const { clock } = options;
  const groups = new Map<string, { texts: string[]; sentMs: number[]; shutUntilMs: number }>();
  const refusals: number[] = [];
  let silences = 0;

  function take(request: StandInRequest): Fault | undefined {
    const asked = readRequest(request);
    if (asked === undefined) return { code: 404, words: 'not found' };
    const { kind, key, json } = asked;
    const known = options.bots?.find((one) => one.kind === kind && one.key === key);
    if (options.bots !== undefined && known === undefined) return products[kind].unknown;
    const nowMs = clock.now().getTime();
    const text = products[kind].textOf(json);
    if (text === undefined) return products[kind].malformed;
    const group = groups.get(key) ?? { texts: [], sentMs: [], shutUntilMs: 0 };
    groups.set(key, group);
    const fault = products[kind].check({ ...asked, text, bot: known, nowMs });
    if (fault !== undefined) return fault;
    if (isTooFast(group, { kind, nowMs })) return products[kind].tooFast;
    group.texts.push(text);
    return undefined;
  }

  const server = await startStandInServer((request) => {
    if (silences > 0) {
      silences -= 1;
      throw new Error('no answer');
    }
    const fault = take(request);
    if (fault !== undefined) refusals.push(fault.code);
    const feishu = request.url.pathname.startsWith('/open-apis/');
    const { code, words } = fault ?? { code: 0, words: feishu ? 'success' : 'ok' };
    return {
      status: code === 404 ? 404 : 200,
      json: feishu ? { code, msg: words, data: {} } : { errcode: code, errmsg: words },
    };
  });
  return {
    origin: server.origin,
    texts: (key) => groups.get(key)?.texts ?? [],
    refusals: () => refusals,
    keepSilent: () => {
      silences += 1;
    },
    close: server.close,
  };
}

/** Twenty a minute, of Feishu five a second and a hundred a minute; DingTalk then shuts for ten minutes. */
function isTooFast(
  group: { sentMs: number[]; shutUntilMs: number },
  { kind, nowMs }: { kind: GroupBotKind; nowMs: number },
): boolean {
  if (nowMs < group.shutUntilMs) return true;
  const within = (ms: number) => group.sentMs.filter((sent) => nowMs - sent < ms).length;
  const over =
    kind === 'feishu' ? within(minuteMs) >= 100 || within(1_000) >= 5 : within(minuteMs) >= 20;
  if (over && kind === 'dingtalk') group.shutUntilMs = nowMs + 10 * minuteMs;
  if (!over) group.sentMs.push(nowMs);
  return over;
}

interface Read {
  kind: GroupBotKind;
  key: string;
  query: URLSearchParams;
  json: Record<string, unknown>;
}

function readRequest({ method, url, headers, body }: StandInRequest): Read | undefined {
  if (method !== 'POST' || !/^application\/json\b/.test(headers['content-type'] ?? ''))
    return undefined;
  const query = url.searchParams;
  const json = JSON.parse(body.toString()) as Record<string, unknown>;
  const feishu = /^\/open-apis\/bot\/v2\/hook\/([\w-]+)$/.exec(url.pathname)?.[1];
  if (feishu !== undefined) return { kind: 'feishu', key: feishu, query, json };
  if (url.pathname === '/cgi-bin/webhook/send')
    return { kind: 'wecom', key: query.get('key') ?? '', query, json };
  if (url.pathname === '/robot/send')
    return { kind: 'dingtalk', key: query.get('access_token') ?? '', query, json };
  return undefined;
}

interface Check extends Read {
  text: string;
  bot: StandInBot | undefined;
  nowMs: number;
}

interface Product {
  unknown: Fault;
  malformed: Fault;
  tooFast: Fault;
  textOf(json: Record<string, unknown>): string | undefined;
  check(asked: Check): Fault | undefined;
}

const field = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
const textAt = (json: unknown, ...names: string[]): string | undefined => {
  const found = names.reduce(field, json);
  return typeof found === 'string' && found !== '' ? found : undefined;
};
const byMsgtype = (json: Record<string, unknown>) =>
  json.msgtype === 'text' ? textAt(json, 'text', 'content') : undefined;

const products: Record<GroupBotKind, Product> = {
  wecom: {
    unknown: { code: 93000, words: 'invalid webhook url' },
    malformed: { code: 40008, words: 'invalid message type' },
    tooFast: { code: 45009, words: 'api freq out of limit' },
    textOf: byMsgtype,
    check: ({ text }) =>
      Buffer.byteLength(text) > longestBotText
        ? { code: 40058, words: `text.content exceed max length ${longestBotText}` }
        : undefined,
  },
  dingtalk: {
    unknown: { code: 300001, words: 'token is not exist' },
    malformed: { code: 40035, words: '缺少参数 json' },
    tooFast: { code: 130101, words: 'send too fast, exceed 20 times per minute' },
    textOf: byMsgtype,
    check({ query, text, bot, nowMs }) {
      const timestamp = query.get('timestamp') ?? '';
      if (bot?.secret !== undefined) {
        if (!(Math.abs(nowMs - Number(timestamp)) <= hourMs))
          return { code: 310000, words: 'invalid timestamp' };
        if (query.get('sign') !== dingtalkSign(bot.secret, timestamp))
          return { code: 310000, words: 'sign not match' };
      }
      if (bot?.word !== undefined && !text.includes(bot.word))
        return { code: 310000, words: 'keywords not in content' };
      return undefined;
    },
  },
  feishu: {
    unknown: { code: 19001, words: 'param invalid: incoming webhook access token invalid' },
    malformed: { code: 9499, words: 'Bad Request' },
    tooFast: { code: 11232, words: 'frequency limited' },
    textOf: (json) => (json.msg_type === 'text' ? textAt(json, 'content', 'text') : undefined),
    check({ json, text, bot, nowMs }) {
      const { timestamp, sign } = json;
      const wrong = {
        code: 19021,
        words: 'sign match fail or timestamp is not within one hour from current time',
      };
      if (bot?.secret !== undefined) {
        if (typeof timestamp !== 'string' || typeof sign !== 'string') return wrong;
        if (!(Math.abs(nowMs - Number(timestamp) * 1_000) <= hourMs)) return wrong;
        if (sign !== feishuSign(bot.secret, timestamp)) return wrong;
      }
      if (bot?.word !== undefined && !text.includes(bot.word))
        return { code: 19024, words: 'Key Words Not Found' };
      return undefined;
    },
  },
};
