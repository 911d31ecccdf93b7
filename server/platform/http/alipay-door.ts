import type { FastifyInstance } from 'fastify';

/** Where Alipay posts that a payout has changed; to be entered at its open platform behind the public address. */
export const alipayDoorPath = '/alipay/notifications';

export interface AlipayDoor {
  perMinute: number;
  /** @returns whether Alipay signed it */
  take: (notification: Readonly<Record<string, string>>) => Promise<boolean>;
}

/** Notifications are short; signatures alone have some hundred letters. */
const mostBytes = 16 * 1024;

/**
 * The one address that takes a form: no page of ours sends one, and what a browser could be made to send here is
 * signed by nobody. Alipay posts again until it reads `success`.
 */
export async function installAlipayDoor(
  app: FastifyInstance,
  { perMinute, take }: AlipayDoor,
): Promise<void> {
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: mostBytes },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    door.post(
      alipayDoorPath,
      {
        schema: { hide: true },
        config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } },
      },
      async (request, reply) => {
        const taken = await take((request.body ?? {}) as Record<string, string>);
        return reply.type('text/plain').send(taken ? 'success' : 'failure');
      },
    );
  });
}
