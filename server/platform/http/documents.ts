import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A document made for everyone, of which a newer one may follow under the same address. */
export class PublicDocument {
  readonly bytes: Buffer;
  readonly type: 'application/pdf';
  /** What a browser saves it as: ASCII. */
  readonly name: string;
  constructor(bytes: Buffer, { type, name }: { type: 'application/pdf'; name: string }) {
    this.bytes = bytes;
    this.type = type;
    this.name = name;
  }
}

/** Caches may answer with it for so long before they ask whether it is still the same. */
const freshSeconds = 300;

/** Sends the document, or 304 where the reader's cache holds these very bytes (RFC 9110, 13.1.2). */
export function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, type, name }: PublicDocument,
) {
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  reply
    .header('cache-control', `public, max-age=${freshSeconds}`)
    .header('etag', tag)
    // The same address speaks the reader's language where the query names none.
    .header('vary', 'accept-language');
  const held = request.headers['if-none-match']?.split(',').map((one) => one.trim());
  if (held?.some((one) => one === '*' || one.replace(/^W\//, '') === tag))
    return reply.status(304).send();
  return reply.header('content-disposition', `inline; filename="${name}"`).type(type).send(bytes);
}
