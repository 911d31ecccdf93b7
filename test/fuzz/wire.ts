import { connect, type Socket } from 'node:net';

/** Bytes as they go over the wire, and what may come back. */
export interface WireAttack {
  name: string;
  bytes: string | Buffer;
  /** `refused`: nothing but refusals, or a closed socket · otherwise the statuses in their order. */
  answers: 'refused' | readonly number[];
  /** The sender says no more: the server would wait for the rest. */
  breaksOff?: boolean;
}

const host = 'host: points.example\r\n';
const json = 'content-type: application/json\r\n';
const suggest = (headers: string, body: string) =>
  `POST /api/339999/categories/suggestion HTTP/1.1\r\n${host}${json}${headers}\r\n${body}`;
/** What a smuggler wants to have answered: it would be a 200 that nobody asked for. */
const smuggled = `GET /api/counties HTTP/1.1\r\n${host}\r\n`;
const get = (headers = '') => `GET /api/counties HTTP/1.1\r\n${host}${headers}\r\n`;
const words = '{"words":"ab"}';

const lengths: WireAttack[] = [
  ['length and chunks', `content-length: 4\r\ntransfer-encoding: chunked\r\n`],
  ['chunks and length', `transfer-encoding: chunked\r\ncontent-length: 4\r\n`],
  ['two lengths', `content-length: 0\r\ncontent-length: 44\r\n`],
  ['a list of lengths', `content-length: 0, 44\r\n`],
  ['a length with a sign', `content-length: +0\r\n`],
  ['a negative length', `content-length: -1\r\n`],
  ['a length in hexadecimal', `content-length: 0x0\r\n`],
  ['a length beyond all', `content-length: 99999999999999999999\r\n`],
  ['a length of two words', `content-length: 0 44\r\n`],
  ['an encoding that nobody knows', `transfer-encoding: xchunked\r\n`],
  ['chunked, and then something', `transfer-encoding: chunked, identity\r\n`],
  ['chunked twice', `transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n`],
  ['a space before the colon', `transfer-encoding : chunked\r\n`],
  ['a vertical tab', `transfer-encoding:\x0bchunked\r\n`],
  ['a folded line', `transfer-encoding:\r\n chunked\r\n`],
  ['a NUL', `transfer-encoding: chunk\0ed\r\n`],
].map(([name = '', headers = '']) => ({
  name,
  bytes: suggest(headers, `0\r\n\r\n${smuggled}`),
  answers: 'refused',
}));

const chunks: WireAttack[] = [
  ['a chunk size in another notation', '0x0'],
  ['a chunk size beyond all', 'FFFFFFFFFFFFFFFFFF'],
  ['a negative chunk size', '-1'],
  ['a chunk size with a sign', '+0'],
  ['a chunk size of nothing', ''],
  ['a chunk size with a space', '0 0'],
].map(([name = '', size = '']) => ({
  name,
  bytes: suggest('transfer-encoding: chunked\r\n', `${size}\r\n\r\n${smuggled}`),
  answers: 'refused',
}));

const lines: WireAttack[] = [
  { name: 'bare line feeds', bytes: get().replaceAll('\r\n', '\n'), answers: 'refused' },
  { name: 'bare carriage returns', bytes: get().replaceAll('\r\n', '\r'), answers: 'refused' },
  { name: 'a line feed in a header', bytes: get('x: a\ny: b\r\n'), answers: 'refused' },
  { name: 'a NUL in a header', bytes: get('x: a\0b\r\n'), answers: 'refused' },
  { name: 'a header without a colon', bytes: get('nonsense\r\n'), answers: 'refused' },
  { name: 'a header without a name', bytes: get(': a\r\n'), answers: 'refused' },
  { name: 'a space in a name', bytes: get('x y: a\r\n'), answers: 'refused' },
  { name: 'a folded first header', bytes: get().replace('host:', ' host:'), answers: 'refused' },
  { name: 'no host', bytes: 'GET /api/counties HTTP/1.1\r\n\r\n', answers: 'refused' },
  // Who asks like this cannot say who they are: what is public is all there is for them.
  { name: 'HTTP/0.9', bytes: 'GET /api/counties\r\n\r\n', answers: [200] },
  { name: 'HTTP/1.2', bytes: get().replace('1.1', '1.2'), answers: 'refused' },
  { name: 'HTTP/9.9', bytes: get().replace('1.1', '9.9'), answers: 'refused' },
  { name: 'the preface of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', answers: 'refused' },
  { name: 'a hello of TLS', bytes: Buffer.from('16030100050100000103', 'hex'), answers: 'refused' },
  { name: 'noise', bytes: Buffer.alloc(4_000, 0xfe), answers: 'refused' },
  { name: 'a method that nobody knows', bytes: get().replace('GET', 'GOT'), answers: 'refused' },
  { name: 'a method in small letters', bytes: get().replace('GET', 'get'), answers: 'refused' },
  {
    name: 'CONNECT',
    bytes: get().replace('GET /api/counties', 'CONNECT a:80'),
    answers: 'refused',
  },
  { name: 'a space in the path', bytes: get().replace('/api/', '/api/ '), answers: 'refused' },
  {
    name: 'a raw byte in the path',
    bytes: get().replace('/api/', '/api/\x80'),
    answers: 'refused',
  },
  { name: 'a header of 20 KB', bytes: get(`x: ${'a'.repeat(20_000)}\r\n`), answers: 'refused' },
  {
    name: 'three thousand headers',
    bytes: get('x: aaaaa\r\n'.repeat(3_000)),
    answers: 'refused',
  },
  {
    name: 'a path of 100 KB',
    bytes: get().replace('/api/', `/api/${'a'.repeat(100_000)}`),
    answers: 'refused',
  },
];

const bodies: WireAttack[] = [
  {
    name: 'a body that breaks off',
    bytes: suggest('content-length: 500\r\n', words),
    answers: 'refused',
    breaksOff: true,
  },
  {
    name: 'a body longer than its length',
    bytes: suggest(`content-length: ${words.length}\r\n`, `${words}${words}`),
    answers: [400],
  },
  {
    name: 'a body of a GET, with a request in it',
    bytes: get(`content-length: ${smuggled.length}\r\n`) + smuggled,
    answers: [200],
  },
  {
    name: 'a request in a body of chunks',
    bytes: suggest(
      'transfer-encoding: chunked\r\n',
      `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`,
    ),
    answers: [400],
  },
  {
    name: 'an extension and a trailer of chunks',
    bytes: suggest(
      'transfer-encoding: chunked\r\n',
      `e;a="b"\r\n${words}\r\n0\r\nidempotency-key: x\r\n\r\n`,
    ),
    answers: [200],
  },
  {
    name: 'an upgrade to HTTP/2',
    bytes: get('connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AA\r\n'),
    answers: [200],
  },
  { name: 'a hundred requests at once', bytes: get().repeat(100), answers: Array(100).fill(200) },
];

export const wireAttacks: readonly WireAttack[] = [...lengths, ...chunks, ...lines, ...bodies];

/** Sends bytes; what comes back until the server closes, or has said as much as is waited for. */
export function exchange(
  port: number,
  bytes: string | Buffer,
  { answers = Number.POSITIVE_INFINITY, breaksOff = false } = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (statusesIn(Buffer.concat(chunks).toString('latin1')).length >= answers) socket.end();
    });
    // A server may cut off who talks nonsense.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    if (breaksOff) socket.end();
  });
}

/** The statuses of every answer in what came back. */
export const statusesIn = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((found) => Number(found[1]));

/** Sockets that begin a request and never end it. */
export async function openSlowSockets(port: number, count: number): Promise<{ close(): void }> {
  const sockets = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ port, host: '127.0.0.1' }, () => {
            socket.write(`GET /api/counties HTTP/1.1\r\n${host}x-slow: `);
            resolve(socket);
          });
          socket.on('error', reject);
        }),
    ),
  );
  return {
    close: () => {
      for (const socket of sockets) socket.on('error', () => {}).destroy();
    },
  };
}
