import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sqlState } from '../database.ts';
import type { Refusal } from '../refusal.ts';
import { fieldsOf } from './fields.ts';
import { languageOf, problemOf, sendProblem, sendRefusal } from './problem.ts';
import { refuse } from './refusals.ts';

/** Fastify's own complaints about a request, by their codes. */
const complaints: Record<string, () => Refusal> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => refuse('content_type_refused'),
  FST_ERR_CTP_EMPTY_TYPE: () => refuse('content_type_refused'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => refuse('body_too_large'),
  FST_REQ_FILE_TOO_LARGE: () => refuse('body_too_large'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => refuse('body_unreadable'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => refuse('body_unreadable'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('body_unreadable'),
};

/** SQLSTATE classes that say "not now": connections, resources, operator, lost serialisation. */
const passing = ['08', '53', '57', '40'];

/** An address that cannot be read never reaches a route, nor the error handler of one. */
export function answerBadAddress(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  sendRefusal(request, reply, refuse('no_such_route'));
}

/** Node's complaints about bytes that are no request it can read. */
const unreadable: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is no request names no language: it is answered in the one that is spoken here. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // Before a handshake is over nothing can be said, and an answer would wait for its end for ever.
  const isHandshake = /^ERR_(TLS|SSL)_/.test(error.code ?? '');
  if (error.code === 'ECONNRESET' || isHandshake || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = unreadable[error.code ?? ''] ?? 400;
  const body = JSON.stringify({ ...problemOf(refuse('request_unreadable'), 'zh'), status });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Every failure is a problem document in the reader's language; none shows a stack, SQL or path. */
export function installErrorAnswers(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    sendRefusal(request, reply, refuse('no_such_route'));
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const language = languageOf(request);
    if (error.validation !== undefined) {
      const fields = fieldsOf(error.validation, language);
      return sendProblem(reply, problemOf(refuse('fields_wrong'), language, fields));
    }
    const complaint = complaints[error.code];
    if (complaint) return sendRefusal(request, reply, complaint());
    if (error.statusCode === 429) {
      const seconds = Number(reply.getHeader('retry-after') ?? 60);
      return sendRefusal(request, reply, refuse('too_many_requests', { values: { seconds } }));
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
      return sendRefusal(request, reply, refuse('body_unreadable'));
    request.log.error({ err: error }, 'request failed');
    if (error.statusCode === 503 || passing.includes(sqlState(error).slice(0, 2)))
      return sendRefusal(request, reply, refuse('try_later', { retryAfterSeconds: 5 }));
    return sendProblem(reply, { ...problemOf(refuse('try_later'), language), status: 500 });
  });
}
