import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RouteSpec } from '../contract/route.ts';
import { contract } from '../contract/table.ts';
import { usualLimits } from '../server/app.ts';
import { unusedPhotos } from '../server/features/photos/service.ts';
import { codeForm, usualSignInLimits } from '../server/features/residents/decide.ts';
import { mostFailures, pauseMinutes } from '../server/features/sign-ins/decide.ts';
import { usualAuditMonths } from '../server/platform/audit/term.ts';
import { usualPatience } from '../server/platform/http/listener.ts';
import { policyOfConsole, policyOfReference } from '../server/platform/http/security.ts';
import { secureContextOf } from '../server/platform/http/tls.ts';
import { maxPhotoBytes, maxPhotoPixels } from '../server/platform/images.ts';

/* docs/security.md says what the code does: where one changes, so must the other. */

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const says = (...words: (string | number)[]) => {
  for (const word of words) expect(text).toContain(String(word));
};
/** The ways in as the table names them. */
const ways = [
  'phone and code by SMS',
  '浙里办, OpenID Connect',
  'password and authenticator app',
  'passkey',
  'recovery code',
  'invitation, reset',
  'one tap',
];
/** What a stranger may send on the way to a session, and which way that is. */
const wayOf: Record<string, string> = {
  requestSignInCode: 'phone and code by SMS',
  askPuzzle: 'phone and code by SMS',
  signInResident: 'phone and code by SMS',
  goToProvider: '浙里办, OpenID Connect',
  comeBackFromProvider: '浙里办, OpenID Connect',
  sendConfirmationCode: '浙里办, OpenID Connect',
  confirmIdentity: '浙里办, OpenID Connect',
  startStaffSignIn: 'password and authenticator app',
  finishStaffSignIn: 'password and authenticator app',
  startPasskeySignIn: 'passkey',
  finishPasskeySignIn: 'passkey',
  openInvitation: 'invitation, reset',
  startEnrolment: 'invitation, reset',
  finishEnrolment: 'invitation, reset',
  signInDemoStaff: 'one tap',
};
const noWayIn = ['signOut', 'signOutStaff', 'suggestCategory'];

/** Files of the product below a folder, by their path in it. */
const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);

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
      `${unusedPhotos.mostPerDay} a person and day that no report uses, and each of those is deleted after ${unusedPhotos.keptDays} days`,
    );
  });

  test('how guessing is held up, and what a stranger can hold up', () => {
    const { phone, device, address, county } = usualSignInLimits;
    says(
      `${phone.perMinute} code a minute, ${phone.perHour} an hour, ${phone.perDay} a day`,
      `the last ${phone.keptForKnown} of them on devices that signed in by it before`,
      `elsewhere it gets no fifth after ${phone.triedPerDay} with wrong tries`,
      `${address.failedPerHour.toLocaleString('en')} wrong tries an hour at codes it asked for`,
      `${address.triedPerHour.toLocaleString('en')} at any`,
      `a device has ${device.failedPerDay} a day`,
      `${county.failedPerDay.toLocaleString('en')} failures`,
      `good for ${codeForm.livesMs / 60_000} minutes and ${codeForm.tries} tries`,
    );
    const firstPause = [1, 2, 3, 4, 5, 6].find((failures) => pauseMinutes(failures) > 0);
    expect(pauseMinutes(mostFailures - 1)).toBe(60);
    says(
      `${firstPause} wrong ones in a row pause the login, ever longer up to an hour, and ${mostFailures} lock it`,
      'a stranger who knows a login can keep its password out: one wrong post an hour is enough',
    );
  });

  /** First cells of the table, and with how many cells each row goes on. */
  const rows = text.matchAll(/^\| ([^|]+) \|((?: [^|]+ \|)+)$/gm);
  const cellsOf = new Map([...rows].map(([, first = '', rest = '']) => [first, rest.split('|')]));

  test('every way in, with its strength', () => {
    for (const way of ways) {
      const [whom, strength, guessing] = cellsOf.get(way) ?? [];
      for (const cell of [whom, strength, guessing])
        expect(cell?.trim().length, way).toBeGreaterThan(3);
    }
    expect(cellsOf.get('a way that nobody wrote down')).toBeUndefined();
  });

  test('every route by which somebody comes in, and no other opens a session', () => {
    const opening = sourcesOf(join(root, 'server/features')).filter(([, source]) =>
      /\bopenSession\(/.test(source),
    );
    // Both are functions for the routes below; whoever opens sessions elsewhere names the way here.
    expect(opening.map(([path]) => path)).toEqual(['residents/sign-in.ts', 'sign-ins/opening.ts']);
    const entrances = Object.entries(contract as Record<string, RouteSpec>)
      .filter(([, { policy, method }]) => policy.who.includes('anyone') && method !== 'GET')
      .map(([name]) => name);
    expect(entrances.sort()).toEqual([...Object.keys(wayOf), ...noWayIn].sort());
    for (const [name, way] of Object.entries(wayOf)) expect(ways, name).toContain(way);
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

  test('how the way in is encrypted, and who looks at it', () => {
    expect(secureContextOf({ cert: '', key: '' }).minVersion).toBe('TLSv1.2');
    says('TLS 1.2 and 1.3 alone', '`TLS_CERT_FILE`', '`npm run verify -- tls`');
  });

  test('what is slow or large, and what bounds it', () => {
    says('| What is slow or large | What bounds it |', 'a queue with an end', 'streamed');
  });

  test('which logs there are, where, for how long and for whom', () => {
    for (const log of ['audit', 'requests', 'process', 'metrics']) says(`\n| ${log} |`);
    says('instants in UTC', 'on another machine');
  });

  test('what each page lets in: no script that stands in it, and where styles or a digest do', () => {
    const directives = (policy: string) =>
      new Map(policy.split(';').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
    const desk = directives(policyOfConsole({ bridges: [] }));
    expect(desk.get('script-src')).toEqual(["'self'"]);
    expect(desk.get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
    const reference = directives(policyOfReference('<script>start()</script>'));
    expect(reference.get('script-src')).toEqual([
      "'self'",
      expect.stringMatching(/^'sha256-[\w+/]{43}='$/),
    ]);
    expect(reference.get('style-src')).toContain("'unsafe-inline'");
    expect(reference.get('trusted-types')).toEqual(['vue', 'dompurify']);
    says(
      'no script in the page, on the resident’s pages and the board no style in it either',
      "of the apps the console alone has `style-src 'unsafe-inline'`",
      'one script in the page, let in by its digest',
      '`vue` and `dompurify`',
    );
  });

  test('how soon a mistake in what comes from elsewhere is mended', () => {
    says('within 3 days', 'another severe one within 7', 'the monthly update', 'npm run sbom');
  });
});
