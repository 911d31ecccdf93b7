import { acs3Authorization, canonicalQuery, sha256Hex } from './acs3.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { postOnce } from './remote.ts';
import type { SmsTemplate } from './sms-templates.ts';

export interface SmsMessage {
  /** A mobile number of the mainland, 11 digits. */
  phone: string;
  template: SmsTemplate;
  /** What the template asks for, `{ code: '123456' }`, the last digits `{ tail: '1234' }` of a number, what was found, or what lapses when. */
  values: Record<string, string>;
  /** Comes back in the provider's receipt. */
  outId: string;
}

export type SmsRefusalCode = 'sms_limited' | 'sms_number_illegal' | 'sms_unavailable';

export type SmsResult =
  /** `shown`: the code itself, where a demo shows it on the screen. */
  | { kind: 'sent'; shown?: string }
  /** `unsure`: no answer came, so it may be on its way all the same. */
  | { kind: 'refused'; code: SmsRefusalCode; unsure?: true };

export interface Sms {
  send(message: SmsMessage): Promise<SmsResult>;
}

/** For those who write a past: nobody gets a message about it. */
export const noSms: Sms = {
  send: () => Promise.reject(new Error('nothing is sent to a phone from here')),
};

export interface AliyunSmsOptions {
  /** `https://dysmsapi.aliyuncs.com`; plain http only to this machine itself. */
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  /** The registered sender, shown as 【…】 before the text. */
  signName: string;
  /** The provider's number of each template, `SMS_…`. */
  templates: Record<SmsTemplate, string>;
  clock: Clock;
  /** The nonce: another one for each request. */
  newId: () => string;
  log: Log;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

/**
 * Sends through Alibaba Cloud's Dysmsapi 2017-05-25. Nothing is tried twice: the provider does not
 * recognise a repeated request and would send a second message. @throws TypeError for an endpoint
 * that would carry phone numbers in the clear.
 */
export function createAliyunSms(options: AliyunSmsOptions): Sms {
  const endpoint = safeEndpoint(options.endpoint);
  const { log, timeoutMs = 5_000 } = options;
  return {
    async send(message) {
      const { url, headers } = signedRequest(endpoint, message, options);
      const answer = await ask(url, headers, timeoutMs);
      if (answer.code === 'OK') return { kind: 'sent' };
      log.warn({ provider: answer, outId: message.outId }, 'The provider did not take the SMS');
      const unsure = answer.unsure ? ({ unsure: true } as const) : {};
      return { kind: 'refused', code: refusalOf(answer.code), ...unsure };
    },
  };
}

/** Codes of the provider that a person can do something about; all others are ours to repair. */
function refusalOf(code: string): SmsRefusalCode {
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') return 'sms_limited';
  if (code === 'isv.MOBILE_NUMBER_ILLEGAL') return 'sms_number_illegal';
  return 'sms_unavailable';
}

/** SendSms takes its parameters in the query, also by POST, and an empty body. */
function signedRequest(endpoint: URL, message: SmsMessage, options: AliyunSmsOptions) {
  const { accessKeyId, accessKeySecret, signName, templates, clock, newId } = options;
  const query = Object.entries({
    PhoneNumbers: message.phone,
    SignName: signName,
    TemplateCode: templates[message.template],
    TemplateParam: JSON.stringify(message.values),
    OutId: message.outId,
  });
  const acs = {
    'x-acs-action': 'SendSms',
    'x-acs-content-sha256': sha256Hex(''),
    'x-acs-date': clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': newId(),
    'x-acs-version': '2017-05-25',
  };
  const signed = { method: 'POST', path: '/', query, headers: { ...acs, host: endpoint.host } };
  const authorization = acs3Authorization(signed, { accessKeyId, accessKeySecret });
  return {
    url: new URL(`/?${canonicalQuery(query)}`, endpoint),
    headers: { ...acs, authorization },
  };
}

interface Answer {
  /** `OK`, the provider's code, or what kept an answer from coming. */
  code: string;
  requestId?: string;
  /** The request may have arrived. */
  unsure?: true;
}

async function ask(url: URL, headers: Record<string, string>, timeoutMs: number): Promise<Answer> {
  const asked = await postOnce(url, { headers, timeoutMs });
  if (asked.kind === 'answered') return parseAnswer(asked.body);
  const { unsent, reason: code } = asked;
  return unsent === 'later' ? { code } : { code, unsure: true };
}

/** Whoever speaks of something else may have sent the message on all the same. */
function parseAnswer(body: string): Answer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { code: 'no json', unsure: true };
  }
  if (typeof json !== 'object' || json === null || !('Code' in json))
    return { code: 'no code', unsure: true };
  const requestId = 'RequestId' in json ? { requestId: String(json.RequestId) } : {};
  return { code: String(json.Code), ...requestId };
}

function safeEndpoint(text: string): URL {
  const endpoint = new URL(text);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(endpoint.hostname);
  if (endpoint.protocol !== 'https:' && !isLocal) {
    throw new TypeError(`The SMS endpoint ${endpoint.origin} must be https`);
  }
  return endpoint;
}
