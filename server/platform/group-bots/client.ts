import type { GroupBotFailure, GroupBotKind } from '../../../contract/group-bot-kinds.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Asked, postOnce, type Unsent } from '../remote.ts';
import { botOrigins } from './address.ts';
import { dingtalkSign, feishuSign } from './sign.ts';

/** A bot of a group. `secret`: what signs, where its owner chose that; WeCom has none. */
export interface BotAddress {
  kind: GroupBotKind;
  key: string;
  secret: string | null;
}

export type BotResult =
  | { kind: 'sent' }
  | { kind: 'not_sent'; unsent: Unsent; failure: GroupBotFailure };

export interface GroupBots {
  send(bot: BotAddress, text: string): Promise<BotResult>;
}

export interface GroupBotsOptions {
  clock: Clock;
  log: Log;
  /** Where a stand-in takes what is for all three. */
  standIn?: string | undefined;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

/** For those who write a past: no group hears of it. */
export const noGroupBots: GroupBots = {
  send: () => Promise.reject(new Error('nothing is sent to a group from here')),
};

/** As many bytes as every product takes as text; WeCom has the least. */
export const longestBotText = 2_048;

/**
 * Sends to groups in WeCom, DingTalk and Feishu, by the bot that somebody of the group made there. All three
 * answer 200 whatever happened; what happened is a number in the body.
 */
export function createGroupBots(options: GroupBotsOptions): GroupBots {
  const { clock, log, standIn, timeoutMs = 5_000 } = options;
  return {
    async send(bot, text) {
      const { path, body } = requests[bot.kind](bot, { text, now: clock.now() });
      const asked = await postOnce(new URL(path, standIn ?? botOrigins[bot.kind]), {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        timeoutMs,
      });
      const result = resultOf(asked);
      if (result.kind === 'not_sent')
        log.warn({ product: bot.kind, failure: result.failure }, 'A group bot did not take it');
      return result;
    },
  };
}

interface Saying {
  text: string;
  now: Date;
}

type Request = { path: string; body: object };

const requests: Record<GroupBotKind, (bot: BotAddress, saying: Saying) => Request> = {
  wecom: ({ key }, { text }) => ({
    path: `/cgi-bin/webhook/send?${new URLSearchParams({ key })}`,
    body: { msgtype: 'text', text: { content: text } },
  }),
  dingtalk: ({ key, secret }, { text, now }) => {
    const timestamp = String(now.getTime());
    const signed = secret === null ? {} : { timestamp, sign: dingtalkSign(secret, timestamp) };
    return {
      path: `/robot/send?${new URLSearchParams({ access_token: key, ...signed })}`,
      body: { msgtype: 'text', text: { content: text } },
    };
  },
  feishu: ({ key, secret }, { text, now }) => {
    const timestamp = String(Math.floor(now.getTime() / 1_000));
    const signed = secret === null ? {} : { timestamp, sign: feishuSign(secret, timestamp) };
    return {
      path: `/open-apis/bot/v2/hook/${key}`,
      body: { ...signed, msg_type: 'text', content: { text } },
    };
  },
};

/** Numbers of the three products that somebody at the desk can do something about. */
const failures: Readonly<Record<number, GroupBotFailure>> = {
  // WeCom: no such key · too many a minute · too long
  93000: 'address_unknown',
  45009: 'too_fast',
  40058: 'too_long',
  // DingTalk: no such token (two of them) · too many a minute (two) · stopped by its owner
  300001: 'address_unknown',
  400101: 'address_unknown',
  130101: 'too_fast',
  410100: 'too_fast',
  400013: 'address_unknown',
  // Feishu: no such hook · sign · network · word · too many
  19001: 'address_unknown',
  19021: 'sign_wrong',
  19022: 'network_not_allowed',
  19024: 'word_missing',
  11232: 'too_fast',
};

function resultOf(asked: Asked): BotResult {
  if (asked.kind === 'failed') {
    const failure = asked.unsent === 'later' ? 'unreachable' : 'no_answer';
    return { kind: 'not_sent', unsent: asked.unsent, failure };
  }
  const { code, words } = numberIn(asked.body);
  if (asked.status === 200 && code === 0) return { kind: 'sent' };
  const failure = asked.status === 429 ? 'too_fast' : failureOf(code, words);
  return { kind: 'not_sent', unsent: failure === 'too_fast' ? 'later' : 'refused', failure };
}

/** DingTalk says with one number that a safeguard of the bot did not let it in, and in words which. */
function failureOf(code: number | undefined, words: string): GroupBotFailure {
  if (code === undefined) return 'other';
  if (code !== 310000) return failures[code] ?? 'other';
  if (/sign|timestamp/.test(words)) return 'sign_wrong';
  return /keyword/.test(words) ? 'word_missing' : 'network_not_allowed';
}

function numberIn(body: string): { code: number | undefined; words: string } {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null) return { code: undefined, words: '' };
    const { errcode, code, errmsg, msg } = json as Record<string, unknown>;
    const number = errcode ?? code;
    const words = errmsg ?? msg;
    return {
      code: typeof number === 'number' ? number : undefined,
      words: typeof words === 'string' ? words : '',
    };
  } catch {
    return { code: undefined, words: '' };
  }
}
