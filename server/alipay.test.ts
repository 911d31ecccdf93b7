import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlipay } from './alipay.ts';
import { type AlipayFile, alipayFiles } from './alipay-config.ts';
import { ConfigError } from './config.ts';
import { drawStandInCertificates } from './platform/alipay/stand-in-certificates.ts';
import { settableClock } from './platform/clock.ts';
import { silentLog } from './platform/log.ts';

const now = new Date('2026-10-14T01:00:00Z');
const parts = { clock: settableClock(now), ids: { uuid: () => 'id' }, log: silentLog };
let folder: string;
let others: Awaited<ReturnType<typeof drawStandInCertificates>>['account'];
const files = () =>
  Object.fromEntries(alipayFiles.map((name) => [name, join(folder, name)])) as Record<
    AlipayFile,
    string
  >;
const opened = (demo = false) =>
  openAlipay(
    { demo, alipay: { appId: '2021', endpoint: 'https://openapi.alipay.com', files: files() } },
    parts,
  );
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pingan-alipay-'));
  const { account } = await drawStandInCertificates(now);
  ({ account: others } = await drawStandInCertificates(new Date('2010-01-01T00:00:00Z')));
  await writeFile(files().ALIPAY_KEY_FILE, account.privateKey);
  await writeFile(files().ALIPAY_APP_CERT_FILE, account.appCert);
  await writeFile(files().ALIPAY_CERT_FILE, account.alipayCert);
  await writeFile(files().ALIPAY_ROOT_CERT_FILE, account.rootCert);
});
afterAll(() => rm(folder, { recursive: true }));

test('files that belong together are an account; without settings there is none outside the demo', async () => {
  expect((await opened()).alipay).toBeDefined();
  const none = await openAlipay({ demo: false, alipay: undefined }, parts);
  expect(none.alipay).toBeUndefined();
  const demo = await openAlipay({ demo: true, alipay: undefined }, parts);
  expect(await demo.alipay?.ask('1')).toEqual({ kind: 'no_such_order' });
  await demo.close();
});

test.each<[AlipayFile, () => string | null, RegExp]>([
  ['ALIPAY_KEY_FILE', () => others.privateKey, /^ALIPAY_KEY_FILE: not the key/],
  ['ALIPAY_KEY_FILE', () => 'no key', /^ALIPAY_KEY_FILE: nothing in PEM/],
  ['ALIPAY_CERT_FILE', () => others.alipayCert, /^ALIPAY_CERT_FILE: ended on 2019/],
  ['ALIPAY_ROOT_CERT_FILE', () => 'root', /^ALIPAY_ROOT_CERT_FILE: no certificate/],
  ['ALIPAY_APP_CERT_FILE', () => null, /^ALIPAY_APP_CERT_FILE: cannot be read/],
])('%s that is of no use is named at the start', async (name, other, told) => {
  const kept = await readFile(files()[name], 'utf8');
  const text = other();
  if (text === null) await rm(files()[name]);
  else await writeFile(files()[name], text);
  const failure = await opened().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect((failure as Error).message).toMatch(told);
  await writeFile(files()[name], kept);
});
