import { auditActions } from '../contract/audit-actions.ts';
import { chainCounty } from '../server/platform/audit/chain.ts';
import { readMark, type SignedMark } from '../server/platform/audit/signed-head.ts';
import { verifyAudit } from '../server/platform/audit/verify.ts';
import { recordAudit } from '../server/platform/audit.ts';
import type { Tx } from '../server/platform/database.ts';
import { uuidOf } from '../server/platform/ids.ts';
import { makeScope } from '../server/platform/scope.ts';
import { openSealedBooks, type SealedBooks } from './sealed-books.ts';

type Books = Pick<SealedBooks, 'county' | 'database' | 'clock' | 'deps' | 'post' | 'night'>;

/** A county with an audit and nothing else to look at, on a clock that is moved. */
export interface AuditedCounty extends Books {
  /** Writes entries of every kind, each in a transaction of its own, a second apart. */
  write(count: number): Promise<void>;
  /** Gives what waits its places. */
  chain(): Promise<void>;
  /** The head as it stands, as somebody keeps it. */
  keep(): Promise<SignedMark>;
  verify(tx: Tx, heads?: readonly SignedMark[]): ReturnType<typeof verifyAudit>;
  close(): Promise<void>;
}

const actions = Object.keys(auditActions) as (keyof typeof auditActions)[];
const people = ['mei', 'bo', 'lan'].map((name) => uuidOf(`staff/${name}`));
const towns = ['339998001', '339998002', '339998003'];
const takeOne = <T>(choices: readonly T[], turn: number) =>
  choices[turn % choices.length] as (typeof choices)[number];

export async function openAudit(county = 339_998): Promise<AuditedCounty> {
  const books = await openSealedBooks(county);
  const { database, clock, deps } = books;
  const key = deps.sealKey.publicKey;
  let made = 0;

  async function write(count: number): Promise<void> {
    for (let done = 0; done < count; done++, made++) {
      clock.set(new Date(clock.now().getTime() + 1_000));
      await database.transact((tx) => recordOne(tx, made));
    }
  }
  function recordOne(tx: Tx, turn: number): Promise<void> {
    const id = takeOne(people, turn);
    const town = takeOne(towns, turn);
    const actor = { kind: 'staff', id, unit: null, roles: [] } as const;
    const scope = makeScope({ county, actor, areas: [town], roles: ['reviewer'] });
    const facts = turn % 3 === 0 ? {} : { before: { stage: turn }, after: { stage: turn + 1 } };
    return recordAudit(
      tx,
      { deps, ask: { scope, requestId: turn % 4 === 0 ? null : `request-${turn}` } },
      {
        action: takeOne(actions, turn),
        object: `case/${uuidOf(`case ${turn % 17}`)}`,
        area: turn % 5 === 0 ? null : `${town}001001`,
        reason: turn % 2 === 0 ? undefined : `第 ${turn} 次，材料齐全`,
        details: { turn },
        ...facts,
      },
    );
  }

  return {
    county,
    database,
    clock,
    deps,
    post: books.post,
    night: books.night,
    write,
    chain: async () => {
      await chainCounty(deps, county);
    },
    keep: async () => {
      const { rows } = await database.pool.query<{ note: string }>(
        'select note from audit_heads where county = $1',
        [county],
      );
      const kept = readMark(rows[0]?.note ?? '', { county, key });
      if (kept === undefined) throw new Error('nothing is chained');
      return kept;
    },
    verify: (tx, heads = []) => verifyAudit(tx, { county, key, now: clock.now(), heads }),
    close: books.close,
  };
}
