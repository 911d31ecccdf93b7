import type { FastifyReply, FastifyRequest } from 'fastify';

const deviceForm = /^[A-Za-z0-9_-]{43}$/;
const longestDays = 400;

/**
 * A random cookie that outlasts sessions: it says that two requests come from one browser and nothing
 * about whose it is. Browsers keep a cookie for 400 days at most.
 */
export function createDeviceCookie(secure: boolean) {
  const name = `${secure ? '__Host-' : ''}pingan_device`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read(request: FastifyRequest): string | undefined {
      const shown = request.cookies[name];
      return shown !== undefined && deviceForm.test(shown) ? shown : undefined;
    },
    set: (reply: FastifyReply, device: string) =>
      reply.setCookie(name, device, { ...options, maxAge: longestDays * 24 * 3600 }),
  };
}
export type DeviceCookie = ReturnType<typeof createDeviceCookie>;

/**
 * An address as it is counted. Behind a proxy it is the one that a trusted proxy names, never what a
 * caller writes; of IPv6 the first half, which is what one household or phone is given.
 */
export function countedAddress(ip: string): string | null {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (plain === '::1' || plain.startsWith('127.')) return null;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
