import type { Server } from 'node:http';
import type { ServerOptions } from 'node:https';
import type { FastifyHttpOptions } from 'fastify';
import { requestSerializers } from '../log.ts';
import { answerBadAddress, answerUnreadable } from './errors.ts';
import { type Certificate, secureContextOf } from './tls.ts';

/** How long somebody may take who holds a connection, in milliseconds. */
export interface Patience {
  /** From the first byte of a request to the end of its head. */
  headersMs: number;
  /** To the end of its body, which may be a photo over a slow line. */
  requestMs: number;
  /** For its answer, where the route gives no time of its own. */
  answerMs: number;
  /** Without a byte in either direction; longer than a proxy in front keeps a connection that rests. */
  silenceMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
}

export const usualPatience: Patience = {
  headersMs: 20_000,
  requestMs: 60_000,
  answerMs: 45_000,
  silenceMs: 65_000,
  checkMs: 5_000,
};

/** A head has cookies and a few names; nobody who means well needs more. */
const mostHeaderBytes = 16 * 1024;
/** Then the connection is closed after its answer, so that none lives for ever. */
const mostRequestsOfConnection = 10_000;
/** For each part of the server to be ready, in milliseconds: a busy machine may take longer than Fastify waits by itself. */
const startMs = 60_000;

interface Listener {
  /** The name of the next request in the log. */
  newId(): string;
  logLevel: string;
  /** Where lines of the log go; without it to the standard output. */
  logTo?: { write(line: string): void } | undefined;
  trustedProxies: readonly string[];
  patience?: Patience | undefined;
  /** With it nothing but TLS is spoken; without it plain http. */
  tls?: Certificate | undefined;
}

/** Fastify makes a server of node:https where there is `https`; its types would carry that through every plugin. */
type ListenerOptions = FastifyHttpOptions<Server> & { https?: ServerOptions };

/** How the server listens: whom it waits for and how long, what it reads, and what it writes down. */
export function listenerOptions({ tls, ...options }: Listener): ListenerOptions {
  const { headersMs, requestMs, answerMs, silenceMs, checkMs } = options.patience ?? usualPatience;
  const http = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    maxHeaderSize: mostHeaderBytes,
  };
  return {
    ...(tls === undefined
      ? { http }
      : { https: { ...http, ...secureContextOf(tls), handshakeTimeout: headersMs } }),
    logger: {
      level: options.logLevel,
      serializers: requestSerializers,
      ...(options.logTo === undefined ? {} : { stream: options.logTo }),
    },
    // Limits count addresses: only a proxy of our own may say on whose behalf it asks.
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    requestTimeout: requestMs,
    handlerTimeout: answerMs,
    connectionTimeout: silenceMs,
    keepAliveTimeout: silenceMs,
    maxRequestsPerSocket: mostRequestsOfConnection,
    genReqId: () => options.newId(),
    pluginTimeout: startMs,
    return503OnClosing: true,
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerUnreadable,
  };
}
