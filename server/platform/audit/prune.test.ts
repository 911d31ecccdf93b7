import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuditedCounty, openAudit } from '../../../test/audited.ts';
import { pruneAudit, pruneLot } from './prune.ts';

let audit: AuditedCounty;
beforeEach(async () => {
  audit = await openAudit();
});
afterEach(() => audit.close());

const deps = (auditMonths: number) => ({ ...audit.deps, auditMonths });
const whole = () => audit.database.transact((tx) => audit.verify(tx));
const seqs = async () => {
  const { rows } = await audit.database.pool.query<{ seq: string }>(
    'select seq from audit_entries order by seq',
  );
  return rows.map(({ seq }) => Number(seq));
};

/** Ten entries a month, for so many months. */
async function live(months: number): Promise<void> {
  for (let month = 0; month < months; month++) {
    await audit.write(10);
    await audit.chain();
    audit.clock.advance({ days: 31 });
  }
}

test('what is older than it must be kept goes, from the beginning only, and the rest stays whole', async () => {
  await live(14);
  await pruneAudit(deps(6));
  await audit.chain();
  const left = await seqs();
  // Six months are 181 to 184 days: of fourteen times 31 days, nine lie before. The deletion is an entry.
  expect(left[0]).toBe(91);
  expect(left.at(-1)).toBe(141);
  expect(await whole()).toMatchObject({ prunedTo: 90n, seq: 141n, findings: [] });
});

test('what was deleted is said in the audit itself, with its number and the term', async () => {
  await live(8);
  await pruneAudit(deps(6));
  await audit.chain();
  const { rows } = await audit.database.pool.query(
    `select details, roles from audit_entries where action = 'audit.pruned' order by seq`,
  );
  expect(rows.at(-1)).toEqual({
    details: { upTo: 30, entries: 30, months: 6 },
    roles: 'prune_audit',
  });
});

test('again and again, in lots, until nothing is past its time', async () => {
  await live(9);
  expect(await pruneLot(deps(6), audit.county, 7)).toBe(7);
  await audit.chain();
  expect(await whole()).toMatchObject({ prunedTo: 7n, findings: [] });
  for (let lot = 0; lot < 6; lot++) await pruneLot(deps(6), audit.county, 7);
  expect(await pruneLot(deps(6), audit.county, 7)).toBe(0);
  await audit.chain();
  expect(await whole()).toMatchObject({ prunedTo: 40n, findings: [] });
});

test('an old entry behind a young one stays: only whole beginnings go', async () => {
  await audit.write(5);
  const old = audit.clock.now();
  audit.clock.advance({ days: 300 });
  await audit.write(1);
  await audit.chain();
  audit.clock.set(old);
  await audit.write(5);
  audit.clock.advance({ days: 310 });
  await audit.chain();
  await pruneAudit(deps(6));
  expect((await seqs())[0]).toBe(6);
});

test('six months are the least, whoever asks', async () => {
  await expect(pruneAudit(deps(5))).rejects.toThrow('six months');
});

test('nothing is deleted where no signed stub stands for it', async () => {
  await live(1);
  const { pool } = audit.database;
  await expect(pool.query('delete from audit_entries where seq = 1')).rejects.toThrow('stub');
});

test('an entry forged where entries were deleted is found', async () => {
  await live(8);
  await pruneAudit(deps(6));
  await audit.chain();
  const { pool } = audit.database;
  const { rows: columns } = await pool.query<{ list: string }>(
    `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
     where table_name = 'audit_entries' and column_name not in ('seq', 'id')`,
  );
  const list = columns[0]?.list ?? '';
  await pool.query(
    `insert into audit_entries (seq, id, ${list})
     select 1, gen_random_uuid(), ${list} from audit_entries order by seq desc limit 1`,
  );
  expect(await whole()).toMatchObject({ findings: [{ kind: 'entry_inserted', seq: '1' }] });
});

test('a stub that nobody signed is no beginning', async () => {
  await live(8);
  await pruneAudit(deps(6));
  const { pool } = audit.database;
  await pool.query(`update audit_stubs set note = replace(note, 'pruned', 'signed')`);
  expect(await whole()).toMatchObject({ findings: [{ kind: 'stub_wrong' }] });
});
