import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionKind } from '../sessions.ts';

/**
 * Session cookies. Over https they carry the `__Host-` prefix: bound to this host, sent encrypted
 * only. Staff and residents have one each, so a person may be both in one browser.
 */
export function createSessionCookies(secure: boolean) {
  const name = (kind: SessionKind) => `${secure ? '__Host-' : ''}pingan_${kind}`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read: (request: FastifyRequest, kind: SessionKind) => request.cookies[name(kind)],
    set: (reply: FastifyReply, kind: SessionKind, token: string) =>
      reply.setCookie(name(kind), token, {
        ...options,
        // Residents stay signed in on their own phone; a staff cookie ends with the browser.
        ...(kind === 'resident' ? { maxAge: 30 * 24 * 3600 } : {}),
      }),
    clear: (reply: FastifyReply, kind: SessionKind) => reply.clearCookie(name(kind), options),
  };
}
export type SessionCookies = ReturnType<typeof createSessionCookies>;
