import {
  type CompiledQuery,
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import type { DB } from '../../db/types.ts';
import type { Pipelined } from './pipeline.ts';

/** Runs `work` in a transaction that the given words begin. */
export type Transact = <T>(begin: string, work: (tx: Transaction<DB>) => Promise<T>) => Promise<T>;

/**
 * Transactions on the connections of a pool. Statements asked for at the same time go out together
 * and are carried out in the order in which they were asked for; the commit follows the last of them
 * without waiting. Nothing is committed unless every statement succeeded, whether or not anybody
 * waited for it.
 */
export function transactionsOn(pool: pg.Pool): Transact {
  const dialect = new PostgresDialect({ pool });
  const props = { config: { dialect }, dialect, driver: new DummyDriver() };
  return async (begin, work) => {
    const client = (await pool.connect()) as Pipelined;
    const line = openLine(client, begin);
    try {
      const executor = new LineExecutor(line);
      const result = await work(new Transaction<DB>({ ...props, executor }));
      await line.commit();
      client.release();
      return result;
    } catch (error) {
      const usable = await line.rollBack();
      client.release(!usable);
      throw line.failure ?? error;
    }
  };
}

/**
 * A write whose answer nobody needs: it goes out with what is asked for next, at the latest with the
 * commit, and if it fails so does its transaction.
 */
export function sendAlong(write: Promise<unknown>): void {
  // The transaction has the error too, and throws it.
  write.catch(() => {});
}

interface Line {
  /** Never rejects before the statement was sent or given up. */
  query(statement: CompiledQuery): Promise<pg.QueryResult>;
  /** The first statement that failed: what others met afterwards is its consequence. */
  readonly failure: unknown;
  /** @throws the error of any statement that failed */
  commit(): Promise<void>;
  /** false: the connection cannot be used again. */
  rollBack(): Promise<boolean>;
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

/** Sends a statement at the moment it is asked for: Kysely's own would let one overtake another. */
class LineExecutor extends DefaultQueryExecutor {
  readonly #line: Line;

  constructor(line: Line) {
    super(compiler, adapter, { provideConnection: () => Promise.reject(new Error('one line')) });
    this.#line = line;
  }

  override async executeQuery<R>(statement: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#line.query(statement);
    const changes = command !== 'SELECT' && rowCount !== null;
    return { rows, ...(changes ? { numAffectedRows: BigInt(rowCount) } : {}) };
  }
}

function openLine(client: Pipelined, begin: string): Line {
  let state: 'new' | 'beginning' | 'open' | 'ended' = 'new';
  let failure: unknown;
  const sent: Promise<unknown>[] = [];
  const waiting: { statement: CompiledQuery; answer: (sent: Promise<pg.QueryResult>) => void }[] =
    [];

  function send({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    const answer = client.query(sql, [...parameters]);
    sent.push(
      answer.catch((error: unknown) => {
        failure ??= error;
      }),
    );
    return answer;
  }
  /** What waits goes out in its order, before anything that is asked for from now on. */
  function open(): void {
    state = 'open';
    for (const { statement, answer } of waiting.splice(0)) answer(send(statement));
  }
  /** Whether it began is not known: what came next would perhaps be a transaction of its own. */
  function giveUp(error: unknown): void {
    state = 'ended';
    for (const { answer } of waiting.splice(0)) answer(Promise.reject(error));
  }
  function query(statement: CompiledQuery): Promise<pg.QueryResult> {
    if (state === 'ended')
      return Promise.reject(new Error('a statement came after the end of its transaction'));
    if (state === 'open') return send(statement);
    if (state === 'beginning')
      return new Promise((answer) => {
        waiting.push({ statement, answer });
      });
    state = 'beginning';
    client.beginWithNext(begin);
    const first = send(statement);
    first.then(open, giveUp);
    return first;
  }
  async function end(how: 'commit' | 'rollback'): Promise<string> {
    state = 'ended';
    const { command } = await client.query(how, []);
    return command;
  }
  async function settled(): Promise<void> {
    while (state === 'beginning') await Promise.all(sent);
  }

  return {
    query,
    get failure() {
      return failure;
    },
    async commit() {
      if (state === 'new') return;
      await settled();
      const [command] = await Promise.all([end('commit'), ...sent]);
      if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
    },
    async rollBack() {
      if (state === 'new') return true;
      await settled();
      await Promise.all(sent);
      return end('rollback').then(
        () => true,
        () => false,
      );
    },
  };
}
