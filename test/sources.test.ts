import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from './imports.ts';

/* What must stand nowhere in the product's own text, or in one named place with its reason. */

const product = readSources().filter(
  ({ path }) => !/^(test|scripts|bench)\/|\.test\.tsx?$|^db\/types\.ts$/.test(path),
);
const server = product.filter(({ path }) => /^(server|contract|db)\//.test(path));
const screens = product.filter(({ path }) => /^(ui|resident|console|board)\//.test(path));

/** No hash of signatures, keys or anything else that is to be trusted. */
const weakHash = /\b(md[245]|sha-?1|ripemd\w*)\b/i;

/** Comments may name what code must not do. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const filesWith = (files: typeof product, form: RegExp): string[] =>
  files
    .filter(({ text }) => form.test(codeOf(text)))
    .map(({ path }) => path)
    .sort();

test('the whole product was read', () => {
  expect(server.length).toBeGreaterThan(250);
  expect(screens.length).toBeGreaterThan(250);
});

describe('nowhere', () => {
  test('is text run as code', () => {
    expect(
      filesWith(product, /\beval\s*\(|new Function\s*\(|setTimeout\(\s*['"`]|\bvm['"]/),
    ).toEqual([]);
  });

  test('is markup written as text', () => {
    const sinks =
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser|createContextualFragment|srcDoc|srcdoc/;
    expect(filesWith(screens, sinks)).toEqual([]);
  });

  test('is a list of a person’s choosing put into a query: SQL holds values only as parameters', () => {
    // Which columns are sealed, and by what they are found: constants of ours.
    expect(filesWith(server, /sql\.raw\s*\(/)).toEqual(['server/features/privacy/sealed-store.ts']);
    // `create database` takes no parameters; the name is a constant of the embedded server.
    expect(filesWith(server, /\.query\(\s*`[^`]*\$\{/)).toEqual([
      'server/platform/embedded-postgres.ts',
      // Nor does `listen`; the channel is a constant beside it.
      'server/platform/live/hearing.ts',
    ]);
  });

  test('is a program run by a shell, or one that a request names', () => {
    expect(filesWith(server, /\bexec(Sync)?\s*\(\s*[`'"]|shell:\s*true/)).toEqual([]);
    expect(filesWith(server, /node:child_process/)).toEqual([
      'server/platform/postgres-cluster.ts',
      'server/platform/processes.ts',
    ]);
  });

  test('is XML, YAML or a serialised object read', () => {
    expect(
      filesWith(product, /xml2js|fast-xml|libxml|js-yaml|from 'yaml'|v8['"].*deserialize/),
    ).toEqual([]);
  });

  test('is LDAP, XPath, LaTeX, memcached, GraphQL, a mail or a WebSocket', () => {
    const foreign =
      /from '(ldapjs|xpath|memcached|graphql|nodemailer|ws|socket\.io)'|new WebSocket\(|new RTCPeerConnection/;
    expect(filesWith(product, foreign)).toEqual([]);
  });

  test('is there a live stream but the one of open desks', () => {
    // That it tells of what lists and details show, and no more, says test/matrix/agree-live.ts.
    const streams = /text\/event-stream|\bEventSource\b|from '@fastify\/(sse|websocket)'/;
    expect(filesWith(product, streams)).toEqual([
      'console/live/follow.ts',
      'contract/live.ts',
      'server/platform/http/event-stream.ts',
    ]);
    expect(codeOf("reply.type('text/event-stream')")).toMatch(streams);
  });

  test('does a page listen to messages of others, or ask by JSONP', () => {
    // A service worker hears the pages of its own origin, and no others.
    expect(
      filesWith(screens, /addEventListener\(\s*'message'|onmessage\s*=|[?&](callback|jsonp)=/),
    ).toEqual(['resident/worker.ts']);
  });

  test('is chance drawn from anything but the system', () => {
    expect(
      filesWith(
        server.filter(({ path }) => !path.startsWith('db/seed/')),
        /Math\.random/,
      ),
    ).toEqual([]);
  });

  test('is a weak hash named', () => {
    // Codes of authenticator apps are HMAC-SHA1 (RFC 6238): their library does that, and it is named nowhere.
    // Alipay calls a certificate by the MD5 of its issuer and number: a name that proves nothing.
    expect(filesWith(product, weakHash)).toEqual([
      'server/platform/alipay/stand-in-certificates.ts',
    ]);
    for (const code of ["createHash('md5')", "from '@noble/hashes/sha1'", 'digest("SHA-1", text)'])
      expect(codeOf(code), code).toMatch(weakHash);
    const migrations = globSync('db/migrations/*.sql', { cwd: join(import.meta.dirname, '..') });
    expect(migrations.length).toBeGreaterThan(20);
    const hashing = migrations.filter((path) =>
      weakHash.test(readFileSync(join(import.meta.dirname, '..', path), 'utf8')),
    );
    expect(hashing).toEqual([]);
  });

  test('is a weak cipher or mode', () => {
    expect(filesWith(product, /createCipher\(\s*'|-ecb'|'des-|'rc4|RSA_PKCS1_PADDING/)).toEqual([]);
  });

  test('is a pattern made of what somebody typed', () => {
    const made = filesWith(product, /new RegExp\(/);
    // A name to be taken out of a text: each of its characters is escaped. Forms of names: of our own lists.
    expect(made).toEqual([
      'server/features/bulletin/names.ts',
      'server/features/bulletin/personal-data.ts',
      'server/features/privacy/decide.ts',
      'server/features/rules/forbidden.ts',
      'server/platform/acs3-gate.ts',
      'server/platform/http/offline-page.ts',
      'server/platform/mask.ts',
    ]);
  });

  test('does the server follow a redirect, or call an address that a person gave', () => {
    const calling = server.filter(({ text }) => /\bfetch\(/.test(codeOf(text)));
    expect(calling.map(({ path }) => path).sort()).toEqual([
      'server/platform/identity/zhelibang.ts',
      'server/platform/remote.ts',
    ]);
    for (const { path, text } of calling) expect(text, path).toContain("redirect: 'error'");
  });

  test('is the certificate of another server left unchecked', () => {
    expect(filesWith(product, /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual(
      [],
    );
  });

  test('does a page load anything from another host', () => {
    const outside = screens.filter(({ text }) =>
      /(src|href)=["'{`]+https?:|@import\s+url\(['"]?https?:|url\(['"]?https?:/.test(codeOf(text)),
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
  });

  test('is a key, a certificate or the folder of the version control kept among the files', () => {
    const root = join(import.meta.dirname, '..');
    const names = ['.env*', '*.pem', '*.key', '*.p12', '*.pfx', '*.jks'].map(
      (name) => `**/${name}`,
    );
    const exclude = ['node_modules/**', 'data/**', 'dist/**'];
    expect(globSync(names, { cwd: root, exclude })).toEqual([]);
    const secrets = /-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{16,}/;
    expect(filesWith(product, secrets)).toEqual([]);
  });
});

test('every password is typed hidden, may be pasted, and is filled in by a password manager', () => {
  const counted = screens.map(({ path, text }) => {
    const count = (form: RegExp) => text.match(form)?.length ?? 0;
    const filled = count(/autoComplete="(current|new)-password"/g);
    return { path, hidden: count(/type="password"/g), filled };
  });
  const typed = counted.filter(({ hidden, filled }) => hidden + filled > 0);
  expect(typed.length).toBeGreaterThan(2);
  for (const { path, hidden, filled } of typed) expect(hidden, path).toBe(filled);
  expect(filesWith(screens, /onPaste|onCopy|user-select:\s*none.*password/)).toEqual([]);
});

test('nobody is asked for what others may know: no hints, no secret questions', () => {
  const contract = product.filter(({ path }) => path.startsWith('contract/'));
  expect(
    filesWith(contract, /(password|secret)_?(hint|question)|mothersName|(hint|question)Answer/i),
  ).toEqual([]);
});

test('no journey waits by text run in the page again and again: its own policy forbids the second time', () => {
  const journeys = readSources().filter(({ path }) => path.startsWith('test/journeys/'));
  expect(journeys.length).toBeGreaterThan(50);
  expect(filesWith(journeys, /\.waitForFunction\(/)).toEqual([]);
});
