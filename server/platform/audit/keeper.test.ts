import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuditedCounty, openAudit } from '../../../test/audited.ts';
import { recordAudit } from '../audit.ts';
import type { Tx } from '../database.ts';
import type { Log } from '../log.ts';
import { jobScope } from '../scope.ts';
import { chainAll } from './chain.ts';
import { openHeadsFile } from './heads-file.ts';
import { type AuditKeeper, createAuditKeeper } from './keeper.ts';
import { readMark } from './signed-head.ts';

let audit: AuditedCounty;
let folder: string;
let complaints: object[];
beforeAll(async () => {
  audit = await openAudit();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heads-'));
  complaints = [];
});
afterAll(() => audit.close());

/** A process with a memory of its own. */
function startProcess(): AuditKeeper {
  const log: Log = { info: () => {}, warn: () => {}, error: (fields) => complaints.push(fields) };
  const { deps, database } = audit;
  return createAuditKeeper({ ...deps, log, database, heads: openHeadsFile(folder) });
}
const writeOne = (tx: Tx) =>
  recordAudit(
    tx,
    { deps: audit.deps, ask: { scope: jobScope(audit.county, 'test') } },
    { action: 'case.opened', object: 'case/of-somebody' },
  );
const write = ({ watched }: AuditKeeper) => watched.transact(writeOne);

/** Statements of a superuser, past every trigger, and committed. */
const behindTheBack = (...statements: string[]) =>
  audit.database.transact(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
const count = async (table: string) => {
  const { rows } = await audit.database.pool.query(`select from ${table}`);
  return rows.length;
};
const faults = async () => {
  const { rows } = await audit.database.pool.query<{ details: object }>(
    `select details from audit_entries where action = 'audit.fault_found' order by seq`,
  );
  return rows.map(({ details }) => details);
};

test('what a process commits is chained, and its head lies outside the database, signed', async () => {
  const keeper = startProcess();
  for (let turn = 0; turn < 3; turn++) await write(keeper);
  expect(await count('audit_waiting')).toBe(3);
  await keeper.drain();
  expect(await count('audit_waiting')).toBe(0);
  const [note] = await openHeadsFile(folder).read(audit.county);
  const by = { county: audit.county, key: audit.deps.sealKey.publicKey };
  expect(readMark(note ?? '', by)).toMatchObject({ seq: 3n, word: 'signed' });
  expect(complaints).toEqual([]);
});

test('a process that stops does not chain a whole backlog; the next one goes on, and misses nothing', async () => {
  const keeper = startProcess();
  await keeper.watched.transact(async (tx) => {
    for (let turn = 0; turn < 1_100; turn++) await writeOne(tx);
  });
  await keeper.drain();
  expect(await count('audit_waiting')).toBe(100);
  await chainAll(audit.deps);
  expect(await count('audit_waiting')).toBe(0);
  expect(complaints).toEqual([]);
});

test('it happens by itself, within seconds', async () => {
  const keeper = startProcess();
  await write(keeper);
  await expect.poll(() => count('audit_waiting'), { timeout: 20_000 }).toBe(0);
  await keeper.drain();
});

test('an entry that vanished before it was chained is missed by who wrote it', async () => {
  const keeper = startProcess();
  await write(keeper);
  await behindTheBack('delete from audit_waiting');
  await keeper.drain();
  expect(complaints).toMatchObject([
    { fault: 'entry_lost', action: 'case.opened', object: 'case/of-somebody' },
  ]);
  expect((await faults()).at(-1)).toMatchObject({ fault: 'entry_lost' });
});

test('one that was altered or exchanged before it was chained is missed too', async () => {
  const keeper = startProcess();
  for (let turn = 0; turn < 2; turn++) await write(keeper);
  await behindTheBack(`update audit_waiting set reason = 'something else'`);
  await keeper.drain();
  expect(complaints).toHaveLength(2);
});

test('a chain that was cut off or replaced while a process lives is seen by it', async () => {
  const keeper = startProcess();
  for (let turn = 0; turn < 3; turn++) await write(keeper);
  await keeper.drain();
  await behindTheBack(
    'delete from audit_entries where seq = (select max(seq) from audit_entries)',
    `update audit_heads h set seq = e.seq, hash = e.hash from audit_entries e
     where e.seq = (select max(seq) from audit_entries)`,
  );
  await write(keeper);
  await keeper.drain();
  expect(complaints).toMatchObject([{ fault: 'chain_replaced' }]);
});

test('a process that starts compares with the head that lies outside the database', async () => {
  const before = startProcess();
  await write(before);
  await before.drain();
  await behindTheBack(
    'delete from audit_entries where seq = (select max(seq) from audit_entries)',
    `update audit_heads h set seq = e.seq, hash = e.hash from audit_entries e
     where e.seq = (select max(seq) from audit_entries)`,
  );
  const after = startProcess();
  await write(after);
  await after.drain();
  expect(complaints).toMatchObject([{ fault: 'chain_replaced' }]);
});

test('half a line of a machine that lost its power, or of somebody else, is no head', async () => {
  const file = join(folder, `${audit.county}.jsonl`);
  const keeper = startProcess();
  await write(keeper);
  await keeper.drain();
  await writeFile(file, `${await readFile(file, 'utf8')}"pingan-points/339998/audit\\n12`);
  const after = startProcess();
  await write(after);
  await after.drain();
  expect(complaints).toEqual([]);
  await rm(folder, { recursive: true });
});
