import { createHash, createHmac } from 'node:crypto';

/** What the signature covers. */
export interface Acs3Request {
  method: string;
  path: string;
  query: Iterable<[name: string, value: string]>;
  /** Lower-case names; exactly the headers that are signed, `x-acs-content-sha256` among them. */
  headers: Record<string, string>;
}

export const acs3Algorithm = 'ACS3-HMAC-SHA256';

/**
 * Alibaba Cloud's request signature, version 3, in lower-case hex: HMAC-SHA256 over the digest of the
 * canonical request. Source: help.aliyun.com, 「V3版本请求体&签名机制」; its two examples are our tests.
 */
export function acs3Signature(request: Acs3Request, accessKeySecret: string): string {
  const names = signedNames(request.headers);
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    request.headers['x-acs-content-sha256'] ?? '',
  ].join('\n');
  return createHmac('sha256', accessKeySecret)
    .update(`${acs3Algorithm}\n${sha256Hex(canonical)}`)
    .digest('hex');
}

/** The value of the Authorization header. */
export function acs3Authorization(
  request: Acs3Request,
  key: { accessKeyId: string; accessKeySecret: string },
): string {
  const names = signedNames(request.headers).join(';');
  const signature = acs3Signature(request, key.accessKeySecret);
  return `${acs3Algorithm} Credential=${key.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
}

/** Sorted by name and encoded as the signature wants it; it can be sent as it is. */
export function canonicalQuery(query: Iterable<[name: string, value: string]>): string {
  return [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

export function sha256Hex(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const signedNames = (headers: Record<string, string>) => Object.keys(headers).sort();

/** RFC 3986: what `encodeURIComponent` leaves alone for old times' sake is encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
