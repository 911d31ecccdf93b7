import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AuditedCounty, openAudit } from '../../../test/audited.ts';
import {
  behindTheBack,
  type Column,
  diceOf,
  dropGuards,
  listColumns,
  type Tamper,
  tamper,
  unlessImpossible,
} from '../../../test/tampering.ts';
import { auditGround, locates } from '../../../test/tampering-audit.ts';
import type { Tx } from '../database.ts';
import { textOf } from './chain-store.ts';
import { leafOf, linkOf } from './entry.ts';
import type { AuditFinding } from './findings.ts';
import { pruneLot } from './prune.ts';
import type { SignedMark } from './signed-head.ts';
import { readChain } from './verify-store.ts';

vi.setConfig({ testTimeout: 300_000 });

const tampers = 600;
const seed = process.env.TAMPER_SEED ?? randomBytes(6).toString('hex');

let audit: AuditedCounty;
let columns: Column[];
/** Heads as they were kept outside: early, and now. */
let heads: SignedMark[];
beforeAll(async () => {
  audit = await openAudit();
  await audit.write(60);
  await audit.chain();
  const early = await audit.keep();
  audit.clock.advance({ days: 400 });
  for (const many of [120, 1, 60]) {
    await audit.write(many);
    await audit.chain();
  }
  // The first sixty are past their time: the chain begins at a stub.
  await pruneLot({ ...audit.deps, auditMonths: 12 }, audit.county);
  await audit.chain();
  heads = [early, await audit.keep()];
  await dropGuards(audit.database, auditGround);
  columns = await listColumns(audit.database, auditGround);
});
afterAll(() => audit.close());

const verify = async (tx: Tx, kept: readonly SignedMark[] = heads) =>
  (await audit.verify(tx, kept)).findings;

test('what nobody touched is whole', async () => {
  const whole = await audit.database.transact((tx) => audit.verify(tx, heads));
  expect(whole).toMatchObject({ prunedTo: 60n, seq: 242n, entries: 182, waiting: 0, findings: [] });
  expect(columns.length).toBeGreaterThan(25);
});

test('every tamper of hundreds is found, and where it is', async () => {
  console.log(`${tampers} tampers of the audit, TAMPER_SEED=${seed}`);
  const dice = diceOf(seed);
  const unfound: { what: string; findings: AuditFinding[] }[] = [];
  const kinds = new Set<string>();
  for (let done = 0; done < tampers; ) {
    const tried = await behindTheBack(audit.database, tryOnce).catch(unlessImpossible);
    if (tried === undefined) continue;
    done++;
    kinds.add(tried.what.split(':')[0] ?? '');
    if (!locates(tried.findings, tried.target)) unfound.push(tried);
  }
  async function tryOnce(tx: Tx): Promise<(Tamper & { findings: AuditFinding[] }) | undefined> {
    const made = await tamper({ tx, dice, ground: auditGround, columns });
    return made && { ...made, findings: await verify(tx) };
  }
  expect(unfound).toEqual([]);
  expect(kinds.size).toBeGreaterThan(35);
});

/** Writes every hash anew from a place on, as somebody who knows the format can. */
async function rehash(tx: Tx, from: bigint): Promise<Buffer> {
  let before: Buffer | undefined;
  for await (const lot of readChain(tx, audit.county))
    for (const { seq, chainedAt, previous: stored, hash, ...entry } of lot) {
      const previous = before ?? stored;
      before = hash;
      if (seq < from) continue;
      before = linkOf({ seq, chainedAt, previous, leaf: leafOf(textOf(entry)) });
      await sql`update audit_entries set previous = ${previous}, hash = ${before}
        where seq = ${seq}::bigint`.execute(tx);
    }
  if (before === undefined) throw new Error('the chain is empty');
  return before;
}

describe('by somebody who knows the format and has no key', () => {
  test('a chain that was computed anew does not fit its signed head', async () => {
    const found = await behindTheBack(audit.database, async (tx) => {
      await sql`update audit_entries set object = 'case/other' where seq = 100`.execute(tx);
      const hash = await rehash(tx, 100n);
      await sql`update audit_heads set hash = ${hash}`.execute(tx);
      return { alone: await verify(tx, []), kept: await verify(tx) };
    });
    expect(found.alone).toEqual([{ kind: 'head_wrong', seq: '242' }]);
    const { at } = heads[1] ?? expect.fail('a head was kept');
    expect(found.kept).toContainEqual({ kind: 'signed_head_differs', seq: '242', at });
  });

  test('a chain put back to an older state looks whole, and a kept head gives it away', async () => {
    const old = await audit.keep();
    const { rows } = await audit.database.pool.query<{ note: string }>(
      'select note from audit_heads',
    );
    await audit.write(5);
    await audit.chain();
    const newer = await audit.keep();
    const found = await behindTheBack(audit.database, async (tx) => {
      await sql`delete from audit_entries where seq > ${old.seq}::bigint`.execute(tx);
      await sql`update audit_heads set seq = ${old.seq}::bigint, hash = ${old.hash},
        note = ${rows[0]?.note}`.execute(tx);
      return { alone: await verify(tx, []), kept: await verify(tx, [newer]) };
    });
    expect(found.alone).toEqual([]);
    expect(found.kept).toMatchObject([{ kind: 'signed_head_ahead', seq: '247', last: '242' }]);
  });

  test('an entry that is deleted with its number taken over by the rest is found by the head', async () => {
    const found = await behindTheBack(audit.database, async (tx) => {
      await sql`delete from audit_entries where seq = 150`.execute(tx);
      await sql`update audit_entries set seq = -seq where seq > 150`.execute(tx);
      await sql`update audit_entries set seq = -seq - 1 where seq < 0`.execute(tx);
      await rehash(tx, 150n);
      return verify(tx, []);
    });
    expect(found[0]).toMatchObject({ kind: 'entries_missing' });
  });
});
