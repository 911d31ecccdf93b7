import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import type { MapTiles } from '../contract/areas.ts';
import type { RouteSpec } from '../contract/route.ts';
import { contract } from '../contract/table.ts';
import { listCounties } from './features/areas/service.ts';
import { type LivePatience, Switchboard } from './features/live/service.ts';
import { takeNotification } from './features/red-packets/service.ts';
import { createReservationQueue } from './features/redemptions/service.ts';
import { createRehearser } from './features/rehearsals/service.ts';
import { createTypesetter, templates } from './features/rules/papers/service.ts';
import { type AppDeps, handlersOf } from './handlers.ts';
import { usualAuditMonths } from './platform/audit/term.ts';
import { installAlipayDoor } from './platform/http/alipay-door.ts';
import { compileSerializer, compileValidator } from './platform/http/compilers.ts';
import { createSessionCookies } from './platform/http/cookies.ts';
import { createDeviceCookie } from './platform/http/devices.ts';
import { installErrorAnswers } from './platform/http/errors.ts';
import { listenerOptions, type Patience } from './platform/http/listener.ts';
import { installOperations } from './platform/http/operations.ts';
import { mountRoutes } from './platform/http/routes.ts';
import { installScreens } from './platform/http/screens.ts';
import { installSecurityHeaders } from './platform/http/security.ts';
import { installStandIn, type StandInPages } from './platform/http/stand-in.ts';
import type { Certificate } from './platform/http/tls.ts';
import { maxPhotoBytes } from './platform/images.ts';
import type { Deps } from './platform/use-case.ts';

export interface AppOptions {
  deps: AppDeps;
  /** Where people open the platform, without a last slash: printed papers lead there. */
  publicUrl: string;
  /** Where the background of maps comes from; without it they are drawn from outlines. */
  mapTiles?: MapTiles | undefined;
  /** Served over https: host-bound cookies and HSTS. */
  secure: boolean;
  /** HSTS for every name below ours, too: on where all of them have https. */
  httpsBelow?: boolean | undefined;
  /** Requests a minute and caller, by class of route. */
  limits: Record<RouteSpec['policy']['rate'], number>;
  trustedProxies: readonly string[];
  metricsToken: string | undefined;
  logLevel: string;
  /** Where lines of the log go; without it to the standard output. */
  logTo?: { write(line: string): void } | undefined;
  /** How long slow callers are waited for; the usual time unless given. */
  patience?: Patience | undefined;
  /** With it the server ends TLS itself; without it a proxy does, or nobody. */
  tls?: Certificate | undefined;
  /** Folder of the built screens; undefined serves the API alone. */
  screens: string | undefined;
  /** How long the audit is kept; what the desk says, and the worker does. */
  auditMonths?: number;
  /** Told of a route that records more than its policy declares; without it the log is. */
  undeclared?: (route: string) => void;
  /** How many pages may follow what changes, and how long; the usual unless given. */
  live?: LivePatience | undefined;
  /** Pages of a stand-in for 浙里办, below `standInPath`; in the demo and the tests only. */
  standIn?: StandInPages | undefined;
}

/** How long a stop waits for requests under way. */
const stopGraceMs = 3_000;

export const usualLimits = { read: 240, write: 60, upload: 60, sign_in: 600, public: 240 } as const;

/** Builds the server: every route of the contract, the screens, and the doors for operators. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps, limits } = options;
  const app = fastify(listenerOptions({ ...options, newId: () => deps.ids.uuid() }));
  // Requests under way are finished; a browser's idle socket must not hold up a stop for a minute.
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), stopGraceMs).unref();
  });
  // A stream that nobody ends would be waited for until then.
  const switchboard = new Switchboard(deps, options.live);
  app.addHook('preClose', () => switchboard.stop());
  const rehearser = createRehearser(deps);
  app.addHook('onClose', () => rehearser.stop());
  const reservations = createReservationQueue(deps);
  app.addHook('onClose', () => reservations.drain());
  const typesetter = createTypesetter(templates);
  app.addHook('onClose', () => typesetter.close());
  // JSON and uploads only: a form of another site could send plain text unasked.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  installErrorAnswers(app);
  const bridges = bridgesOf(deps);
  const { secure, httpsBelow = false } = options;
  const pictures = tileOrigins(options.mapTiles);
  await installSecurityHeaders(app, { secure, httpsBelow, bridges, pictures });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: maxPhotoBytes, files: 1, fields: 0 } });
  await app.register(rateLimit, { global: false, hook: 'onRequest' });
  await installOperations(app, { deps, metricsToken: options.metricsToken });
  await app.register(async (api) => {
    // By it a page knows how wrong the clock of its device is.
    api.addHook('onSend', async (_request, reply) => {
      reply.header('date', deps.clock.now().toUTCString());
    });
    mountRoutes(api, {
      contract,
      handlers: handlersOf({
        ...deps,
        rehearser,
        reservations,
        switchboard,
        typesetter,
        publicUrl: options.publicUrl,
        mapTiles: options.mapTiles ?? null,
        auditMonths: options.auditMonths ?? usualAuditMonths,
      }),
      options: {
        deps,
        cookies: createSessionCookies(options.secure),
        devices: createDeviceCookie(options.secure),
        isServed: servedCounties(deps),
        limits,
        undeclared:
          options.undeclared ??
          ((route) => deps.log.error({ route }, 'an audit entry that no policy declares')),
      },
    });
  });
  await installAlipayDoor(app, {
    perMinute: limits.public,
    take: (notification) => takeNotification(deps, notification),
  });
  if (options.standIn !== undefined) installStandIn(app, options.standIn);
  if (options.screens !== undefined)
    await installScreens(app, { root: options.screens, bridges, pictures });
  return app;
}

/** Where the scripts come from that tell a page how its reader likes to read. */
function bridgesOf({ identityProviders }: AppDeps): string[] {
  const bridges = identityProviders.flatMap(({ bridge }) => bridge ?? []);
  return bridges
    .filter((bridge) => /^https?:/.test(bridge))
    .map((bridge) => new URL(bridge).origin);
}

/** Where a page may load the pictures of its map from. */
function tileOrigins(tiles: MapTiles | undefined): string[] {
  if (tiles === undefined) return [];
  const hosts = tiles.layers.flatMap((layer) =>
    layer.includes('{s}') ? tiles.subdomains.map((one) => layer.replace('{s}', one)) : [layer],
  );
  return [...new Set(hosts.map((host) => new URL(host).origin))];
}

/** Counties are few and hardly ever change: they are asked for again only when one is unknown. */
function servedCounties(deps: Deps): (county: number) => Promise<boolean> {
  const known = new Set<number>();
  return async (county) => {
    if (!known.has(county)) for (const served of await listCounties(deps)) known.add(served.county);
    return known.has(county);
  };
}
