import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyOfOfflinePage } from './offline-page.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

test('a page in one file may run its own script and reach nothing', () => {
  const policy = policyOfOfflinePage('<style>a{}</style><p>x</p><script>go()</script>');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src 'sha256-${digest('go()')}'`);
  expect(policy).toContain(`style-src 'sha256-${digest('a{}')}'`);
  expect(policy).toContain("require-trusted-types-for 'script';trusted-types 'none'");
  expect(policy).not.toMatch(/unsafe|connect-src|'self'/);
});
