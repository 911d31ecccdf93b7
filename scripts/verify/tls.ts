import { request } from 'node:http';
import type { ConnectionOptions } from 'node:tls';
import { systemClock } from '../../server/platform/clock.ts';
import { type Handshake, shakeHands } from './handshake.ts';
import { SettingError } from './reached.ts';

/** Time enough to renew a certificate by hand. */
const leastDays = 14;
const dayMs = 86_400_000;
const patienceMs = 10_000;

interface TlsOptions {
  url: string | undefined;
  http: string | undefined;
}

/** @returns the exit code: 0 as it should be, 1 something is wrong */
export async function verifyTls(
  { url, http }: TlsOptions,
  say: (line: string) => void,
): Promise<number> {
  const { PUBLIC_URL, NODE_EXTRA_CA_CERTS } = process.env;
  const address = addressOf(url ?? PUBLIC_URL ?? '', { name: 'URL, PUBLIC_URL', scheme: 'https:' });
  const open = addressOf(http ?? `http://${address.hostname}`, { name: '--http', scheme: 'http:' });
  const shown = await shakeHands(address, {});
  if (shown.kind === 'not_reached' || shown.kind === 'not_asked')
    throw new SettingError(
      `${address.origin}: 连不上（${shown.reason}） · cannot be reached: ${shown.reason}`,
    );
  if (NODE_EXTRA_CA_CERTS)
    say(
      `也信任 NODE_EXTRA_CA_CERTS 里的根证书 · roots in NODE_EXTRA_CA_CERTS were trusted, too: ${NODE_EXTRA_CA_CERTS}`,
    );
  const found = [
    ...faultsOfCertificate(shown, address.hostname),
    ...(await faultsOfOffers(address)),
    ...(await faultsInTheOpen(sameAsPlain(address))),
    ...(await faultsInTheOpen(open)),
  ];
  if (found.length === 0)
    say(
      `${address.origin}：完好，只用 TLS 1.2 以上，证书可信，明文没有答复 · as it should be: TLS 1.2 and newer alone, a trusted certificate, nothing answered in the open`,
    );
  else say(`${address.origin}：发现 ${found.length} 处问题 · ${found.length} things are wrong`);
  for (const line of found) say(`  ✗ ${line}`);
  return found.length === 0 ? 0 : 1;
}

function addressOf(text: string, { name, scheme }: { name: string; scheme: string }): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === scheme) return url;
  throw new SettingError(
    `${name}: 要 ${scheme}// 开头的地址 · an address that begins with ${scheme}// is needed`,
  );
}

/** A server may take plain http where it is expected to speak TLS. */
const sameAsPlain = ({ hostname, port }: URL) => new URL(`http://${hostname}:${port || 443}`);

function faultsOfCertificate(shown: Handshake, name: string): string[] {
  if (shown.kind !== 'agreed')
    return [
      `TLS 1.2、1.3 都谈不成（${shown.reason}） · neither TLS 1.2 nor 1.3 is offered: ${shown.reason}`,
    ];
  const faults: string[] = [];
  if (shown.trust !== '')
    faults.push(
      `证书不能让人相信这是 ${name}（${shown.trust}） · the certificate is not trusted for ${name}: ${shown.trust}`,
    );
  const day = shown.endsAt?.toISOString().slice(0, 10) ?? '';
  const days = ((shown.endsAt?.getTime() ?? 0) - systemClock.now().getTime()) / dayMs;
  if (days < leastDays)
    faults.push(
      `证书 ${day} 到期，要提前 ${leastDays} 天以上换 · the certificate ends on ${day}, in less than ${leastDays} days`,
    );
  return faults;
}

/** What a server must not agree to. OpenSSL says it to those alone who ask for no security. */
const offers: readonly ConnectionOptions[] = [
  { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' },
  { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' },
  {
    maxVersion: 'TLSv1.2',
    ciphers:
      'ALL:!ECDHE+AESGCM:!ECDHE+CHACHA20:!ECDHE+AESCCM:!DHE+AESGCM:!DHE+CHACHA20:!DHE+AESCCM:@SECLEVEL=0',
  },
];

async function faultsOfOffers(address: URL): Promise<string[]> {
  const faults: string[] = [];
  for (const options of offers) {
    const shaken = await shakeHands(address, options);
    if (shaken.kind === 'not_asked' || shaken.kind === 'not_reached')
      throw new SettingError(
        `${address.origin}: 没法问 ${options.maxVersion}（${shaken.reason}） · could not be asked about ${options.maxVersion}: ${shaken.reason}`,
      );
    if (shaken.kind === 'agreed')
      faults.push(
        `还接受 ${shaken.protocol} ${shaken.cipher} · ${shaken.protocol} with ${shaken.cipher} is accepted`,
      );
  }
  return faults;
}

/** Pages may be sent on to https, and everything may be refused; nothing may be answered. */
async function faultsInTheOpen(address: URL): Promise<string[]> {
  const faults: string[] = [];
  for (const path of ['/', '/api/counties']) {
    const url = new URL(path, address);
    const answer = await askInTheOpen(url);
    if (answer !== undefined && !isSentOn(answer, url) && !isRefused(answer))
      faults.push(
        `${url} 不加密就有答复（${answer.status}） · answers in the open with ${answer.status}`,
      );
  }
  return faults;
}

interface OpenAnswer {
  status: number;
  location: string | undefined;
  type: string;
}

const isSentOn = ({ status, location = '' }: OpenAnswer, from: URL) =>
  status >= 300 && status < 400 && URL.parse(location, from.href)?.protocol === 'https:';

/** By whoever stands in front: our own refusals would mean that a request came through. */
const isRefused = ({ status, type }: OpenAnswer) =>
  status >= 400 && status < 500 && !type.includes('problem+json');

/** Undefined where nobody answers http there: closed, silent, or speaking something else. */
function askInTheOpen(url: URL): Promise<OpenAnswer | undefined> {
  return new Promise((answered, failed) => {
    const asked = request(url, { timeout: patienceMs, agent: false }, (reply) => {
      const { location, 'content-type': type = '' } = reply.headers;
      answered({ status: reply.statusCode ?? 0, location, type });
      reply.destroy();
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const isUnknown = /^(ENOTFOUND|EAI_AGAIN)$/.test(code);
      if (isUnknown) failed(new SettingError(`${url.host}: 没有这个名字 · no such name`));
      else answered(undefined);
    });
    asked.end();
  });
}
