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
    const line = new Line(client, begin);
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
 * A write whose answer nobody needs: it goes out with what is asked for next, at the latest before the
 * commit, and if it fails, here or in the database, so does its transaction.
 */
export function sendAlong(tx: Transaction<DB>, write: Promise<unknown>): void {
  const executor = tx.getExecutor();
  if (!(executor instanceof LineExecutor)) throw new Error('a write goes along in a transaction');
  write.catch((error: unknown) => executor.line.fail(error));
}

/** All that waits for nothing from outside is done by then. */
const endOfTurn = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** The statements of one transaction on their way to its connection, one behind the other. */
class Line {
  readonly #client: Pipelined;
  readonly #begin: string;
  #state: 'new' | 'beginning' | 'open' | 'ended' = 'new';
  #failure: unknown;
  readonly #sent: Promise<unknown>[] = [];
  readonly #waiting: {
    statement: CompiledQuery;
    answer: (sent: Promise<pg.QueryResult>) => void;
  }[] = [];

  constructor(client: Pipelined, begin: string) {
    this.#client = client;
    this.#begin = begin;
  }

  /** The first statement that failed: what others met afterwards is its consequence. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Something that belongs to the transaction failed, perhaps before it could be sent. */
  readonly fail = (error: unknown): void => {
    this.#failure ??= error;
  };

  query(statement: CompiledQuery): Promise<pg.QueryResult> {
    switch (this.#state) {
      case 'ended':
        return Promise.reject(new Error('a statement came after the end of its transaction'));
      case 'open':
        return this.#send(statement);
      case 'beginning':
        return new Promise((answer) => {
          this.#waiting.push({ statement, answer });
        });
      case 'new':
        return this.#sendFirst(statement);
    }
  }

  /** @throws the error of any statement that failed */
  async commit(): Promise<void> {
    // What goes along may still be on its way to the driver, and what the driver cannot write never
    // comes to the server, which would commit without it.
    await endOfTurn();
    if (this.#state === 'beginning') {
      await this.#settled();
      await endOfTurn();
    }
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#state === 'new') return;
    const [command] = await Promise.all([this.#end('commit'), ...this.#sent]);
    if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`);
  }

  /** @returns false: the connection cannot be used again */
  async rollBack(): Promise<boolean> {
    if (this.#state === 'new') return true;
    await this.#settled();
    await Promise.all(this.#sent);
    return this.#end('rollback').then(
      () => true,
      () => false,
    );
  }

  #sendFirst(statement: CompiledQuery): Promise<pg.QueryResult> {
    this.#state = 'beginning';
    this.#client.beginWithNext(this.#begin);
    const first = this.#send(statement);
    first.then(
      () => this.#open(),
      (error: unknown) => this.#giveUp(error),
    );
    return first;
  }

  #send({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    const answer = this.#client.query(sql, [...parameters]);
    this.#sent.push(answer.catch(this.fail));
    return answer;
  }

  /** What waits goes out in its order, before anything that is asked for from now on. */
  #open(): void {
    this.#state = 'open';
    for (const { statement, answer } of this.#waiting.splice(0)) answer(this.#send(statement));
  }

  /** Whether it began is not known: what came next would perhaps be a transaction of its own. */
  #giveUp(error: unknown): void {
    this.#state = 'ended';
    for (const { answer } of this.#waiting.splice(0)) answer(Promise.reject(error));
  }

  async #settled(): Promise<void> {
    while (this.#state === 'beginning') await Promise.all(this.#sent);
  }

  async #end(how: 'commit' | 'rollback'): Promise<string> {
    this.#state = 'ended';
    const { command } = await this.#client.query(how, []);
    return command;
  }
}

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

/** Sends a statement at the moment it is asked for: Kysely's own would let one overtake another. */
class LineExecutor extends DefaultQueryExecutor {
  readonly line: Line;

  constructor(line: Line) {
    super(compiler, adapter, { provideConnection: () => Promise.reject(new Error('one line')) });
    this.line = line;
  }

  override async executeQuery<R>(statement: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.line.query(statement);
    const changes = command !== 'SELECT' && rowCount !== null;
    return { rows, ...(changes ? { numAffectedRows: BigInt(rowCount) } : {}) };
  }
}
