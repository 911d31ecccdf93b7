import { expect, test } from 'vitest';
import { acs3Authorization, acs3Signature, canonicalQuery, sha256Hex } from './acs3.ts';

const published = (date: string, nonce: string) => ({
  method: 'POST',
  path: '/',
  query: [
    ['RegionId', 'cn-shanghai'],
    ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
  ] satisfies [string, string][],
  headers: {
    'x-acs-version': '2014-05-26',
    'x-acs-signature-nonce': nonce,
    'x-acs-date': date,
    'x-acs-content-sha256': sha256Hex(''),
    'x-acs-action': 'RunInstances',
    host: 'ecs.cn-shanghai.aliyuncs.com',
  },
});

test.each([
  [
    '2023-10-26T10:22:32Z',
    '3156853299f313e23d1673dc12e1703d',
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  ],
  [
    '2023-10-26T09:01:01Z',
    'd410180a5abf7fe235dd9b74aca91fc0',
    'e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804',
  ],
])('the example that Alibaba Cloud publishes for %s', (date, nonce, signature) => {
  expect(acs3Signature(published(date, nonce), 'YourAccessKeySecret')).toBe(signature);
});

test('the Authorization header names the signed headers in order', () => {
  const request = published('2023-10-26T10:22:32Z', '3156853299f313e23d1673dc12e1703d');
  const key = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' };
  expect(acs3Authorization(request, key)).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;' +
      'x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('a query is sorted and encoded by RFC 3986', () => {
  const query: [string, string][] = [
    ['b', "a b*c~d!'()"],
    ['SignName', '平安'],
    ['a', '{"code":"1"}'],
  ];
  expect(canonicalQuery(query)).toBe(
    'SignName=%E5%B9%B3%E5%AE%89&a=%7B%22code%22%3A%221%22%7D&b=a%20b%2Ac~d%21%27%28%29',
  );
});
