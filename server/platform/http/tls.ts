import type { SecureContextOptions } from 'node:tls';

/** What a server shows and proves who it is by: both in PEM, the chain behind its own certificate. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Nothing but ciphers that keep past conversations closed; those of TLS 1.3 are named, or Node would not offer it. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE+AESGCM',
  'ECDHE+CHACHA20',
];

/** How TLS is spoken where the server ends it itself, with the first certificate and with every renewed one. */
export function secureContextOf({ cert, key }: Certificate): SecureContextOptions {
  return { cert, key, minVersion: 'TLSv1.2', ciphers: ciphers.join(':') };
}
