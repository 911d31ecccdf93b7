import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { acs3Algorithm, acs3Signature, sha256Hex } from './acs3.ts';
import type { Clock } from './clock.ts';
import type { StandInRequest } from './stand-in-server.ts';

export interface Acs3GateOptions {
  accessKeyId: string;
  accessKeySecret: string;
  clock: Clock;
  /** The one call that exists here. */
  action: string;
  version: string;
}

/** An answer of the provider that is not `OK`. */
export interface Acs3Fault {
  status: number;
  code: string;
  message: string;
}

const validForMs = 15 * 60_000;

const signedAlways = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

/**
 * The provider's side of the signature, for stand-ins: lets a request pass that the holder of the
 * key signed for this one call, within 15 minutes, and that did not come before.
 */
export function createAcs3Gate(options: Acs3GateOptions) {
  const nonces = new Map<string, number>();
  return (request: StandInRequest): Acs3Fault | undefined =>
    checkSignature(request, options) ??
    checkTime(request.headers, options.clock.now().getTime(), nonces) ??
    checkCall(request, options);
}

function checkSignature(
  { method, url, headers, body }: StandInRequest,
  { accessKeyId, accessKeySecret }: Acs3GateOptions,
): Acs3Fault | undefined {
  const authorization = parseAuthorization(headers.authorization);
  if (!authorization) return fault(400, 'IncompleteSignature', 'Authorization is not complete');
  const { credential, names, signature } = authorization;
  if (credential !== accessKeyId) {
    return fault(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  const present = Object.keys(headers).filter((name) => name.startsWith('x-acs-'));
  const areSigned = [...signedAlways, ...present].every(
    (name) => names.includes(name) && header(headers, name) !== '',
  );
  if (!areSigned) return fault(400, 'IncompleteSignature', 'A header is not signed');
  const signed = Object.fromEntries(names.map((name) => [name, header(headers, name)]));
  const request = { method, path: url.pathname, query: url.searchParams, headers: signed };
  const matches =
    signed['x-acs-content-sha256'] === sha256Hex(body) &&
    equalText(signature, acs3Signature(request, accessKeySecret));
  if (matches) return undefined;
  const words = 'Specified signature is not matched with our calculation.';
  return fault(400, 'SignatureDoesNotMatch', words);
}

function checkTime(
  headers: IncomingHttpHeaders,
  nowMs: number,
  nonces: Map<string, number>,
): Acs3Fault | undefined {
  const sentMs = Date.parse(header(headers, 'x-acs-date'));
  // Written so that what is not a date is refused too.
  if (!(Math.abs(nowMs - sentMs) <= validForMs)) {
    const words = 'Specified time stamp or date value is expired.';
    return fault(400, 'InvalidTimeStamp.Expired', words);
  }
  for (const [old, usedMs] of nonces) if (nowMs - usedMs > 2 * validForMs) nonces.delete(old);
  const nonce = header(headers, 'x-acs-signature-nonce');
  if (nonces.has(nonce)) {
    return fault(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  }
  nonces.set(nonce, nowMs);
  return undefined;
}

function checkCall(
  { method, url, headers }: StandInRequest,
  { action, version }: Acs3GateOptions,
): Acs3Fault | undefined {
  const isCall =
    header(headers, 'x-acs-action') === action && header(headers, 'x-acs-version') === version;
  if (isCall && method === 'POST' && url.pathname === '/') return undefined;
  return fault(404, 'InvalidAction.NotFound', 'Specified api is not found.');
}

const authorizationForm = new RegExp(
  `^${acs3Algorithm} Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$`,
);

function parseAuthorization(text = '') {
  const [, credential, names, signature] = authorizationForm.exec(text) ?? [];
  if (!credential || !names || !signature) return undefined;
  return { credential, names: names.split(';'), signature };
}

function fault(status: number, code: string, message: string): Acs3Fault {
  return { status, code, message };
}

const header = (headers: IncomingHttpHeaders, name: string) => String(headers[name] ?? '');

function equalText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
