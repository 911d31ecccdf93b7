import type { FastifyReply, FastifyRequest } from 'fastify';
import { asJpeg } from '../images.ts';
import { type Queue, queueOf } from '../queue.ts';
import { sendRefusal } from './problem.ts';
import { refuse } from './refusals.ts';

/** A picture of ours, kept as WebP. */
export class StoredFile {
  readonly bytes: Buffer;
  /** For so long whoever is on the way, and the reader’s browser, may keep it; nobody where it is 0. */
  readonly keptSeconds: number;
  /** Whether it was asked for as WebP, whatever else the reader says. */
  readonly asKept: boolean;
  constructor(bytes: Buffer, { keptSeconds, asKept }: { keptSeconds: number; asKept: boolean }) {
    this.bytes = bytes;
    this.keptSeconds = keptSeconds;
    this.asKept = asKept;
  }
}

/** JPEGs under way and waiting; the largest takes about a tenth of a second. */
const room = 40;
const retryAfterSeconds = 5;
/** One after the other: a picture is decoded in memory. */
const jpegs: Queue = queueOf(room);

/**
 * Sends the picture as it is kept, or as JPEG to whoever does not name WebP: Safari shows it since iOS 14, and a
 * browser that can names it when it asks for an `<img>`.
 */
export async function sendStoredFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, keptSeconds, asKept }: StoredFile,
) {
  reply.header('vary', 'accept');
  const webp = asKept || knowsWebp(request.headers.accept);
  const picture = webp ? bytes : await jpegs(() => asJpeg(bytes));
  if (picture === undefined)
    return sendRefusal(request, reply, refuse('try_later', { retryAfterSeconds }));
  return reply
    .header(
      'cache-control',
      keptSeconds > 0 ? `public, max-age=${keptSeconds}, immutable` : 'no-store',
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', 'inline')
    .type(webp ? 'image/webp' : 'image/jpeg')
    .send(picture);
}

const none = /^q=0(\.0*)?$/;

/** Named, and not as what it cannot show (RFC 9110, 12.4.2); an asterisk alone says nothing of WebP. */
const knowsWebp = (accept = ''): boolean =>
  accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .some(([type, ...rest]) => type === 'image/webp' && !rest.some((part) => none.test(part)));
