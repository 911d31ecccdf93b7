import { recordAudit } from '../audit.ts';
import type { Database } from '../database.ts';
import { jobScope } from '../scope.ts';
import type { Deps } from '../use-case.ts';
import { type ChainDeps, type Chained, chainCounty } from './chain.ts';
import { linkOf } from './entry.ts';
import type { HeadsFile } from './heads-file.ts';
import { findOwn, findPlace } from './keeper-store.ts';
import { type NotedEntry, notesOf } from './notes.ts';
import { type Mark, readMark } from './signed-head.ts';

export type KeeperDeps = ChainDeps &
  Pick<Deps, 'cipher' | 'ids' | 'log'> & { database: Database; heads: HeadsFile };

export interface AuditKeeper {
  /** The same database, whose committed audit entries this keeper watches into the chain. */
  watched: Database;
  /**
   * For a process that stops: chains what waits, looks for what this process wrote, and writes the heads
   * out. Of a backlog it chains a lot or two; the next process goes on with the rest.
   */
  drain(): Promise<void>;
}

/** An entry takes its place so long after its commit at the latest, unless the database does not answer. */
const chainWithinMs = 1_000;
/** A signed head is written out of the database so often while entries come. */
const headEveryMs = 60_000;

/**
 * Sees to it that what this process commits comes into the chain as it was written. Between the commit
 * and the chain an entry is protected by nothing in the database: so the process remembers it, and the
 * head it saw last, and says when either is not there any more.
 */
export function createAuditKeeper(deps: KeeperDeps): AuditKeeper {
  const keeper = new Keeper(deps);
  const { database } = deps;
  return {
    watched: {
      ...database,
      transact: async (work) => {
        let noted: readonly NotedEntry[] = [];
        const result = await database.transact((tx) => {
          noted = notesOf(tx);
          return work(tx);
        });
        keeper.committed(noted);
        return result;
      },
    },
    drain: () => keeper.drain(),
  };
}

interface Kept {
  /** Committed by this process and not yet seen in the chain, by id. */
  own: Map<string, NotedEntry>;
  /** The head that was seen last, and what was last written out; unknown until the first look. */
  seen: Mark | undefined;
  written: { seq: bigint; atMs: number };
}

class Keeper {
  readonly #deps: KeeperDeps;
  readonly #counties = new Map<number, Kept>();
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** Runs come one after another. */
  #runs: Promise<void> = Promise.resolve();

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  committed(entries: readonly NotedEntry[]): void {
    for (const entry of entries) this.#keptOf(entry.county).own.set(entry.id, entry);
    if (entries.length > 0) this.#runWithin(chainWithinMs);
  }

  #keptOf(county: number): Kept {
    const known = this.#counties.get(county);
    if (known !== undefined) return known;
    const fresh = { own: new Map(), seen: undefined, written: { seq: 0n, atMs: 0 } };
    this.#counties.set(county, fresh);
    return fresh;
  }

  #runWithin(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#run(false);
    }, ms).unref();
  }

  async drain(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#run(true);
    // A complaint is an entry too.
    await this.#run(true);
  }

  /** `last`: heads are written out whether or not their minute is over. */
  #run(last: boolean): Promise<void> {
    this.#runs = this.#runs.then(() => this.#keepAll(last));
    return this.#runs;
  }

  async #keepAll(last: boolean): Promise<void> {
    for (const [county, kept] of this.#counties) {
      if (kept.own.size > 0 || this.#isHeadDue(kept, last))
        await this.#keep(county, kept, last).catch((error: unknown) => {
          // What is remembered stays so, and is looked for at the next try.
          this.#deps.log.error({ err: error, county }, 'audit entries were not chained');
          this.#runWithin(chainWithinMs);
        });
      if (isAhead(kept)) this.#runWithin(headEveryMs);
    }
  }

  #isHeadDue(kept: Kept, last: boolean): boolean {
    const quietMs = this.#deps.clock.now().getTime() - kept.written.atMs;
    return isAhead(kept) && (last || quietMs >= headEveryMs);
  }

  async #keep(county: number, kept: Kept, last: boolean): Promise<void> {
    const own = [...kept.own.values()];
    await this.#remember(county, kept);
    const chained = await chainCounty(this.#deps, county, this.#stop.signal);
    if (kept.seen !== undefined && !(await this.#continues(county, kept.seen, chained)))
      await this.#complain(county, { fault: 'chain_replaced', seq: Number(kept.seen.seq) });
    kept.seen = chained.head;
    // What still waits behind a backlog is not missed.
    if (chained.done) await this.#lookFor(county, kept, own);
    await this.#writeHead(county, kept, { note: chained.head.note, last });
  }

  async #lookFor(county: number, kept: Kept, own: readonly NotedEntry[]): Promise<void> {
    for (const entry of await this.#missing(county, own))
      await this.#complain(county, { fault: 'entry_lost', entry: entry.id }, entry);
    for (const { id } of own) kept.own.delete(id);
  }

  /** The last head that was written out: when a process starts, all that there is to compare with. */
  async #remember(county: number, kept: Kept): Promise<void> {
    if (kept.seen !== undefined) return;
    const key = this.#deps.sealKey.publicKey;
    const notes = await this.#deps.heads.read(county);
    const mark = notes.flatMap((note) => readMark(note, { county, key }) ?? []).at(-1);
    if (mark === undefined) return;
    kept.seen = mark;
    kept.written = { seq: mark.seq, atMs: new Date(mark.at).getTime() };
  }

  /** Whether the entry that was the head still stands where it stood. */
  async #continues(county: number, seen: Mark, { before }: Chained): Promise<boolean> {
    if (seen.seq > before.seq) return false;
    if (seen.seq === before.seq) return seen.hash.equals(before.hash);
    const place = await findPlace(this.#deps.database.read, county, seen.seq);
    // Deleted with the beginning of the chain, for which a signed stub stands.
    return place === 'pruned' || (place?.equals(seen.hash) ?? false);
  }

  /** Entries that do not stand in the chain as they were written. */
  async #missing(county: number, own: readonly NotedEntry[]): Promise<NotedEntry[]> {
    const ids = own.map(({ id }) => id);
    const found = await findOwn(this.#deps.database.read, county, ids);
    return own.filter(({ id, leaf }) => {
      const place = found.get(id);
      return place === undefined || !linkOf({ ...place, leaf }).equals(place.hash);
    });
  }

  async #complain(
    county: number,
    details: { fault: string; entry?: string; seq?: number },
    entry?: NotedEntry,
  ): Promise<void> {
    const { database, log } = this.#deps;
    const about = entry && { action: entry.action, object: entry.object };
    log.error({ county, ...details, ...about }, 'the audit was tampered with');
    const by = { deps: this.#deps, ask: { scope: jobScope(county, 'keep_audit') } };
    const said = { action: 'audit.fault_found', object: 'audit', details } as const;
    const noted = await database.transact(async (tx) => {
      await recordAudit(tx, by, said);
      return [...notesOf(tx)];
    });
    this.committed(noted);
  }

  async #writeHead(
    county: number,
    kept: Kept,
    { note, last }: { note: string; last: boolean },
  ): Promise<void> {
    if (!this.#isHeadDue(kept, last)) return;
    await this.#deps.heads.append(county, note);
    kept.written = { seq: kept.seen?.seq ?? 0n, atMs: this.#deps.clock.now().getTime() };
  }
}

/** Whether entries were chained since a head was written out. */
const isAhead = ({ seen, written }: Kept) => seen !== undefined && seen.seq > written.seq;
