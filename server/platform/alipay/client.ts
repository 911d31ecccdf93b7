import { AlipayRequestError, AlipaySdk } from 'alipay-sdk';
import type { Log } from '../log.ts';
import { yuanOf } from './yuan.ts';

/** Whom money goes to. `logon`: the phone number or address by which somebody signs in to Alipay. */
export interface Payee {
  kind: 'user' | 'logon';
  account: string;
  /** Compared by Alipay with who owns the account. */
  name: string;
}

export interface Payout {
  /** Ours, and the same however often it is sent: Alipay carries a number out once. */
  number: string;
  amountFen: number;
  title: string;
  payee: Payee;
}

/**
 * What is known of a payout after Alipay was asked. paid and failed: it said so under its signature, and that is
 * the end · under_way: it works on it · refused: its door said no, which is not signed · no_such_order: it
 * knows no such number at this moment · unknown: no answer that can be believed, it may be paid all the same.
 */
export type PayoutAnswer =
  | { kind: 'paid'; order: string }
  | { kind: 'failed'; code: string }
  | { kind: 'under_way' }
  | { kind: 'refused'; code: string }
  | { kind: 'no_such_order' }
  | { kind: 'unknown'; code: string };

export interface Alipay {
  /** Sends a payout; sent again under the same number it is the same payout. */
  send(payout: Payout): Promise<PayoutAnswer>;
  /** How a payout stands. */
  ask(number: string): Promise<PayoutAnswer>;
  /** The number that a notification is about; undefined where Alipay did not sign it, or for somebody else. */
  numberIn(notification: Readonly<Record<string, string>>): string | undefined;
}

/** Contents of the files that the open platform gives out, in PEM, and the key that stays here. */
export interface AlipayAccount {
  appId: string;
  privateKey: string;
  appCert: string;
  alipayCert: string;
  rootCert: string;
  /** `https://openapi.alipay.com`; plain http only to this machine itself. */
  endpoint: string;
}

export interface AlipayOptions extends AlipayAccount {
  log: Log;
  /** 5 seconds unless told otherwise. */
  timeoutMs?: number;
}

const scene = { product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' } as const;

/**
 * Pays out through Alipay's transfer to an account (OpenAPI v3, certificate mode). Answers are believed under
 * Alipay's signature only; the library checks it on answers that are no errors, so an error ends nothing. A
 * request whose connection is cut it repeats by itself: the same payout, under the same number.
 */
export function createAlipay(options: AlipayOptions): Alipay {
  const { appId, privateKey, appCert, alipayCert, rootCert, endpoint, log } = options;
  const sdk = new AlipaySdk({
    appId,
    // The library takes the last line for a part of the key.
    privateKey: privateKey.trim(),
    keyType: privateKey.includes('RSA PRIVATE KEY') ? 'PKCS1' : 'PKCS8',
    appCertContent: appCert,
    alipayPublicCertContent: alipayCert,
    alipayRootCertContent: rootCert,
    endpoint,
    timeout: options.timeoutMs ?? 5_000,
  });
  const call = async (number: string, asking: Promise<{ data: unknown }>) => {
    const answer = await asking.then(({ data }) => answerOf(data, number)).catch(errorOf);
    if (answer.kind === 'refused' || answer.kind === 'unknown')
      log.warn({ number, ...answer }, 'Alipay did not say how a payout stands');
    return answer;
  };
  return {
    send: (payout) =>
      call(
        payout.number,
        sdk.curl('POST', '/v3/alipay/fund/trans/uni/transfer', { body: bodyOf(payout) }),
      ),
    ask: (number) =>
      call(
        number,
        sdk.curl('GET', '/v3/alipay/fund/trans/common/query', {
          query: { ...scene, out_biz_no: number },
        }),
      ),
    numberIn: (notification) => {
      // The library would also check by SHA-1, where the sender asks for it.
      const isOurs = notification.app_id === appId && notification.sign_type === 'RSA2';
      if (!isOurs || notification.msg_method !== orderChanged) return undefined;
      return isSigned(sdk, notification) ? numberOf(notification.biz_content) : undefined;
    },
  };
}

export const orderChanged = 'alipay.fund.trans.order.changed';

function isSigned(sdk: AlipaySdk, notification: Readonly<Record<string, string>>): boolean {
  try {
    return sdk.checkNotifySignV2(notification);
  } catch {
    return false;
  }
}

function numberOf(text: string | undefined): string | undefined {
  try {
    const { out_biz_no: number } = JSON.parse(text ?? '') as { out_biz_no?: unknown };
    return typeof number === 'string' ? number : undefined;
  } catch {
    return undefined;
  }
}

const bodyOf = ({ number, amountFen, title, payee }: Payout) => ({
  ...scene,
  out_biz_no: number,
  trans_amount: yuanOf(amountFen),
  order_title: title,
  payee_info: {
    identity: payee.account,
    identity_type: payee.kind === 'user' ? 'ALIPAY_USER_ID' : 'ALIPAY_LOGON_ID',
    name: payee.name,
  },
  business_params: JSON.stringify({ payer_show_name_use_alias: 'true' }),
});

/** An answer under Alipay's signature. One about another number is none. */
function answerOf(data: unknown, number: string): PayoutAnswer {
  const said = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const text = (field: string) => {
    const value = said[field];
    return typeof value === 'string' ? value : '';
  };
  if (said.out_biz_no !== undefined && said.out_biz_no !== number)
    return { kind: 'unknown', code: 'another_number' };
  switch (said.status) {
    case 'SUCCESS':
      return { kind: 'paid', order: text('order_id') };
    case 'FAIL':
    case 'CLOSED':
      return { kind: 'failed', code: text('error_code') || text('status') };
    case 'DEALING':
    case 'WAIT_PAY':
      return { kind: 'under_way' };
    default:
      return { kind: 'unknown', code: `status ${text('status')}`.trim() };
  }
}

/** Codes that say nothing of what became of the payout. */
const undecided = ['SYSTEM_ERROR', 'REQUEST_PROCESSING', 'UNKNOWN_EXCEPTION'];

function errorOf(error: unknown): PayoutAnswer {
  if (!(error instanceof AlipayRequestError)) return { kind: 'unknown', code: 'no_answer' };
  const { code = 'no_answer', responseHttpStatus: status = 0 } = error;
  if (code === 'ORDER_NOT_EXIST') return { kind: 'no_such_order' };
  const decided = status >= 400 && status < 500 && !undecided.includes(code);
  return decided ? { kind: 'refused', code } : { kind: 'unknown', code };
}
