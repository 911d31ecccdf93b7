import { Agent, request as open } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { FuzzAnswer, FuzzRequest } from './request.ts';

/** Longer than the server itself allows an answer to take. */
const patienceMs = 50_000;

export type Sending = (request: FuzzRequest, cookie: string) => Promise<FuzzAnswer>;

/** Sends requests over kept-open sockets, with path and headers as they are: nothing is tidied up. */
export function openSending(origin: string, lanes: number): { send: Sending; close(): void } {
  const { hostname: host, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  return {
    close: () => agent.destroy(),
    send: ({ method, path, headers, body }, cookie) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const all = cookie === '' ? headers : { cookie, ...headers };
        const asked = open({ host, port, method, path, headers: all, agent }, (reply) => {
          const chunks: Buffer[] = [];
          const answered = () =>
            resolve({
              status: reply.statusCode ?? 0,
              headers: reply.headers,
              body: Buffer.concat(chunks),
              tookMs: performance.now() - started,
            });
          // A stream of events ends when nobody listens any more.
          if (reply.headers['content-type']?.startsWith('text/event-stream')) {
            answered();
            reply.destroy();
            return;
          }
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', answered);
        });
        asked.setTimeout(patienceMs, () => asked.destroy(new Error('no answer came')));
        asked.on('error', reject);
        asked.end(body);
      }),
  };
}
