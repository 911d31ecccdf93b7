import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPastedNote } from '../../contract/seal/checkpoint.ts';
import { textOf } from '../../server/platform/audit/chain-store.ts';
import { type EntryText, leafOf } from '../../server/platform/audit/entry.ts';
import { readChain } from '../../server/platform/audit/verify-store.ts';
import { canonicalJson } from '../../server/platform/canonical-json.ts';
import { type AuditedCounty, openAudit } from '../../test/audited.ts';
import { verifyAllAudits } from './audit.ts';
import { verifyExport } from './audit-export.ts';
import { FileError } from './receipt.ts';

let audit: AuditedCounty;
let folder: string;
const none = { read: async () => [] };
beforeAll(async () => {
  audit = await openAudit();
  await audit.write(20);
  await audit.chain();
  folder = await mkdtemp(join(tmpdir(), 'verify-audit-'));
});
afterAll(async () => {
  await audit.close();
  await rm(folder, { recursive: true });
});

const verify = async (more: object = {}) => {
  const { publicKey } = audit.deps.sealKey;
  const options = { county: undefined, key: publicKey, heads: none, ...more };
  return verifyAllAudits(audit.database, options);
};
const forge = (statement: string) =>
  audit.database.pool.query(
    `alter table audit_entries disable trigger all; ${statement}; alter table audit_entries enable trigger all`,
  );

test('a whole chain has no findings, by its own key; by another its head is nobody’s', async () => {
  expect(await verify()).toMatchObject([{ county: audit.county, entries: 20, findings: [] }]);
  const key = audit.deps.sealKey.publicKey.toReversed();
  expect(await verify({ key })).toMatchObject([{ findings: [{ kind: 'head_wrong' }] }]);
});

test('an entry that was altered is named by its place', async () => {
  await forge(`update audit_entries set object = object || 'x' where seq = 7`);
  expect(await verify()).toMatchObject([{ findings: [{ kind: 'entry_altered', seq: '7' }] }]);
  await forge(`update audit_entries set object = left(object, -1) where seq = 7`);
});

test('an entry that is gone is missed', async () => {
  await forge(`create table gone as select * from audit_entries where seq = 9;
    delete from audit_entries where seq = 9`);
  expect(await verify()).toMatchObject([
    { findings: [{ kind: 'entries_missing', seq: '9', last: '9' }] },
  ]);
  await forge('insert into audit_entries select * from gone; drop table gone');
  expect(await verify()).toMatchObject([{ findings: [] }]);
});

test('two entries that changed places are named, and the one that followed them', async () => {
  const exchange = `update audit_entries set seq = 1000 where seq = 4;
    update audit_entries set seq = 4 where seq = 5; update audit_entries set seq = 5 where seq = 1000`;
  await forge(exchange);
  expect(await verify()).toMatchObject([
    {
      findings: [
        { kind: 'entry_altered', seq: '4' },
        { kind: 'entry_altered', seq: '5' },
        { kind: 'entry_altered', seq: '6' },
      ],
    },
  ]);
  await forge(exchange);
});

test('a seal that a neighbour kept vouches for the audit of its day', async () => {
  const { database } = audit;
  await audit.post(1);
  await audit.night();
  const { rows } = await database.pool.query<{ note: string }>('select note from seals');
  const seal = readPastedNote(rows.at(-1)?.note ?? '') ?? expect.fail('nothing is sealed');
  expect(seal.checkpoint.audit).toMatchObject({ seq: 20 });
  expect(await verify({ seal })).toMatchObject([{ findings: [] }]);
  await forge('delete from audit_entries where seq > 15');
  await database.pool.query(
    `update audit_heads h set seq = 15, hash = e.hash from audit_entries e where e.seq = 15`,
  );
  const [found] = await verify({ seal });
  expect(found?.findings.map(({ kind }) => kind)).toContain('signed_head_ahead');
});

test('an export is checked line by line, without the database', async () => {
  const about = { format: 'pingan-audit-export-1', county: audit.county, head: null };
  const lines: object[] = [];
  await audit.database.snapshot(async (read) => {
    for await (const lot of readChain(read, audit.county))
      for (const { seq, chainedAt, previous, hash, ...stored } of lot)
        lines.push({
          seq: `${seq}`,
          chainedAt,
          previous: previous.toString('hex'),
          hash: hash.toString('hex'),
          entry: textOf(stored),
        });
  });
  const check = async (name: string, text: string) => {
    const file = join(folder, name);
    await writeFile(file, text);
    const said: string[] = [];
    const code = await verifyExport({ file, key: undefined }, (line) => said.push(line));
    return { code, said: said.join('\n') };
  };
  const write = (all: object[], format = about.format) =>
    [{ ...about, format, entries: all.length }, ...all]
      .map((line) => `${canonicalJson(line)}\n`)
      .join('');
  const text = write(lines);
  expect(await check('whole.jsonl', text)).toMatchObject({ code: 0 });
  const before = lines.map((line) => line as { entry: EntryText });
  const forged = write(
    before.map((line, place) =>
      place === 1 ? { ...line, entry: { ...line.entry, object: 'another' } } : line,
    ),
  );
  const { code, said } = await check('forged.jsonl', forged);
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('第 2 条') });
  const cut = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  expect(await check('cut.jsonl', cut)).toMatchObject({ code: 1 });
  const byDigest = before.map(({ entry, ...line }, place) => {
    if (place !== 2) return { ...line, entry };
    const { actor, request, saltHash, ...shown } = entry;
    const leaf = leafOf(entry).toString('hex');
    return { ...line, leaf, entry: { ...shown, actorKind: 'resident' } };
  });
  const second = 'pingan-audit-export-2';
  const told = await check('digest.jsonl', write(byDigest, second));
  expect(told).toMatchObject({ code: 0, said: expect.stringContaining('居民的 1 条只核对摘要') });
  const otherDigest = byDigest.map((line) =>
    'leaf' in line ? { ...line, leaf: '00'.repeat(32) } : line,
  );
  expect(await check('other.jsonl', write(otherDigest, second))).toMatchObject({ code: 1 });
  // A digest in place of what staff did is not taken.
  const hidden = write(byDigest, second).replace('"actorKind":"resident"', '"actorKind":"staff"');
  expect(await check('hidden.jsonl', hidden)).toMatchObject({ code: 1 });
  await expect(check('holiday.jsonl', 'my holiday')).rejects.toThrow(FileError);
});
