import { readPastedNote, type SignedCheckpoint } from '../contract/seal/checkpoint.ts';
import { type SealDeps, sealCounty, verifyJournal } from '../server/features/seals/service.ts';
import { lotAccount, points, poolAccount, sourceAccount } from '../server/ledger/account.ts';
import * as ledger from '../server/ledger/service.ts';
import type { Transfer } from '../server/ledger/transfer.ts';
import { createCipher } from '../server/platform/cipher.ts';
import { type SettableClock, settableClock } from '../server/platform/clock.ts';
import { type Database, openDatabase, type Tx } from '../server/platform/database.ts';
import { createIds, seededRandom } from '../server/platform/ids.ts';
import { silentLog } from '../server/platform/log.ts';
import { openSigningKey } from '../server/platform/signing-key.ts';
import { createTestDatabase } from './postgres.ts';

const pool = poolAccount(1n);
const randomOfKeys = () => seededRandom('keys of sealed books');
const holders = 12;

/** A county with books and nothing else, on a clock that is moved from night to night. */
export interface SealedBooks {
  county: number;
  database: Database;
  clock: SettableClock;
  deps: SealDeps;
  /** Posts this many transfers of every kind, at the clock’s time. */
  post(count: number): Promise<void>;
  /** Moves on to the next night and seals what has ended. */
  night(): Promise<void>;
  /** The newest signed seal, as a neighbour would keep it. */
  keep(): Promise<SignedCheckpoint>;
  verify(tx: Tx, saved?: SignedCheckpoint): ReturnType<typeof verifyJournal>;
  close(): Promise<void>;
}

/** What signs the seals of these books, as the environment of a server has it. */
export const keyOfSealedBooks = () => randomOfKeys()(32);

export async function openSealedBooks(county = 339_998): Promise<SealedBooks> {
  const { connection, drop } = await createTestDatabase();
  const database = openDatabase({ connection, connections: 6, onError: () => {} });
  const clock = settableClock(new Date('2026-10-14T04:00:00Z'));
  const ids = createIds(clock, seededRandom(`sealed books ${county}`));
  const random = randomOfKeys();
  const sealKey = openSigningKey(random(32));
  const deps: SealDeps = {
    database,
    clock,
    ids,
    cipher: createCipher({ dataKey: random(32), indexKey: random(32), suite: 'aes' }),
    files: { put: unused, get: unused, has: unused, delete: unused } as never,
    log: silentLog,
    wakeOutbox: () => {},
    sealKey,
  };
  await database.pool.query(
    `insert into counties (county, name_zh, name_en, case_prefix, centre_lng, centre_lat, hotline)
     values ($1, '试验县', 'Test County', 'SY', 120, 28, '0570-0000000')`,
    [county],
  );
  const books = bookkeeping({ county, database, clock, newId: () => ids.uuid() });
  const night = async () => {
    clock.advance({ days: 1 });
    await sealCounty(deps, county);
  };
  return {
    county,
    database,
    clock,
    deps,
    post: books.post,
    night,
    keep: async () => {
      const sql = 'select note from seals where county = $1 order by day desc limit 1';
      const { rows } = await database.pool.query<{ note: string }>(sql, [county]);
      const kept = readPastedNote(rows[0]?.note ?? '');
      if (kept === undefined) throw new Error('nothing is sealed');
      return kept;
    },
    verify: (tx, saved) => verifyJournal(tx, { county, key: sealKey.publicKey, saved }),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

function unused(): never {
  throw new Error('these books have no files');
}

interface Bookkeeping {
  county: number;
  database: Database;
  clock: SettableClock;
  newId: () => string;
}

/** Cover first; then awards at once, announced ones, and their ends, in turn. */
function bookkeeping({ county, database, clock, newId }: Bookkeeping) {
  let covered = false;
  let made = 0;
  const announced: string[] = [];
  const write = (transfer: Transfer) =>
    database.transact((tx) => ledger.post(tx, { county, transfers: [transfer], at: clock.now() }));
  const end = (pending: string) =>
    database.transact((tx) => {
      const how = made % 3 === 0 ? 'void' : 'settle';
      return ledger.endPending(tx, {
        county,
        ends: [{ id: newId(), pending, how }],
        at: clock.now(),
      });
    });
  const fresh = (wanted: Partial<Transfer>): Transfer => ({
    id: newId(),
    key: newId(),
    kind: 'post',
    debit: pool,
    credit: lotAccount(BigInt(2 + (made % holders)), '2027-12-31'),
    amount: points(1 + (made % 7)),
    pending: null,
    reason: newId(),
    ruleVersion: 1,
    ...wanted,
  });
  return {
    post: async (count: number) => {
      for (let done = 0; done < count; done++, made++) {
        const [pending] = announced;
        if (!covered) {
          covered = true;
          await write(fresh({ debit: sourceAccount(1n), credit: pool, amount: points(1_000_000) }));
        } else if (pending !== undefined && made % 4 === 3) {
          announced.shift();
          await end(pending);
        } else {
          const kind = made % 4 === 1 ? 'announce' : 'post';
          const transfer = fresh({ kind });
          if (kind === 'announce') announced.push(transfer.id);
          await write(transfer);
        }
      }
    },
  };
}
