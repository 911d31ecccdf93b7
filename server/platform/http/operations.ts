import { timingSafeEqual } from 'node:crypto';
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Deps } from '../use-case.ts';
import { sendRefusal } from './problem.ts';
import { refuse } from './refusals.ts';
import { policyOfReference } from './security.ts';

interface Operations {
  deps: Deps;
  metricsToken: string | undefined;
}

/** The doors for operators and developers: health, readiness, metrics, the API's own description. */
export async function installOperations(app: FastifyInstance, options: Operations): Promise<void> {
  installHealth(app, options.deps);
  installMetrics(app, options.metricsToken);
  await installDescription(app);
}

function installHealth(app: FastifyInstance, deps: Deps): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, async () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (request, reply) => {
    try {
      await sql`select 1`.execute(deps.database.read);
      return { status: 'ready' };
    } catch (error) {
      request.log.warn({ err: error }, 'not ready');
      return sendRefusal(request, reply, refuse('try_later', { retryAfterSeconds: 5 }));
    }
  });
}

/** The process watches itself once, however many servers it has. */
let ofProcess: Registry | undefined;

function metricsOfProcess(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

function installMetrics(app: FastifyInstance, token: string | undefined): void {
  const registry = new Registry();
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const all = Registry.merge([metricsOfProcess(), registry]);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayReadMetrics(request, token))
      return sendRefusal(request, reply, refuse('no_such_route'));
    return reply.type(all.contentType).send(await all.metrics());
  });
}

/** With a token: whoever shows it. Without one: this machine only. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
  const shown = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

async function installDescription(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '平安积分云平台 · Ping’an Points',
        version: '1',
        description: 'Every route of the platform, made from the contract that the screens use.',
      },
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  const policy = policyOfReference(await drawReference());
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply, page) => {
      if (String(reply.getHeader('content-type')).includes('html'))
        reply.header('content-security-policy', policy);
      return page;
    });
    await docs.register(scalar, reference);
  });
}

const reference = {
  routePrefix: '/docs',
  configuration: { url: '/openapi.json', withDefaultFonts: false },
} as const;

/** The page that describes the API as it is at the start: what is another later is not let in. */
async function drawReference(): Promise<string> {
  const alone = fastify();
  await alone.register(scalar, reference);
  const { body } = await alone.inject(`${reference.routePrefix}/`);
  await alone.close();
  return body;
}
