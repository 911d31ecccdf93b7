import { isIP } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/** What came of it: both sides agreed, or one of them would not, by the name of the reason. */
export type Handshake =
  | { kind: 'agreed'; protocol: string; cipher: string; trust: string; endsAt: Date | undefined }
  | { kind: 'refused' | 'not_reached' | 'not_asked'; reason: string };

const patienceMs = 10_000;
/** There was nobody to ask. */
const notReached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/;
/** Our own OpenSSL would not say what it was to say: that others would refuse it is not seen. */
const notAsked = /^ERR_SSL_NO_(PROTOCOLS|CIPHERS)_AVAILABLE$|^ERR_SSL_NO_CIPHER_MATCH$/;

/** Offers what the options say to the server of an address, and tells what it is trusted with: '' for all. */
export async function shakeHands(url: URL, options: ConnectionOptions): Promise<Handshake> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  try {
    return await offer({
      host,
      port: Number(url.port || 443),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // Who is not trusted is still asked what else there is to be said; `trust` tells it.
      rejectUnauthorized: false,
      timeout: patienceMs,
      ...options,
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code ?? message;
    if (notReached.test(reason)) return { kind: 'not_reached', reason };
    return { kind: notAsked.test(reason) ? 'not_asked' : 'refused', reason };
  }
}

function offer(options: ConnectionOptions): Promise<Handshake> {
  return new Promise((agreed, failed) => {
    const socket = connect(options, () => {
      agreed(told(socket));
      socket.destroy();
    });
    socket.once('error', failed);
    socket.once('timeout', () => {
      const silent = new Error('no answer') as NodeJS.ErrnoException;
      // Whoever took the connection and says nothing to this offer refuses it.
      silent.code = socket.connecting ? 'ETIMEDOUT' : 'SILENT';
      socket.destroy(silent);
    });
    socket.once('close', () => failed(new Error('CLOSED')));
  });
}

function told(socket: TLSSocket): Handshake {
  const { authorized, authorizationError: error } = socket;
  const code = (error as NodeJS.ErrnoException | null)?.code ?? String(error);
  return {
    kind: 'agreed',
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    trust: authorized ? '' : code,
    endsAt: socket.getPeerX509Certificate()?.validToDate,
  };
}
