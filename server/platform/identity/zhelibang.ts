import { createHmac } from 'node:crypto';
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

/** What the province gives whoever runs an application: its number, and the key of its gateway (AK, SK). */
export interface ZheLiBangAccount {
  appId: string;
  accessKey: string;
  secretKey: string;
}

export interface ZheLiBangOptions extends ZheLiBangAccount {
  /** Page to sign in at, `https://portal.zjzwfw.gov.cn/uc/sso/login`. */
  loginUrl: string;
  /** The two components of the IRS: one trades a ticket for a token, the other says whose the token is. */
  tokenUrl: string;
  userUrl: string;
  /** Where the browser comes back to, with its last slash; registered with the province. */
  returnUrl: string;
  bridge: string;
  clock: Clock;
  log: Log;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

/**
 * Signs people in by 浙里办, through the unified sign-in of the province (IRS 统一单点登录): the browser comes
 * back with a one-time ticket, which is traded for a token and the token for who it is. The ID number
 * that comes with it is looked at for the month of birth and kept nowhere.
 */
export function createZheLiBang(options: ZheLiBangOptions): IdentityProvider {
  const { loginUrl, tokenUrl, userUrl, returnUrl, appId, bridge } = options;
  return {
    id: 'zhelibang',
    name: { zh: '浙里办登录', en: 'Sign in with Zheliban' },
    bridge,
    async startUrl({ county, state }: Way) {
      // Handed back as `redirectUrl`; some registrations send the browser there itself.
      const sp = `${returnUrl}?${new URLSearchParams({ county: String(county), state })}`;
      return `${loginUrl}?${new URLSearchParams({ appId, userType: 'person', sp })}`;
    },
    async exchange(query: string): Promise<Grant | Unwelcome> {
      const ticketId = new URLSearchParams(query).get('ticketId');
      if (ticketId === null || ticketId === '') return unwelcome('declined');
      const body = { ticketId, appId };
      const answer = await call(options, { name: 'access_token', address: tokenUrl, body });
      if (answer.kind === 'unwelcome') return answer;
      const token = textOf(answer.data.accessToken);
      return token === null ? unwelcome('unavailable') : { kind: 'granted', token, claims: {} };
    },
    async profile({ token }: Grant): Promise<Person | Unwelcome> {
      const body = { token };
      const answer = await call(options, { name: 'getUserInfo', address: userUrl, body });
      return answer.kind === 'unwelcome' ? answer : personOf(answer.data);
    },
  };
}

/** What stands by other names was seen so in other applications that ask the same interface. */
function personOf({ personInfo, legalPersonInfo }: Fields): Person | Unwelcome {
  if (!isObject(personInfo))
    return unwelcome(isObject(legalPersonInfo) ? 'no_person' : 'unavailable');
  const { userId, userName, phone, mobile, idNo, idnum } = personInfo;
  const subject = textOf(userId);
  if (subject === null) return unwelcome('unavailable');
  return {
    kind: 'person',
    subject,
    phone: mainlandPhone(phone ?? mobile),
    name: wordsOf(userName),
    birth: birthOfIdNumber(idNo ?? idnum),
  };
}

/** Digits 7 to 12 of an 18-digit ID number are year and month of birth (GB 11643). */
function birthOfIdNumber(number: unknown): Person['birth'] {
  const month = /^\d{6}(\d{6})\d{5}[\dXx]$/.exec(typeof number === 'string' ? number : '');
  return month && birthMonth(month[1]);
}

type Fields = Record<string, unknown>;
type Answer = { kind: 'answer'; data: Fields };

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

interface Call {
  name: 'access_token' | 'getUserInfo';
  address: string;
  body: Record<string, string>;
}

async function call(
  options: ZheLiBangOptions,
  { name, address, body }: Call,
): Promise<Answer | Unwelcome> {
  const { log, timeoutMs = 5_000 } = options;
  const url = new URL(address);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...gatewayHeaders(url, options) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const fields = fieldsOf(await response.json());
    const success = response.ok ? String(fields.success) : 'undefined';
    if (success === 'true') return { kind: 'answer', data: fieldsOf(fields.data) };
    const isOfTicket = name === 'access_token' && success === 'false' && !speaksOfUs(fields);
    const because = isOfTicket ? 'spent' : 'unavailable';
    log.warn(
      { call: name, status: response.status, said: saidOf(fields), because },
      '浙里办 did not take a call',
    );
    return unwelcome(because);
  } catch (error) {
    log.warn({ err: error, call: name }, '浙里办 did not answer');
    return unwelcome('unavailable');
  }
}

/** A refusal that names the application or its rights: the ticket is not at fault then. */
const speaksOfUs = ({ errorMsg, msg }: Fields) =>
  /appId|应用|接入|权限/i.test(String(errorMsg ?? msg));

/** The gateway’s own refusals, which come as 401: of the key, the signature, the clock, the component. */
const ofTheGateway = [
  'Invalid access key',
  'Invalid signature',
  'Clock skew exceeded',
  'The route_id is forbidden.',
];

/** Of a refusal what names no person is written down: a sentence of the gateway, or a code. */
function saidOf({ message, errorCode, errCode }: Fields): string {
  const sentence = ofTheGateway.find((one) => one === message);
  const code = /^-?[A-Z_]{0,32}\d{0,6}$/.exec(String(errorCode ?? errCode))?.[0];
  return sentence ?? (code || 'no code');
}

/** The gateway wants each call signed, and no older than 90 seconds. */
function gatewayHeaders(
  { pathname, searchParams }: URL,
  { accessKey, secretKey, clock }: ZheLiBangOptions,
): Record<string, string> {
  const date = clock.now().toUTCString();
  const outline = { method: 'POST', path: pathname, query: searchParams, accessKey, date };
  return {
    'x-bg-hmac-access-key': accessKey,
    'x-bg-hmac-algorithm': 'hmac-sha256',
    'x-bg-date-time': date,
    'x-bg-hmac-signature': gatewaySignature(secretKey, outline),
  };
}

/** What of a call is signed; the date as RFC 1123 writes it. */
export interface GatewayOutline {
  method: string;
  path: string;
  query: URLSearchParams;
  accessKey: string;
  date: string;
}

/** HMAC-SHA256 in base64 over method, path, sorted query, key and date, a line each. */
export function gatewaySignature(
  secretKey: string,
  { method, path, query, accessKey, date }: GatewayOutline,
): string {
  const sorted = [...query].map(([key, value]) => `${encodeURI(key)}=${encodeURI(value)}`).sort();
  const outline = `${method}\n${path}\n${sorted.join('&')}\n${accessKey}\n${date}\n`;
  return createHmac('sha256', secretKey).update(outline).digest('base64');
}
