import { createHash, createHmac } from 'node:crypto';
import { localDigits } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import {
  birthMonth,
  type Grant,
  type IdentityProvider,
  mainlandPhone,
  type Person,
  type Unwelcome,
  unwelcome,
  type Way,
  wordsOf,
} from './provider.ts';

export interface ZheLiBangOptions {
  /** Page to sign in at, `https://puser.zjzwfw.gov.cn/sso/mobile.do`. */
  loginUrl: string;
  /** Interfaces that validate a ticket and say whose it is; the same one, or two components of the IRS. */
  ticketUrl: string;
  userUrl: string;
  serviceCode: string;
  servicePassword: string;
  /** Key of the province's gateway (IRS), where the interfaces lie behind it. */
  gateway: { accessKey: string; secretKey: string } | null;
  /** Where the browser comes back to, with its last slash. */
  returnUrl: string;
  bridge: string;
  clock: Clock;
  log: Log;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

/** The sign of a call: MD5 is what the interface asks for, over a secret that is sent nowhere. */
export function zheLiBangSign(serviceCode: string, servicePassword: string, time: string): string {
  return createHash('md5')
    .update(serviceCode + servicePassword + time)
    .digest('hex');
}

/**
 * Signs people in by 浙里办: the page comes back with a one-time ticket, which is traded for a token
 * and the token for who it is. The ID number that comes with it is looked at for the month of birth
 * and kept nowhere.
 */
export function createZheLiBang(options: ZheLiBangOptions): IdentityProvider {
  const { loginUrl, returnUrl, serviceCode, bridge } = options;
  return {
    id: 'zhelibang',
    name: { zh: '浙里办登录', en: 'Sign in with Zheliban' },
    bridge,
    async startUrl({ county, state }: Way) {
      const back = `${returnUrl}?${new URLSearchParams({ county: String(county), state })}`;
      const query = { action: 'oauth', scope: '1', servicecode: serviceCode };
      // Older versions of the app read `goto`, newer ones `redirectUrl`.
      return `${loginUrl}?${new URLSearchParams({ ...query, goto: back, redirectUrl: back })}`;
    },
    async exchange(query: string): Promise<Grant | Unwelcome> {
      const ticket = new URLSearchParams(query).get('ticket');
      if (ticket === null || ticket === '') return unwelcome('declined');
      const answer = await call(options, { method: 'ticketValidation', st: ticket });
      if (answer.kind === 'unwelcome') return answer;
      const token = textOf(answer.fields.token);
      return token === null ? unwelcome('unavailable') : { kind: 'granted', token, claims: {} };
    },
    async profile({ token }: Grant): Promise<Person | Unwelcome> {
      const answer = await call(options, { method: 'getUserInfo', token });
      if (answer.kind === 'unwelcome') return answer;
      const { userid, mobile, username, birthday, idnum } = answer.fields;
      const subject = textOf(userid);
      if (subject === null) return unwelcome('unavailable');
      return {
        kind: 'person',
        subject,
        phone: mainlandPhone(mobile),
        name: wordsOf(username),
        birth: birthMonth(birthday) ?? birthOfIdNumber(idnum),
      };
    },
  };
}

/** Digits 7 to 12 of an 18-digit ID number are year and month of birth (GB 11643). */
function birthOfIdNumber(idnum: unknown) {
  const month = /^\d{6}(\d{6})\d{5}[\dXx]$/.exec(typeof idnum === 'string' ? idnum : '');
  return month && birthMonth(month[1]);
}

interface Answer {
  kind: 'answer';
  fields: Record<string, unknown>;
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

async function call(
  options: ZheLiBangOptions,
  asked: { method: 'ticketValidation'; st: string } | { method: 'getUserInfo'; token: string },
): Promise<Answer | Unwelcome> {
  const { serviceCode, servicePassword, clock, log, timeoutMs = 5_000 } = options;
  const url = new URL(asked.method === 'ticketValidation' ? options.ticketUrl : options.userUrl);
  const time = localDigits(clock.now());
  const sign = zheLiBangSign(serviceCode, servicePassword, time);
  const body = new URLSearchParams({
    ...asked,
    servicecode: serviceCode,
    time,
    sign,
    datatype: 'json',
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: gatewayHeaders(url, options),
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return unwelcome('unavailable');
    const fields = answer as Answer['fields'];
    const { result, errmsg } = fields;
    if (String(result) === '0') return { kind: 'answer', fields };
    const because = asked.method === 'ticketValidation' ? refusalOf(errmsg) : 'unavailable';
    log.warn(
      { method: asked.method, result: numberOf(result), because },
      '浙里办 did not take a call',
    );
    return unwelcome(because);
  } catch (error) {
    log.warn({ err: error, method: asked.method }, '浙里办 did not answer');
    return unwelcome('unavailable');
  }
}

/** Of what it says of a refusal the number alone is written down: its words can repeat a person. */
const numberOf = (result: unknown) => /^-?\d{1,6}$/.exec(String(result))?.[0] ?? 'no number';

/** Of its refusals only the one of our own sign is told apart: the ticket is not at fault then. */
function refusalOf(errmsg: unknown): Unwelcome['because'] {
  return /sign|签名|验签|servicecode|接入/i.test(String(errmsg)) ? 'unavailable' : 'spent';
}

/** The gateway of the province's components wants each call signed (HMAC-SHA256 over its outline). */
function gatewayHeaders(url: URL, { gateway, clock }: ZheLiBangOptions): Record<string, string> {
  if (gateway === null) return {};
  const { accessKey, secretKey } = gateway;
  const date = clock.now().toUTCString();
  return {
    'x-bg-hmac-access-key': accessKey,
    'x-bg-hmac-algorithm': 'hmac-sha256',
    'x-bg-date-time': date,
    'x-bg-hmac-signature': gatewaySignature(secretKey, { path: url.pathname, accessKey, date }),
  };
}

/** Method, path, query, key and date, a line each. */
export function gatewaySignature(
  secretKey: string,
  { path, accessKey, date }: { path: string; accessKey: string; date: string },
): string {
  const outline = `POST\n${path}\n\n${accessKey}\n${date}\n`;
  return createHmac('sha256', secretKey).update(outline).digest('base64');
}
