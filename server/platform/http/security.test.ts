import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { policyOfReference } from './security.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const digestOf = (text: string) => `'sha256-${hash('sha256', text, 'base64')}'`;
const scriptsOf = (policy: string) =>
  policy
    .split(';')
    .find((directive) => directive.startsWith('script-src '))
    ?.split(' ');

describe('the page that describes the API', () => {
  test('runs files of ours and the one script that starts it, by its digest', async () => {
    const { headers, body } = await world.app.inject('/docs/');
    const [, script = ''] = /<script type="text\/javascript">([\s\S]*?)<\/script>/.exec(body) ?? [];
    expect(script).toContain('createApiReference');
    const allowed = scriptsOf(String(headers['content-security-policy']));
    expect(allowed).toEqual(['script-src', "'self'", digestOf(script)]);
  });

  const starts = '<script type="module">start()</script>';
  test.each([
    ['one script more', `${starts}<script>hit(1)</script>`],
    ['one that says more of itself', `${starts}<script data-x="1" defer>hit(2)</script>`],
    ['none', '<script src="app.js"></script>'],
  ])('with %s is not served at all', (_, page) => {
    expect(() => policyOfReference(page)).toThrow(/scripts, not one/);
  });

  test('lets in by its digest what stands in the page, and no file of another site', () => {
    const policy = policyOfReference(`<script src="app.js"></script>${starts}`);
    expect(scriptsOf(policy)).toEqual(['script-src', "'self'", digestOf('start()')]);
  });
});
