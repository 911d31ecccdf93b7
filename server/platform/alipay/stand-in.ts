import { type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { type AlipayAccount, orderChanged } from './client.ts';
import { drawStandInCertificates, serialNumberOf } from './stand-in-certificates.ts';

/**
 * What becomes of the next payout that is sent. success, fail and under_way are answered as they are · refused: no
 * order is made · unknown: paid, and the answer is an error of the system · late: paid, and no answer comes ·
 * lost: it never arrives · forged: paid, and the answer bears another signature.
 */
export type Behaviour =
  | 'success'
  | 'fail'
  | 'under_way'
  | 'refused'
  | 'unknown'
  | 'late'
  | 'lost'
  | 'forged';
export type OrderStatus = 'SUCCESS' | 'FAIL' | 'DEALING';

interface Order {
  id: string;
  number: string;
  /** What was sent under the number: it must be the same each time. */
  sent: string;
  amount: string;
  payee: string;
  status: OrderStatus;
}

export interface AlipayStandIn {
  account: AlipayAccount;
  /** What becomes of payouts from now on: these in turn, and the last one of all that follow. */
  plan(...behaviours: readonly Behaviour[]): void;
  /** Whether it answers questions about payouts; it does unless told otherwise. */
  answerQuestions(does: boolean): void;
  /** Ends an order that is under way. */
  finish(number: string, status: 'SUCCESS' | 'FAIL'): void;
  /** Every number that arrived, as often as it did. */
  readonly arrived: readonly string[];
  /** How many questions were asked. */
  readonly asked: number;
  /** Yuan that were paid to an account, one text for each payment. */
  paidTo(account: string): string[];
  statusOf(number: string): OrderStatus | undefined;
  /** What Alipay posts when an order has changed, signed. */
  notification(number: string): Record<string, string>;
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  newId: () => string;
  /** What becomes of payouts until it is told otherwise. */
  behaviour?: Behaviour;
}

/**
 * Stands in for Alipay where there is no contract with it: the demo and the tests. It listens on this machine
 * only, speaks OpenAPI v3, checks every signature as Alipay does, and pays nobody.
 */
export async function startAlipayStandIn({
  clock,
  newId,
  behaviour = 'success',
}: Options): Promise<AlipayStandIn> {
  const { account, alipayKey } = await drawStandInCertificates(clock.now());
  const appId = '2021000000000000';
  const till = createTill({ clock, newId, behaviour });
  const gate = createGate({ appId, ...account });
  const seal = createSeal(alipayKey, { sn: serialNumberOf(account.alipayCert), clock, newId });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const received = await receive(request);
    const said = gate.check(received) ?? till.answer(received);
    if (said === 'nothing') return;
    if (said === 'cut') {
      gate.forget(received);
      response.destroy();
      return;
    }
    const body = JSON.stringify(said.body);
    const headers = seal(said.forged ? `${body} ` : body);
    response.writeHead(said.status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const notification = (number: string) => signedForm(alipayKey, till.changed(number, appId));
  return {
    account: { appId, ...account, endpoint: `http://127.0.0.1:${address.port}` },
    ...till.controls,
    get arrived() {
      return till.arrived;
    },
    get asked() {
      return till.questions();
    },
    notification,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Received {
  method: string;
  /** With its query. */
  url: string;
  body: string;
  headers: IncomingMessage['headers'];
}

type Said = { status: number; body: object; forged?: boolean } | 'nothing' | 'cut';

async function receive(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method = '', url = '/', headers } = request;
  return { method, url, headers, body: Buffer.concat(parts).toString() };
}

const no = (status: number, code: string): Said => ({ status, body: { code, message: code } });

/** Lets in what was signed with the key of the app's certificate, once. */
function createGate(held: { appId: string; appCert: string; rootCert: string }) {
  const key = new X509Certificate(held.appCert).publicKey;
  const [sn, rootSn] = [serialNumberOf(held.appCert), serialNumberOf(held.rootCert)];
  const seen = new Set<string>();
  const check = ({ method, url, body, headers }: Received): Said | undefined => {
    const form = /^ALIPAY-SHA256withRSA (.+),sign=([^,]+)$/.exec(headers.authorization ?? '');
    const [, told = '', signature = ''] = form ?? [];
    const parts = new Map(told.split(',').map((part) => part.split('=', 2) as [string, string]));
    if (parts.get('app_id') !== held.appId) return no(400, 'invalid-app-id');
    if (parts.get('app_cert_sn') !== sn || headers['alipay-root-cert-sn'] !== rootSn)
      return no(400, 'invalid-app-cert-sn');
    const text = Buffer.from(`${told}\n${method}\n${url}\n${body}\n`);
    if (!verify('RSA-SHA256', text, key, Buffer.from(signature, 'base64')))
      return no(401, 'invalid-signature');
    const nonce = parts.get('nonce') ?? '';
    if (nonce === '' || seen.has(nonce)) return no(400, 'invalid-nonce');
    seen.add(nonce);
    return undefined;
  };
  /** What never arrived was not seen. */
  const forget = ({ headers }: Received) => {
    seen.delete(/nonce=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? '');
  };
  return { check, forget };
}

function createSeal(
  key: KeyObject,
  { sn, clock, newId }: { sn: string; clock: Clock; newId: () => string },
) {
  return (body: string) => {
    const [timestamp, nonce] = [String(clock.now().getTime()), newId()];
    const signature = sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key);
    return {
      'alipay-timestamp': timestamp,
      'alipay-nonce': nonce,
      'alipay-sn': sn,
      'alipay-signature': signature.toString('base64'),
    };
  };
}

function signedForm(key: KeyObject, fields: Record<string, string>): Record<string, string> {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const signature = sign('RSA-SHA256', Buffer.from(text), key).toString('base64');
  return { ...fields, sign: signature, sign_type: 'RSA2' };
}

/** Orders by number: each is carried out once, however often it is sent. */
function createTill({ clock, newId, behaviour: first }: Required<Options>) {
  const orders = new Map<string, Order>();
  const arrived: string[] = [];
  /** The library repeats a request by itself when its connection is cut: that one is lost, too. */
  const lost = new Set<string>();
  let [planned, answering, questions]: [Behaviour[], boolean, number] = [[first], true, 0];
  const next = () => (planned.length > 1 ? planned.shift() : planned[0]) ?? 'success';
  const orderOf = (number: string) => {
    const order = orders.get(number);
    if (order === undefined) throw new Error(`no order ${number}`);
    return order;
  };

  function send(body: string): Said {
    const sent = JSON.parse(body) as SentPayout;
    const fault = faultOf(sent);
    if (fault !== undefined) return no(400, fault);
    const { out_biz_no: number } = sent;
    const known = orders.get(number);
    if (known === undefined) return begin(sent, body);
    arrived.push(number);
    if (known.sent !== body) return no(400, 'PAYMENT_INFO_INCONSISTENCY');
    return shown(known);
  }

  function begin(sent: SentPayout, body: string): Said {
    const { out_biz_no: number, payee_info: payee } = sent;
    if (lost.delete(number)) return 'cut';
    const behaviour = next();
    if (behaviour === 'lost') {
      lost.add(number);
      return 'cut';
    }
    arrived.push(number);
    // In the demo an account that ends like this is nobody's.
    if (behaviour === 'refused' || payee.identity.endsWith('000'))
      return no(400, 'PAYEE_NOT_EXIST');
    const status = { fail: 'FAIL', under_way: 'DEALING' }[behaviour as string] ?? 'SUCCESS';
    const order: Order = {
      id: newId().replaceAll('-', ''),
      number,
      sent: body,
      amount: sent.trans_amount,
      payee: payee.identity,
      status: status as OrderStatus,
    };
    orders.set(number, order);
    if (behaviour === 'late') return 'nothing';
    if (behaviour === 'unknown') return no(500, 'SYSTEM_ERROR');
    if (behaviour === 'fail') return no(400, 'EXCEED_LIMIT_SM_AMOUNT');
    const said = shown(order);
    return typeof said === 'object' ? { ...said, forged: behaviour === 'forged' } : said;
  }

  function question(url: string): Said {
    questions += 1;
    if (!answering) return no(500, 'SYSTEM_ERROR');
    const { searchParams } = new URL(url, 'http://stand-in');
    const order = orders.get(searchParams.get('out_biz_no') ?? '');
    return order === undefined ? no(400, 'ORDER_NOT_EXIST') : shown(order);
  }

  return {
    arrived,
    questions: () => questions,
    answer({ method, url, body }: Received): Said {
      const [path] = url.split('?');
      if (method === 'POST' && path === '/v3/alipay/fund/trans/uni/transfer') return send(body);
      if (method === 'GET' && path === '/v3/alipay/fund/trans/common/query') return question(url);
      return no(404, 'invalid-method');
    },
    changed: (number: string, appId: string): Record<string, string> => ({
      notify_id: newId().replaceAll('-', ''),
      utc_timestamp: String(clock.now().getTime()),
      msg_method: orderChanged,
      app_id: appId,
      version: '1.1',
      charset: 'UTF-8',
      biz_content: JSON.stringify({
        out_biz_no: number,
        product_code: 'TRANS_ACCOUNT_NO_PWD',
        biz_scene: 'DIRECT_TRANSFER',
        action_type: 'FINISH',
        order_id: orders.get(number)?.id ?? '',
        status: orders.get(number)?.status ?? 'FAIL',
      }),
    }),
    controls: {
      plan: (...behaviours: readonly Behaviour[]) => {
        planned = [...behaviours];
      },
      answerQuestions: (does: boolean) => {
        answering = does;
      },
      finish: (number: string, status: 'SUCCESS' | 'FAIL') => {
        const order = orderOf(number);
        if (order.status === 'DEALING') order.status = status;
      },
      paidTo: (account: string) =>
        [...orders.values()]
          .filter(({ payee, status }) => payee === account && status === 'SUCCESS')
          .map(({ amount }) => amount),
      statusOf: (number: string) => orders.get(number)?.status,
    },
  };
}

interface SentPayout {
  out_biz_no: string;
  trans_amount: string;
  product_code: string;
  biz_scene: string;
  order_title: string;
  payee_info: { identity: string; identity_type: string; name?: string };
}

/** What Alipay says to a payout that is not well made. */
function faultOf(sent: SentPayout): string | undefined {
  const { out_biz_no: number, trans_amount: amount, payee_info: payee } = sent;
  if (!/^[0-9A-Za-z_]{1,64}$/.test(number)) return 'INVALID_PARAMETER';
  if (!/^\d+\.\d\d$/.test(amount) || Number(amount) < 0.1) return 'EXCEED_LIMIT_SM_MIN_AMOUNT';
  if (sent.product_code !== 'TRANS_ACCOUNT_NO_PWD' || sent.biz_scene !== 'DIRECT_TRANSFER')
    return 'INVALID_PARAMETER';
  const { identity_type: kind } = payee;
  if (kind === 'ALIPAY_USER_ID')
    return /^2088\d{12}$/.test(payee.identity) ? undefined : 'PAYEE_NOT_EXIST';
  if (kind !== 'ALIPAY_LOGON_ID') return 'INVALID_PARAMETER';
  return payee.name ? undefined : 'PAYEE_USER_INFO_ERROR';
}

function shown({ id, number, status }: Order): Said {
  const failed = status === 'FAIL' ? { error_code: 'EXCEED_LIMIT_SM_AMOUNT' } : {};
  return { status: 200, body: { out_biz_no: number, order_id: id, status, ...failed } };
}
