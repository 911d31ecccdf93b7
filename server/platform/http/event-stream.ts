import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Events for as long as somebody listens (WHATWG HTML, 9.2: server-sent events). */
export class EventStream {
  readonly body: Readable;
  constructor(body: Readable) {
    this.body = body;
  }
}

/**
 * Sends them as they come: nobody on the way may keep, gather or change them. The connection ends with them: one
 * that stayed open for the next request would be waited for by a server that stops.
 */
export const sendEventStream = (reply: FastifyReply, { body }: EventStream) =>
  reply
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .header('connection', 'close')
    .type('text/event-stream; charset=utf-8')
    .send(body);

/** One event; data is one line of JSON. */
export const eventLines = (event: string, data: object = {}) =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Keeps a connection open on which nothing happens, and is no event. */
export const stillHere = ': still here\n\n';

/** After so long a browser comes again where the stream has ended. */
export const comeAgain = (afterMs: number) => `retry: ${afterMs}\n\n`;
