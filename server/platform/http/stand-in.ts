import type { FastifyInstance } from 'fastify';
import type { ZheLiBangStandIn } from '../identity/zhelibang-standin.ts';
import { policyOfOfflinePage } from './offline-page.ts';

export type StandInPages = Pick<ZheLiBangStandIn, 'page'>;

/** Where the pages of the stand-in lie, so that a browser reaches them wherever it reaches us. */
export const standInPath = '/stand-in/zhelibang';

export function installStandIn(app: FastifyInstance, standIn: StandInPages): void {
  app.get(`${standInPath}/*`, { schema: { hide: true } }, (request, reply) => {
    const { pathname, searchParams } = new URL(request.url, 'http://stand-in');
    const { status, headers, body } = standIn.page({
      path: pathname,
      query: searchParams,
      headers: request.headers,
    });
    // Its pages are of one file each: links, and a style that stands in it.
    if (headers['content-type']?.startsWith('text/html'))
      reply.header('content-security-policy', policyOfOfflinePage(body));
    return reply.status(status).headers(headers).send(body);
  });
}
