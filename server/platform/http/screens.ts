import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { policyOfOfflinePage } from './offline-page.ts';
import { policyOfConsole } from './security.ts';

/** Where each screen is served; files with a hash in their name never change. */
const screens = [
  { folder: 'console', prefix: '/console/' },
  { folder: 'board', prefix: '/board/' },
  { folder: 'counter', prefix: '/counter/' },
  { folder: 'resident', prefix: '/' },
] as const;

/** The page that is one file and may be kept; its script stands in it. */
const offlinePage = 'verify.html';

/** Serves the built screens, compressed beforehand. */
export async function installScreens(
  app: FastifyInstance,
  {
    root,
    bridges,
    pictures,
  }: { root: string; bridges: readonly string[]; pictures: readonly string[] },
): Promise<void> {
  const built = screens.filter(({ folder }) => existsSync(join(root, folder)));
  const offline = join(root, 'board', offlinePage);
  const offlinePolicy = existsSync(offline)
    ? policyOfOfflinePage(readFileSync(offline, 'utf8'))
    : undefined;
  for (const [index, { folder, prefix }] of built.entries()) {
    await app.register(fastifyStatic, {
      root: join(root, folder),
      prefix,
      decorateReply: index === 0,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        if (offlinePolicy !== undefined && path.includes(`/${offlinePage}`))
          reply.header('content-security-policy', offlinePolicy);
        if (folder === 'console' && path.includes('/index.html'))
          reply.header('content-security-policy', policyOfConsole({ bridges, pictures }));
        const hashed = path.includes('/assets/');
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    // People leave the last slash out when they type an address.
    if (prefix !== '/') app.get(prefix.slice(0, -1), (_request, reply) => reply.redirect(prefix));
  }
}
