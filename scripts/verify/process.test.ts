import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { originOf, publicKeyText } from '../../contract/seal/checkpoint.ts';
import { textOf } from '../../server/platform/audit/chain-store.ts';
import { readChain } from '../../server/platform/audit/verify-store.ts';
import { canonicalJson } from '../../server/platform/canonical-json.ts';
import { seededRandom } from '../../server/platform/ids.ts';
import { type AuditedCounty, openAudit } from '../../test/audited.ts';
import { databaseUrl } from '../../test/postgres.ts';
import { namedKey } from '../../test/seal-key.ts';
import { keyOfSealedBooks } from '../../test/sealed-books.ts';

/* What a script that calls the checks goes by is the number they end with: 0 whole, 1 wrong, 2 not checked. */

let audit: AuditedCounty;
let folder: string;
beforeAll(async () => {
  audit = await openAudit();
  await audit.write(20);
  await audit.chain();
  folder = await mkdtemp(join(tmpdir(), 'verify-process-'));
});
afterAll(async () => {
  await audit.close();
  await rm(folder, { recursive: true });
});

/** Runs the command as whoever checks runs it. */
async function verify(args: string[], sealKey: Buffer = keyOfSealedBooks()) {
  const { host, port, user, database } = audit.database.pool.options as Required<
    Parameters<typeof databaseUrl>[0]
  >;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl({ host, port, user, database }),
      SEAL_KEY: sealKey.toString('base64'),
    },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await new Promise<number | null>((ended) => child.on('close', ended));
  return { code, said };
}

const forge = (statement: string) =>
  audit.database.pool.query(
    `alter table audit_entries disable trigger all; ${statement}; alter table audit_entries enable trigger all`,
  );

test('the audit: 0 where it is whole, 1 where an entry was altered or the key is another', async () => {
  expect(await verify(['audit'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('whole: 20 entries'),
  });
  const other = await verify(['audit'], seededRandom('another key')(32));
  expect(other).toMatchObject({ code: 1, said: expect.stringContaining('✗') });
  await forge(`update audit_entries set object = object || 'x' where seq = 7`);
  const forged = await verify(['audit']);
  expect(forged.code, forged.said).toBe(1);
  expect(forged.said).toMatch(/✗ .*7/);
  await forge(`update audit_entries set object = left(object, -1) where seq = 7`);
  expect((await verify(['audit'])).code).toBe(0);
});

test('an export: 0 where it is whole, 1 where a line was altered or the key is another, 2 where it is none', async () => {
  const text = await exported();
  const check = async (name: string, written: string, key = keyText()) => {
    const file = join(folder, name);
    await writeFile(file, written);
    return verify(['audit-export', file, '--key', key]);
  };
  const whole = await check('whole.jsonl', text);
  expect(whole.code, whole.said).toBe(0);
  const forged = await check('forged.jsonl', text.replace(/"object":"case\/./, '"object":"case/z'));
  expect(forged.code, forged.said).toBe(1);
  const otherKey = keyText(audit.deps.sealKey.publicKey.toReversed());
  const foreign = await check('whole.jsonl', text, otherKey);
  expect(foreign.code, foreign.said).toBe(1);
  expect((await check('another.jsonl', '{"a":1}\n')).code).toBe(2);
});

/** The key as the board shows it. */
const keyText = (key = audit.deps.sealKey.publicKey) =>
  publicKeyText(namedKey(originOf(audit.county), key));

/** The whole audit as a file, line by line as an auditor downloads it. */
async function exported(): Promise<string> {
  const { county, database } = audit;
  const { rows } = await database.pool.query<{ note: string }>(
    'select note from audit_heads where county = $1',
    [county],
  );
  const lines: object[] = [];
  await database.snapshot(async (read) => {
    for await (const lot of readChain(read, county))
      for (const { seq, chainedAt, previous, hash, ...stored } of lot) {
        const [before, own] = [previous.toString('hex'), hash.toString('hex')];
        lines.push({
          seq: `${seq}`,
          chainedAt,
          previous: before,
          hash: own,
          entry: textOf(stored),
        });
      }
  });
  const head = rows[0]?.note ?? null;
  const about = { format: 'pingan-audit-export-2', county, entries: lines.length, head };
  return [about, ...lines].map((line) => `${canonicalJson(line)}\n`).join('');
}
