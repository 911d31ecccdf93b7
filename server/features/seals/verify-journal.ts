import { readNote, type SignedCheckpoint } from '../../../contract/seal/checkpoint.ts';
import * as ledger from '../../ledger/service.ts';
import { addDays, startOfDay } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import { isSignedBy } from '../../platform/signing-key.ts';
import { isOfCounty } from './county-key.ts';
import type { Finding, Whereabouts } from './findings.ts';
import { GrowingTree, type Node } from './growing-tree.ts';
import { erasureMessage, leafOf } from './leaves.ts';
import { listSealed, type SealRow } from './store.ts';
import * as store from './verify-store.ts';

export interface VerifyOptions {
  county: number;
  /** 32 bytes; from outside the database, or a forger could bring their own. */
  key: Uint8Array;
  /** A seal that somebody kept: the one thing that shows a journal replaced as a whole. */
  saved?: SignedCheckpoint | undefined;
}

export interface Verification {
  county: number;
  seals: number;
  leaves: number;
  findings: Finding[];
}

/**
 * Recomputes the whole tree from the journal and compares it with every signed seal, every kept
 * hash and every balance. The transaction should see one moment (repeatable read).
 */
export async function verifyJournal(tx: Tx, options: VerifyOptions): Promise<Verification> {
  const check = new JournalCheck(tx, options);
  return check.run();
}

/** Counties to check: all of which anything stands in the ledger or is sealed. */
export async function listCountiesToVerify(tx: Tx): Promise<number[]> {
  const found = [...(await ledger.listCounties(tx)), ...(await store.listSealedCounties(tx))];
  return [...new Set(found)].sort((a, b) => a - b);
}

interface Mark {
  size: number;
  root: Uint8Array;
  finding: Finding;
}

class JournalCheck {
  readonly #tx: Tx;
  readonly #county: number;
  readonly #key: Uint8Array;
  readonly #saved: SignedCheckpoint | undefined;
  readonly #findings: Finding[] = [];
  /** Roots that must appear as the tree grows, by its size then. */
  readonly #marks = new Map<number, Mark[]>();
  #seals: SealRow[] = [];
  #nodes = new Map<string, Node>();
  #size = 0;
  #rootsFit = true;
  #differing: { place: number; transfer: string }[] = [];

  constructor(tx: Tx, { county, key, saved }: VerifyOptions) {
    this.#tx = tx;
    this.#county = county;
    this.#key = key;
    this.#saved = saved;
  }

  async run(): Promise<Verification> {
    this.#seals = await store.listAllSeals(this.#tx, this.#county);
    this.#checkSeals();
    this.#markSaved();
    await this.#checkTree();
    await this.#checkEnds();
    await this.#checkUnsealed();
    await this.#checkBalances();
    const { length: seals } = this.#seals;
    return { county: this.#county, seals, leaves: this.#size, findings: this.#findings };
  }

  /** Each seal by itself and after the one before; their roots are compared as the tree grows. */
  #checkSeals(): void {
    let before: SealRow | undefined;
    for (const seal of this.#seals) {
      const { day, size, root } = seal;
      if (!this.#isSealWhole(seal, before)) this.#find('seal_altered', { day });
      if (before !== undefined && addDays(before.day, 1) !== day)
        this.#find('seal_missing', { day: addDays(before.day, 1), last: day });
      const place = Math.min(before?.size ?? 0, size);
      this.#mark({ size, root, finding: { kind: 'root_differs', day, place, last: size - 1 } });
      before = seal;
    }
  }

  #isSealWhole({ note, ...seal }: SealRow, before: SealRow | undefined): boolean {
    const signed = readNote(note);
    if (signed === undefined || !this.#isOurs(signed)) return false;
    const { size, day, root, previous } = signed.checkpoint;
    if (size !== seal.size || day !== seal.day || !seal.root.equals(root)) return false;
    if (before !== undefined)
      return previous?.size === before.size && before.root.equals(previous.root);
    // The oldest one that is left still names the one before it.
    if (previous !== null) this.#find('seal_missing', { day: addDays(day, -1), last: day });
    return true;
  }

  #isOurs(signed: SignedCheckpoint): boolean {
    return isOfCounty(signed, this.#county, this.#key);
  }

  #markSaved(): void {
    if (this.#saved === undefined) return;
    if (!this.#isOurs(this.#saved)) {
      this.#find('saved_not_ours', {});
      return;
    }
    const { size, root, day } = this.#saved.checkpoint;
    this.#mark({ size, root, finding: { kind: 'saved_differs', day, last: size } });
  }

  #mark(mark: Mark): void {
    this.#marks.set(mark.size, [...(this.#marks.get(mark.size) ?? []), mark]);
  }

  /** Places in order: each leaf against its transfer, the tree against roots and kept hashes. */
  async #checkTree(): Promise<void> {
    const nodes = await store.listNodes(this.#tx, this.#county);
    this.#nodes = new Map(nodes.map((node) => [nameOf(node), node]));
    const tree = new GrowingTree({ size: 0, edge: [] }, (node) => this.#checkNode(node));
    this.#checkMarks(tree);
    for await (const places of store.readPlaces(this.#tx, this.#county)) {
      const ids = places.map(({ transfer }) => transfer);
      const transfers = await ledger.getTexts(this.#tx, this.#county, ids);
      for (const row of places) {
        this.#closeGap(row.place);
        this.#checkPlace(row, transfers.get(row.transfer));
        tree.append(row.leaf);
        this.#size = row.place + 1;
        this.#checkMarks(tree);
      }
    }
    for (const { level, place } of this.#nodes.values())
      this.#find('node_differs', { level, place });
    const kind = this.#rootsFit ? 'transfer_altered' : 'leaf_altered';
    for (const { place, transfer } of this.#differing) this.#findAt(kind, { place, transfer });
  }

  /** What is missing makes every later root differ: it is named once, by its places. */
  #closeGap(place: number): void {
    if (place === this.#size) return;
    this.#find('leaves_missing', { place: this.#size, last: place - 1 });
    this.#marks.clear();
    this.#nodes.clear();
    this.#rootsFit = false;
  }

  #checkNode(node: Node): void {
    const kept = this.#nodes.get(nameOf(node));
    this.#nodes.delete(nameOf(node));
    const { level, place } = node;
    if (kept === undefined || !kept.hash.equals(node.hash))
      this.#find('node_differs', { level, place });
  }

  #checkMarks(tree: GrowingTree): void {
    const marks = this.#marks.get(this.#size);
    if (marks === undefined) return;
    this.#marks.delete(this.#size);
    const root = tree.root();
    for (const mark of marks) {
      if (root.equals(mark.root)) continue;
      this.#rootsFit = false;
      this.#findings.push(mark.finding);
    }
  }

  #checkPlace(row: store.PlaceRow, text: ledger.TransferText | undefined): void {
    const { place, transfer, leaf, salt, erasedAt, signature } = row;
    if (text === undefined) {
      this.#findAt('transfer_missing', { place, transfer });
      return;
    }
    const at = { county: this.#county, place };
    if (erasedAt !== null && signature !== null) {
      const message = erasureMessage(text, { ...at, at: erasedAt });
      const erased = salt === null && isSignedBy(this.#key, message, signature);
      if (!erased) this.#findAt('erasure_wrong', { place, transfer });
    } else if (salt === null) this.#findAt('salt_missing', { place, transfer });
    else if (!leafOf(text, { ...at, salt }).equals(leaf)) this.#differing.push({ place, transfer });
  }

  /** Where the records end, against where the last seal and the head say that they do. */
  async #checkEnds(): Promise<void> {
    const newest = this.#seals.at(-1);
    const size = newest?.size ?? 0;
    if (this.#size < size) this.#find('leaves_missing', { place: this.#size, last: size - 1 });
    if (this.#size > size) this.#find('leaves_unsealed', { place: size, last: this.#size - 1 });
    const head = await store.findHead(this.#tx, this.#county);
    const day = newest?.day ?? null;
    if ((head?.size ?? 0) !== size || (head?.day ?? null) !== day)
      this.#find('head_altered', day === null ? {} : { day });
    const saved = this.#saved?.checkpoint;
    if (saved !== undefined && saved.size > this.#size)
      this.#find('saved_ahead', { day: saved.day, place: this.#size, last: saved.size });
    for (const { place, what } of await store.listStrays(this.#tx, this.#county))
      this.#find(what, { place });
  }

  /** Transfers of sealed days that are in no seal: put into the past behind the back. */
  async #checkUnsealed(): Promise<void> {
    const newest = this.#seals.at(-1);
    if (newest === undefined) return;
    const scope = jobScope(this.#county, 'verify_journal');
    const span = { from: undefined, until: startOfDay(addDays(newest.day, 1)) };
    // Where all is well so far, as many transfers as leaves leave nothing to look for.
    if (this.#findings.length === 0) {
      const standing = await ledger.countUntil(this.#tx, this.#county, span.until);
      if (standing === this.#size) return;
    }
    for await (const transfers of ledger.readSpan(this.#tx, this.#county, span)) {
      const ids = transfers.map(({ id }) => id);
      const sealed = await listSealed(this.#tx, scope, ids);
      for (const id of ids) if (!sealed.has(id)) this.#find('transfer_unsealed', { transfer: id });
    }
  }

  async #checkBalances(): Promise<void> {
    for (const one of await ledger.reconcile(this.#tx, this.#county))
      this.#find('account_differs', {
        account: one.account,
        seen: `${one.stored} ≠ ${one.recomputed}`,
      });
    for (const { account, stored, counted } of await ledger.findCreditFaults(
      this.#tx,
      this.#county,
    ))
      this.#find('credits_differ', { account, seen: `${stored} ≠ ${counted}` });
  }

  #find(kind: Finding['kind'], where: Whereabouts): void {
    this.#findings.push({ kind, ...where });
  }

  /** With the day for which the place was sealed. */
  #findAt(kind: Finding['kind'], where: { place: number; transfer: string }): void {
    const seal = this.#seals.find(({ size }) => size > where.place);
    this.#find(kind, { ...where, ...(seal === undefined ? {} : { day: seal.day }) });
  }
}

const nameOf = ({ level, place }: Pick<Node, 'level' | 'place'>) => `${level}/${place}`;
