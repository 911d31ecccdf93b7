import { hash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** How long a browser that was here by https comes by nothing else: two years. */
const hstsSeconds = 63_072_000;

interface Policy {
  /** Where the app of an identity provider has the bridge to its pages. */
  bridges: readonly string[];
  /** Where the background of maps comes from. */
  pictures?: readonly string[] | undefined;
  /** 'self', and where a library writes its sheets into the page, what that needs. */
  styles?: readonly string[];
}

/**
 * What a page of ours may do: scripts and styles come from files of ours, nothing stands in the page
 * (but the styles of the console, see below), and text becomes markup or the address of a script only
 * through a policy of a name that is listed. `default` is ui/markup.ts, `bridge` is
 * resident/sign-in/bridge.ts.
 */
function directivesOf({ bridges, pictures = [], styles = ["'self'"] }: Policy) {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...bridges],
    'style-src': [...styles],
    'img-src': ["'self'", 'data:', 'blob:', ...pictures],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['default', 'bridge'],
  };
}

/**
 * The policy of the console alone: antd writes its sheets into the page, and some of them (for the
 * width of a scrollbar, for a page that must not scroll) take no nonce.
 */
export const policyOfConsole = (policy: Policy): string =>
  written(directivesOf({ ...policy, styles: ["'self'", "'unsafe-inline'"] }));

const written = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join(';');

const inlineScript = /<script\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * The policy of the page that describes the API. Its library starts itself by one script in the page,
 * which is let in by its digest, and writes its sheets into it.
 * @throws where another number of scripts stands in it: each would be let in, whatever it does
 */
export function policyOfReference(page: string): string {
  const scripts = [...page.matchAll(inlineScript)].map(([, text = '']) => text);
  if (scripts.length !== 1)
    throw new Error(`the description of the API holds ${scripts.length} scripts, not one`);
  const digests = scripts.map((text) => `'sha256-${hash('sha256', text, 'base64')}'`);
  const policy = {
    ...directivesOf({ bridges: digests, styles: ["'self'", "'unsafe-inline'"] }),
    'font-src': ["'self'", 'data:'],
    'trusted-types': ['vue', 'dompurify'],
  };
  return written(policy);
}

/** Headers of every answer, whatever it is an answer to. */
export async function installSecurityHeaders(
  app: FastifyInstance,
  {
    secure,
    httpsBelow,
    bridges,
    pictures,
  }: { secure: boolean; httpsBelow: boolean } & Pick<Policy, 'bridges' | 'pictures'>,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: directivesOf({ bridges, pictures }),
    },
    // Over http the header means nothing, and behind a name that is not https it would lock people out.
    hsts: secure ? { maxAge: hstsSeconds, includeSubDomains: httpsBelow } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self)');
  });
}
