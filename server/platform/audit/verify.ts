import type { Read } from '../database.ts';
import { findHead, getBacklog, textOf } from './chain-store.ts';
import { leafOf, linkOf, noHash } from './entry.ts';
import type { AuditFinding } from './findings.ts';
import { readMark, type SignedMark } from './signed-head.ts';
import { type ChainedEntry, findStub, listTwice, readChain } from './verify-store.ts';

export interface AuditCheckOptions {
  county: number;
  /** 32 bytes; from outside the database, or a forger could bring their own. */
  key: Uint8Array;
  now: Date;
  /** Heads that were signed before and kept elsewhere; their signatures have been checked. */
  heads?: readonly Pick<SignedMark, 'seq' | 'hash' | 'at'>[];
}

export interface AuditVerification {
  county: number;
  entries: number;
  /** Number of the last entry of the chain. */
  seq: bigint;
  /** Number of the last entry that was deleted when its time was over. */
  prunedTo: bigint;
  waiting: number;
  findings: AuditFinding[];
}

/** An entry waits for a second or so; that many minutes only where nothing is running. */
const longWaitMs = 15 * 60_000;

/**
 * Recomputes a whole chain from its entries and compares it with its stub, its head and every signed
 * head that was kept. What is read should be of one moment.
 */
export async function verifyAudit(
  read: Read,
  options: AuditCheckOptions,
): Promise<AuditVerification> {
  const check = new ChainCheck(read, options);
  return check.run();
}

class ChainCheck {
  readonly #read: Read;
  readonly #options: AuditCheckOptions;
  readonly #findings: AuditFinding[] = [];
  /** Heads that must be met on the way, by their number. */
  readonly #marks: Map<bigint, AuditCheckOptions['heads']>;
  #seq = 0n;
  #hash: Buffer = noHash;
  #entries = 0;
  #headSeq: bigint | undefined;

  constructor(read: Read, options: AuditCheckOptions) {
    this.#read = read;
    this.#options = options;
    this.#marks = Map.groupBy(options.heads ?? [], ({ seq }) => seq);
  }

  async run(): Promise<AuditVerification> {
    const { county } = this.#options;
    const head = await findHead(this.#read, county);
    this.#headSeq = head?.seq;
    await this.#begin();
    const prunedTo = this.#seq;
    this.#meet(prunedTo, this.#hash);
    for await (const lot of readChain(this.#read, county))
      for (const entry of lot) this.#take(entry, prunedTo);
    this.#checkHead(head);
    this.#checkAhead(prunedTo);
    const waiting = await this.#checkWaiting();
    const findings = this.#findings;
    return { county, entries: this.#entries, seq: this.#seq, prunedTo, waiting, findings };
  }

  /** The chain begins at its stub, where its oldest entries were deleted. */
  async #begin(): Promise<void> {
    const { county, key } = this.#options;
    const stub = await findStub(this.#read, county);
    if (stub === undefined) return;
    const signed = readMark(stub.note, { county, key });
    const fits =
      signed?.word === 'pruned' && signed.seq === stub.seq && signed.hash.equals(stub.hash);
    if (!fits) this.#find({ kind: 'stub_wrong', seq: `${stub.seq}` });
    [this.#seq, this.#hash] = [stub.seq, stub.hash];
  }

  #take({ seq, chainedAt, previous, hash, ...entry }: ChainedEntry, prunedTo: bigint): void {
    const { id } = entry;
    this.#entries += 1;
    // What a stub stands for went with the stub: an entry there was put in afterwards.
    const below = seq > 0n && seq <= prunedTo;
    if (below || (this.#headSeq !== undefined && seq > this.#headSeq)) {
      this.#find({ kind: 'entry_inserted', seq: `${seq}`, id });
      return;
    }
    const gap = seq !== this.#seq + 1n;
    if (gap) this.#find({ kind: 'entries_missing', seq: `${this.#seq + 1n}`, last: `${seq - 1n}` });
    const leaf = leafOf(textOf(entry));
    const follows = gap || previous.equals(this.#hash);
    if (!follows || !linkOf({ seq, chainedAt, previous, leaf }).equals(hash))
      this.#find({ kind: 'entry_altered', seq: `${seq}`, id });
    [this.#seq, this.#hash] = [seq, hash];
    this.#meet(seq, hash);
  }

  #meet(seq: bigint, hash: Buffer): void {
    for (const mark of this.#marks.get(seq) ?? [])
      if (!mark.hash.equals(hash))
        this.#find({ kind: 'signed_head_differs', seq: `${seq}`, at: mark.at });
    this.#marks.delete(seq);
  }

  #checkHead(head: Awaited<ReturnType<typeof findHead>>): void {
    const { county, key } = this.#options;
    const seq = `${this.#seq}`;
    if (head === undefined || head.seq === 0n) {
      if (this.#seq > 0n || (head !== undefined && !head.hash.equals(noHash)))
        this.#find({ kind: 'head_wrong', seq });
      return;
    }
    const signed = readMark(head.note, { county, key });
    const fits =
      signed?.word === 'signed' && signed.seq === head.seq && signed.hash.equals(head.hash);
    if (!fits) this.#find({ kind: 'head_wrong', seq });
    if (head.seq > this.#seq)
      this.#find({ kind: 'entries_missing', seq: `${this.#seq + 1n}`, last: `${head.seq}` });
    else if (fits && !head.hash.equals(this.#hash)) this.#find({ kind: 'head_wrong', seq });
  }

  /** Heads beyond the end; those within a gap are in entries that are named as missing. */
  #checkAhead(prunedTo: bigint): void {
    for (const [seq, marks] of this.#marks)
      for (const { at } of marks ?? [])
        if (seq > this.#seq && seq > prunedTo)
          this.#find({ kind: 'signed_head_ahead', seq: `${seq}`, last: `${this.#seq}`, at });
  }

  async #checkWaiting(): Promise<number> {
    const { county, now } = this.#options;
    for (const { seq, id } of await listTwice(this.#read, county))
      this.#find({ kind: 'entry_twice', seq: `${seq}`, id });
    const { waiting, since } = await getBacklog(this.#read, county);
    if (since !== null && now.getTime() - since.getTime() > longWaitMs)
      this.#find({ kind: 'waiting_long', count: waiting, at: since.toISOString() });
    return waiting;
  }

  #find(finding: AuditFinding): void {
    this.#findings.push(finding);
  }
}
