import pg from 'pg';

/**
 * What a connection of the pool does beyond the driver: what is asked for in one turn of the event
 * loop goes out in one write, a statement is parsed and planned once, and a transaction begins with
 * its first statement. A round trip costs more than most statements do.
 */
export interface Pipelined extends pg.PoolClient {
  /** The next statement begins a transaction and goes out with it: neither runs without the other. */
  beginWithNext(begin: string): void;
}

/** Statements a connection keeps; lists of every length are a text of their own each. */
const mostStatements = 1_000;
/** What it kept does not fit the database any more, which a migration changed meanwhile. */
const stale = new Set(['0A000', '26000']);

type Callback = (error: Error, result: pg.QueryResult) => void;
type Ask = (statement: unknown, values?: unknown, callback?: unknown) => unknown;

/** Makes a new connection one that pipelines; its pool must ask for `pipeline`. */
export function makePipelined(client: pg.PoolClient): void {
  const pipelined = client as Pipelined;
  const ask = client.query.bind(client) as Ask;
  const gather = gathering(client);
  let names = new Map<string, string>();
  let generation = 0;
  let begin: string | undefined;

  function nameOf(text: string): string | undefined {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostStatements) return known;
    const name = `${generation}.${names.size}`;
    names.set(text, name);
    return name;
  }
  const forgetStale = (error: unknown) => {
    if (!(error instanceof pg.DatabaseError) || !stale.has(error.code ?? '')) return;
    names = new Map();
    generation += 1;
  };
  const query: Ask = (text, values, callback) => {
    gather();
    if (typeof text !== 'string' || !Array.isArray(values)) return ask(text, values, callback);
    const first = begin;
    begin = undefined;
    if (first !== undefined) return askFirst(ask, { begin: first, text, values });
    const name = nameOf(text);
    const asked = ask({ text, ...(name === undefined ? {} : { name }) }, values, callback);
    if (asked instanceof Promise) asked.catch(forgetStale);
    return asked;
  };
  // One signature for the many of the driver.
  (client as { query: unknown }).query = query;
  pipelined.beginWithNext = (text) => {
    begin = text;
  };
}

/** Holds back what is written until the turn is over, then lets it go in one piece. */
function gathering(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WriteStream } })
    .connection;
  let held = false;
  return () => {
    if (held) return;
    held = true;
    stream.cork();
    process.nextTick(() => {
      held = false;
      stream.uncork();
    });
  };
}

interface First {
  begin: string;
  text: string;
  values: unknown[];
}

function askFirst(ask: Ask, first: First): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    ask(new FirstStatement(first, (error, result) => (error ? reject(error) : resolve(result))));
  });
}

/** The driver's own parts, which its types leave out. */
interface Wire {
  parse(message: object): void;
  bind(message: object): void;
  execute(message: object): void;
}
type DriverQuery = new (
  config: object,
  values: unknown[],
  callback: Callback,
) => {
  prepare(connection: Wire): void;
  handleCommandComplete(message: { text: string }, connection: Wire): void;
};

/**
 * A statement behind the one that begins its transaction, up to one sync message: where the first
 * fails, PostgreSQL skips the second. It has no name, since the driver would take the answer to the
 * first for its own.
 */
class FirstStatement extends (pg.Query as unknown as DriverQuery) {
  readonly #begin: string;
  #begun = false;

  constructor({ begin, text, values }: First, callback: Callback) {
    super({ text, queryMode: 'extended' }, values, callback);
    this.#begin = begin;
  }

  override prepare(connection: Wire): void {
    connection.parse({ text: this.#begin });
    connection.bind({});
    connection.execute({});
    super.prepare(connection);
  }

  override handleCommandComplete(message: { text: string }, connection: Wire): void {
    if (this.#begun) super.handleCommandComplete(message, connection);
    this.#begun = true;
  }
}
