import { type Acs3Fault, createAcs3Gate } from './acs3-gate.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Sms } from './sms.ts';
import { filledIn, type SmsTemplate, smsTexts, valuesOf } from './sms-templates.ts';
import { startStandInServer } from './stand-in-server.ts';

/** The numbers under which the stand-in has the templates. */
export const standInTemplates: Readonly<Record<SmsTemplate, string>> = {
  sign_in_code: 'SMS_100000001',
  step_up_code: 'SMS_100000002',
  phone_change_code: 'SMS_100000003',
  guardian_code: 'SMS_100000004',
  phone_changed: 'SMS_100000005',
  age_settled: 'SMS_100000006',
  phone_release_code: 'SMS_100000007',
  points_lapse: 'SMS_100000008',
  minor_points_lapse: 'SMS_100000009',
  agreement_code: 'SMS_100000010',
  notices: 'SMS_100000011',
};

/** The text of a template by its number; undefined for one that nobody registered. */
function registeredText(number: string | null): string | undefined {
  const templates = Object.keys(smsTexts) as SmsTemplate[];
  const template = templates.find((one) => standInTemplates[one] === number);
  return template && smsTexts[template];
}

export interface SmsStandInOptions {
  accessKeyId: string;
  accessKeySecret: string;
  clock: Clock;
  log: Log;
  /** Whether one number gets 1 message a minute, 5 an hour and 10 a day; yes unless told otherwise. */
  flowControl?: boolean;
}

export interface SmsStandIn {
  /** `http://127.0.0.1:<port>`, for the adapter. */
  endpoint: string;
  /** The code in the last message that this number got. */
  lastCode(phone: string): string | undefined;
  /** What the templates were filled in with for this number, the oldest first. */
  messages(phone: string): readonly Record<string, string>[];
  /** What this number got to read, the oldest first. */
  texts(phone: string): readonly string[];
  close(): Promise<void>;
}

/**
 * Stands in for Alibaba Cloud's Dysmsapi where no contract with a provider exists: the demo and the
 * tests. It listens on this machine only, speaks the same wire format, checks signatures as the
 * provider does, and keeps the messages instead of sending them.
 */
export async function startSmsStandIn(options: SmsStandInOptions): Promise<SmsStandIn> {
  const { accessKeyId, accessKeySecret, clock, log } = options;
  const call = { action: 'SendSms', version: '2017-05-25' };
  const checkRequest = createAcs3Gate({ accessKeyId, accessKeySecret, clock, ...call });
  const mailbox = createMailbox(options);
  let requests = 0;
  const server = await startStandInServer((request) => {
    const fault = checkRequest(request) ?? mailbox.take(request.url.searchParams);
    const { status, code, message } = fault ?? { status: 200, code: 'OK', message: 'OK' };
    const requestId = `stand-in-${++requests}`;
    log.info({ code, requestId }, 'The SMS stand-in answered');
    return { status, json: { Code: code, Message: message, RequestId: requestId } };
  });
  return {
    endpoint: server.origin,
    lastCode: mailbox.lastCode,
    messages: mailbox.messages,
    texts: mailbox.texts,
    close: server.close,
  };
}

/** Adds the code that the stand-in got to the result, for a demo that shows it on the screen. */
export function showingCodes(sms: Sms, standIn: Pick<SmsStandIn, 'lastCode'>): Sms {
  return {
    async send(message) {
      const result = await sms.send(message);
      const shown = standIn.lastCode(message.phone);
      return result.kind === 'sent' && shown !== undefined ? { ...result, shown } : result;
    },
  };
}

const flowLimits = [
  { name: '分钟级', permits: 1, windowMs: 60_000 },
  { name: '小时级', permits: 5, windowMs: 3_600_000 },
  { name: '天级', permits: 10, windowMs: 86_400_000 },
];

interface Message {
  values: Record<string, string>;
  text: string;
}

function createMailbox({ clock, flowControl = true }: SmsStandInOptions) {
  const boxes = new Map<string, { sentMs: number[]; messages: Message[] }>();

  return {
    take(query: URLSearchParams): Acs3Fault | undefined {
      const phone = query.get('PhoneNumbers') ?? '';
      if (!/^1[3-9]\d{9}$/.test(phone)) return fault('isv.MOBILE_NUMBER_ILLEGAL');
      if (!query.get('SignName')) return fault('isv.SMS_SIGNATURE_ILLEGAL');
      const text = registeredText(query.get('TemplateCode'));
      if (text === undefined) return fault('isv.SMS_TEMPLATE_ILLEGAL');
      const values = parseValues(query.get('TemplateParam') ?? '');
      if (!values) return fault('isv.INVALID_JSON_PARAM');
      if (valuesOf(text).some((name) => !values[name]))
        return fault('isv.TEMPLATE_MISSING_PARAMETERS');
      const nowMs = clock.now().getTime();
      const { sentMs, messages } = boxes.get(phone) ?? { sentMs: [], messages: [] };
      const limit = flowLimits.find(
        ({ permits, windowMs }) => sentMs.filter((ms) => nowMs - ms < windowMs).length >= permits,
      );
      if (limit && flowControl) {
        return fault('isv.BUSINESS_LIMIT_CONTROL', `触发${limit.name}流控Permits:${limit.permits}`);
      }
      boxes.set(phone, {
        sentMs: [...sentMs.slice(-9), nowMs],
        messages: [...messages.slice(-9), { values, text: filledIn(text, values) }],
      });
      return undefined;
    },
    lastCode: (phone: string) =>
      boxes.get(phone)?.messages.findLast(({ values }) => values.code !== undefined)?.values.code,
    messages: (phone: string) => (boxes.get(phone)?.messages ?? []).map(({ values }) => values),
    texts: (phone: string) => (boxes.get(phone)?.messages ?? []).map(({ text }) => text),
  };
}

/** The provider takes `{"code":"123456"}` and refuses `{"code":123456}`. */
function parseValues(text: string): Record<string, string> | undefined {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null) return undefined;
    const values = Object.entries(json);
    const areTexts = values.every(([, value]) => typeof value === 'string');
    return areTexts ? Object.fromEntries(values) : undefined;
  } catch {
    return undefined;
  }
}

/** Faults of the business, unlike those of the signature, come with status 200. */
function fault(code: string, message = code): Acs3Fault {
  return { status: 200, code, message };
}
