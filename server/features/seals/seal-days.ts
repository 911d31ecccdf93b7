import { type Checkpoint, originOf } from '../../../contract/seal/checkpoint.ts';
import { saltBytes } from '../../../contract/seal/leaf.ts';
import { readSpan, type TransferText } from '../../ledger/service.ts';
import { findHead, type StandingHead } from '../../platform/audit/chain.ts';
import {
  addDays,
  addHours,
  type LocalDate,
  localDate,
  startOfDay,
} from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { SigningKey } from '../../platform/signing-key.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { signCheckpoint } from './county-key.ts';
import { GrowingTree, type Node } from './growing-tree.ts';
import { leafOf } from './leaves.ts';
import * as store from './store.ts';

export type SealDeps = Deps & { sealKey: SigningKey };

/**
 * A transfer can be committed after its day was sealed; the next night still takes it. What turns up
 * later than this was not posted by the platform: it is left out, and a check names it.
 */
const lateHours = 48;

/**
 * Seals every day that has ended and is not sealed yet, in every county; one that cannot be sealed
 * does not keep the others waiting.
 */
export async function sealDueDays(deps: SealDeps): Promise<void> {
  const failures: unknown[] = [];
  for (const { county } of await listCounties(deps))
    await sealCounty(deps, county).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'days that could not be sealed');
}

/** One transaction under the lock of the county’s head: a second worker finds nothing left to do. */
export function sealCounty(deps: SealDeps, county: number): Promise<void> {
  const yesterday = addDays(localDate(deps.clock.now()), -1);
  return deps.database.transact(async (tx) => {
    const scope = jobScope(county, 'seal_days');
    const head = await store.lockHead(tx, scope);
    if (head.day !== null && head.day >= yesterday) return;
    const [newest] = await store.listSeals(tx, scope, { before: undefined, limit: 1 });
    const edge = await store.getEdge(tx, scope, head.size);
    const audit = await findHead(tx, county);
    const sealing = new Sealing(deps, { county, head, edge, newest, audit });
    const sealedUntil = head.day === null ? undefined : startOfDay(addDays(head.day, 1));
    const from = sealedUntil && addHours(sealedUntil, -lateHours);
    const until = startOfDay(addDays(yesterday, 1));
    for await (const transfers of readSpan(tx, county, { from, until })) {
      // Only what dates from a sealed day can be sealed already; asking for all would cost a look-up each.
      const early = transfers.filter(({ at }) => sealedUntil && instantOf(at) < sealedUntil);
      const sealed = await store.listSealed(
        tx,
        scope,
        early.map(({ id }) => id),
      );
      for (const transfer of transfers) if (!sealed.has(transfer.id)) sealing.take(transfer);
      await sealing.write(tx, scope);
    }
    sealing.endDaysUntil(yesterday);
    await sealing.write(tx, scope);
  });
}

const instantOf = (seconds: string) => new Date(Number(seconds) * 1_000);

const markOf = ({ seq, hash }: StandingHead) => ({ seq: Number(seq), hash });

interface Standing {
  county: number;
  head: store.Head;
  edge: readonly Node[];
  newest: store.SealRow | undefined;
  /** The audit's head now: a seal vouches for it too. */
  audit: StandingHead | undefined;
}

/** The leaves, subtrees and seals of one night as they come about, and not yet written. */
class Sealing {
  readonly #deps: SealDeps;
  readonly #county: number;
  readonly #tree: GrowingTree;
  /** The day that is being sealed; undefined until the first transfer of all is seen. */
  #day: LocalDate | undefined;
  #newest: store.SealRow | undefined;
  readonly #audit: Checkpoint['audit'];
  #leaves: store.NewLeaf[] = [];
  #nodes: Node[] = [];
  #seals: store.SealRow[] = [];

  constructor(deps: SealDeps, { county, head, edge, newest, audit }: Standing) {
    this.#deps = deps;
    this.#county = county;
    this.#newest = newest;
    this.#audit = audit === undefined || audit.seq === 0n ? null : markOf(audit);
    this.#day = head.day === null ? undefined : addDays(head.day, 1);
    this.#tree = new GrowingTree({ size: head.size, edge }, (node) => this.#nodes.push(node));
  }

  /** Transfers come by time: one of a later day ends the days before. */
  take(transfer: TransferText): void {
    const day = localDate(instantOf(transfer.at));
    this.#day ??= day;
    this.endDaysUntil(addDays(day, -1));
    const place = this.#tree.size;
    const salt = Buffer.from(this.#deps.ids.token(), 'base64url').subarray(0, saltBytes);
    const leaf = leafOf(transfer, { county: this.#county, place, salt });
    this.#tree.append(leaf);
    this.#leaves.push({ place, transfer: transfer.id, leaf, salt });
  }

  /** A day on which nothing was posted is sealed too: silence is told from absence. */
  endDaysUntil(last: LocalDate): void {
    for (; this.#day !== undefined && this.#day <= last; this.#day = addDays(this.#day, 1))
      this.#seal(this.#day);
  }

  #seal(day: LocalDate): void {
    const { size } = this.#tree;
    const root = this.#tree.root();
    const before = this.#newest;
    const note = signCheckpoint(this.#deps.sealKey, this.#county, {
      origin: originOf(this.#county),
      size,
      root,
      day,
      sealedAt: this.#deps.clock.now().toISOString(),
      previous: before === undefined ? null : { size: before.size, root: before.root },
      audit: this.#audit,
    });
    this.#newest = { day, size, root, note };
    this.#seals.push(this.#newest);
  }

  async write(tx: Tx, scope: Scope): Promise<void> {
    if (this.#leaves.length === 0 && this.#seals.length === 0) return;
    await store.insertLeaves(tx, scope, this.#leaves);
    await store.insertNodes(tx, scope, this.#nodes);
    await store.insertSeals(tx, scope, this.#seals);
    await store.moveHead(tx, scope, { size: this.#tree.size, day: this.#newest?.day ?? null });
    this.#leaves = [];
    this.#nodes = [];
    this.#seals = [];
  }
}
