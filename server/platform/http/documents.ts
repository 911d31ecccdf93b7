import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

type DocumentType =
  | 'application/pdf'
  | 'application/rss+xml; charset=utf-8'
  | 'application/feed+json; charset=utf-8';

/** A document made for everyone, of which a newer one may follow under the same address. */
export class PublicDocument {
  readonly bytes: Buffer;
  readonly type: DocumentType;
  /** What a browser saves it as: ASCII. */
  readonly name: string;
  constructor(bytes: Buffer, { type, name }: { type: DocumentType; name: string }) {
    this.bytes = bytes;
    this.type = type;
    this.name = name;
  }
}

/** A file made for whoever asked, to be saved; nothing between us and them keeps it. */
export class Attachment {
  readonly body: Buffer | Readable;
  readonly type: string;
  /** What a browser saves it as: ASCII. */
  readonly name: string;
  constructor(body: Buffer | Readable, { type, name }: { type: string; name: string }) {
    this.body = body;
    this.type = type;
    this.name = name;
  }
}

export function sendAttachment(reply: FastifyReply, { body, type, name }: Attachment) {
  return reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(type)
    .send(body);
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
