import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { usualLimits } from '../server/app.ts';
import { codeForm, usualSignInLimits } from '../server/features/residents/decide.ts';
import { usualAuditMonths } from '../server/platform/audit/term.ts';
import { usualPatience } from '../server/platform/http/listener.ts';
import { maxPhotoBytes, maxPhotoPixels } from '../server/platform/images.ts';

/* docs/security.md says what the code does: where one changes, so must the other. */

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const says = (...words: (string | number)[]) => {
  for (const word of words) expect(text).toContain(String(word));
};
const seconds = (ms: number) => `${ms / 1_000} s`;

describe('docs/security.md says', () => {
  test('what may be typed in, and the limits for each and for all', () => {
    for (const [rate, most] of Object.entries(usualLimits)) says(`\`${rate}\` ${most}`);
    const { headersMs, requestMs, answerMs } = usualPatience;
    says(
      `${seconds(headersMs)}, ${seconds(requestMs)}, ${seconds(answerMs)}`,
      '`contract/`',
      '`decide.ts`',
    );
  });

  test('which files are taken, how large, and how they are made safe', () => {
    says(
      `${maxPhotoBytes / 1024 / 1024} MB`,
      maxPhotoPixels.toLocaleString('en'),
      'metadata',
      '`sandbox`',
    );
  });

  test('how guessing is held up, and that a stranger locks nobody out', () => {
    const { phone, county } = usualSignInLimits;
    says(`${phone.perMinute} code a minute, ${phone.perHour} an hour, ${phone.perDay} a day`);
    says(
      `after ${phone.triedPerDay} with wrong tries`,
      `${county.failedPerDay.toLocaleString('en')} failures`,
    );
    says(
      `good for ${codeForm.livesMs / 60_000} minutes and ${codeForm.tries} tries`,
      'nobody is locked out',
    );
  });

  test('every way in, with its strength', () => {
    for (const way of [
      'by SMS',
      'OpenID Connect',
      '浙里办',
      'authenticator app',
      'passkey',
      'recovery code',
      'invitation, reset',
      'one tap',
    ])
      says(`| ${way}`.slice(0, 2), way);
  });

  test('how long sessions last, how many there may be, and what a provider has to do with them', () => {
    says(
      'lasts 30 days',
      '30 minutes of rest',
      '12 hours at most',
      'Any number of devices',
      'signing out there does not sign out here',
    );
  });

  test('who may do what, down to fields', () => {
    says(
      '`test/matrix/policy.md`',
      'A route without a policy does not compile',
      'Which fields a role sees',
    );
  });

  test('which words no password may hold', () => {
    const source = readFileSync(join(root, 'server/features/sign-ins/new-password.ts'), 'utf8');
    says('`ourWords`');
    expect(source).toMatch(/const ourWords = \[\n(?: {2}'[^']+',\n){10,}\]/);
  });

  test('which keys and algorithms there are, who holds them and when they are changed', () => {
    says(
      '`DATA_KEY`',
      '`INDEX_KEY`',
      '`SEAL_KEY`',
      'AES-256-GCM',
      'SM4-CBC',
      'Ed25519',
      'argon2id',
      'HKDF',
      'replaced at once',
    );
  });

  test('which data is how secret, and what is done for each kind', () => {
    for (const kind of [
      'keys',
      'credentials',
      'persons',
      'words',
      'the ledger and the audit',
      'public',
    ])
      says(`\n| ${kind} |`);
    says(`${usualAuditMonths} months`);
  });

  test('which servers are spoken to', () => {
    says('PostgreSQL (16 connections', 'the SMS provider', 'nobody else');
    expect(readFileSync(join(root, 'server/main.ts'), 'utf8')).toContain('connections: 16');
  });

  test('what is slow or large, and what bounds it', () => {
    says('| What is slow or large | What bounds it |', 'a queue with an end', 'streamed');
  });

  test('which logs there are, where, for how long and for whom', () => {
    for (const log of ['audit', 'requests', 'process', 'metrics']) says(`\n| ${log} |`);
    says('instants in UTC', 'on another machine');
  });

  test('how soon a mistake in what comes from elsewhere is mended', () => {
    says('within 3 days', 'another severe one within 7', 'the monthly update', 'npm run sbom');
  });
});
