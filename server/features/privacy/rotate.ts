import { recordAudit } from '../../platform/audit.ts';
import { openerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { giveWay } from '../../platform/giving-way.ts';
import { changeKey, rewrapLot } from '../../platform/key-changes.ts';
import { assertServersKnow } from '../../platform/key-check.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as indexed from './indexed-store.ts';
import { phoneAt, phoneIndexes, subjectAt, subjectIndexes } from './people.ts';
import * as rotations from './rotation-store.ts';
import { sealedColumns } from './sealed-columns.ts';
import { listSealed, writeSealed } from './sealed-store.ts';

export type RotationDeps = Pick<Deps, 'database' | 'cipher' | 'clock' | 'ids'>;

export interface Rotating {
  /** Holders in one transaction. */
  lot: number;
  /** Told after every lot that has been committed. */
  onLot?: (progress: { county: number; done: number }) => void;
}

type Kind = Exclude<rotations.RotationKind, 'sealing'>;
/** The last holder of a lot, and how many it changed. */
interface Lot {
  reached: string;
  count: number;
}

/** Wraps every data key anew with the current key; after it no other key is needed. */
export function rotateWrapping(deps: RotationDeps, rotating: Rotating): Promise<void> {
  const [kid] = deps.cipher.wrappingKids;
  return inLots(deps, rotating, {
    kind: 'wrapping',
    kid,
    work: async (tx, { county }) => {
      const done = await rewrapLot(tx, { deps, scope: { county } }, rotating.lot);
      return done && { reached: done.last, count: done.count };
    },
    after: (tx, county) => rotations.dropCanaries(tx, { county, purpose: 'wrapping', kid }),
  });
}

/** Finds every phone and every account of a provider by the current index key; then no other is needed. */
export function rotateIndex(deps: RotationDeps, rotating: Rotating): Promise<void> {
  const [kid] = deps.cipher.indexKids;
  return inLots(deps, rotating, {
    kind: 'index',
    kid,
    work: (tx, { county, reached }) => indexLot(deps, tx, { county, after: reached, ...rotating }),
    after: (tx, county) => rotations.dropCanaries(tx, { county, purpose: 'index', kid }),
  });
}

/** Gives everybody a new data key and seals anew what is theirs, one person at a time. */
export async function rotatePeople(
  deps: RotationDeps,
  rotating: Pick<Rotating, 'onLot'>,
): Promise<void> {
  await inLots(deps, rotating, {
    kind: 'people',
    kid: null,
    work: async (tx, { county, reached, startedAt }) => {
      const wanted = { after: reached, until: startedAt, limit: 1 };
      const [holder] = await rotations.listHolders(tx, county, wanted);
      if (holder === undefined) return undefined;
      await rotateHolder(deps, tx, { county, holder });
      return { reached: holder, count: 1 };
    },
  });
}

/** The same for one person: when a data key may have become known. */
export async function rotatePerson(
  deps: RotationDeps,
  { county, holder }: { county: number; holder: string },
): Promise<boolean> {
  await assertServersKnow(deps);
  return giveWay(deps.database, async (tx) => {
    const done = await rotateHolder(deps, tx, { county, holder });
    if (done) await note(deps, tx, { county, action: 'keys.changed', details: { kind: 'person' } });
    return done;
  });
}

async function rotateHolder(
  deps: RotationDeps,
  tx: Tx,
  { county, holder }: { county: number; holder: string },
): Promise<boolean> {
  const reseal = await changeKey(tx, { deps, scope: { county } }, holder);
  if (reseal === undefined) return false;
  for (const column of sealedColumns) {
    const sealed = await listSealed(tx, county, { column, holder });
    const values = sealed.map((one) => ({
      row: one.row,
      sealed: reseal(one.sealed, { field: column.field, row: one.row }),
    }));
    await writeSealed(tx, county, { column, values });
  }
  return true;
}

interface IndexLot {
  county: number;
  after: string | null;
  lot: number;
}

async function indexLot(
  deps: RotationDeps,
  tx: Tx,
  { county, after, lot }: IndexLot,
): Promise<Lot | undefined> {
  const people = await indexed.lockPhones(tx, county, { after, limit: lot });
  const ids = people.map(({ id }) => id);
  const accounts = await indexed.lockAccounts(tx, county, ids);
  const open = await openerOf(tx, { deps, scope: { county } }, ids);
  let count = 0;
  for (const { id, phoneSealed, index } of people) {
    const phone = open(id, phoneSealed, phoneAt(id));
    const anew = phone === null ? undefined : indexAnew(phoneIndexes(deps, phone), { id, index });
    if (anew === undefined) continue;
    await indexed.setPhoneIndex(tx, county, { id, index: anew });
    count += 1;
  }
  for (const { id, resident, provider, subjectSealed, index } of accounts) {
    const subject = open(resident, subjectSealed, subjectAt(id));
    if (subject === null) continue;
    const anew = indexAnew(subjectIndexes(deps, { provider, subject }), { id, index });
    if (anew !== undefined) await indexed.setSubjectIndex(tx, county, { id, index: anew });
  }
  const last = people.at(-1)?.id;
  return last === undefined ? undefined : { reached: last, count };
}

/** The index of today's key; undefined where that is kept already, or nothing is. */
function indexAnew(
  [current, ...others]: [Buffer, ...Buffer[]],
  { id, index }: { id: string; index: Buffer | null },
): Buffer | undefined {
  if (index === null || index.equals(current)) return undefined;
  if (others.some((other) => other.equals(index))) return current;
  throw new Error(`${id} is found by a key that was not given`);
}

interface Rotation {
  kind: Kind;
  kid: string | null;
  work: (
    tx: Tx,
    at: { county: number; reached: string | null; startedAt: Date },
  ) => Promise<Lot | undefined>;
  after?: (tx: Tx, county: number) => Promise<void>;
}

/**
 * Goes through every county in lots, each in a transaction of its own that also notes how far it came:
 * killed at any moment, the next call goes on there.
 */
async function inLots(
  deps: RotationDeps,
  { onLot }: Pick<Rotating, 'onLot'>,
  { kind, kid, work, after }: Rotation,
): Promise<void> {
  const { read } = deps.database;
  await assertServersKnow(deps);
  for (const county of await rotations.listCounties(read)) {
    const { row, begun } = await rotations.beginRotation(read, {
      county,
      id: deps.ids.uuid(),
      kind,
      kid,
      started_at: deps.clock.now(),
    });
    const details = { kind, begun, kid };
    await deps.database.transact((tx) =>
      note(deps, tx, { county, action: 'keys.change_begun', details }),
    );
    // Another key than the one it was begun with: what was done counts for nothing, it begins anew.
    let reached = row.kid === kid ? row.reached : null;
    let { done } = row;
    for (;;) {
      const lot = await giveWay(deps.database, async (tx) => {
        const one = await work(tx, { county, reached, startedAt: row.started_at });
        if (one !== undefined)
          await rotations.noteProgress(tx, { county, id: row.id, kid, ...one });
        return one;
      });
      if (lot === undefined) break;
      reached = lot.reached;
      done += lot.count;
      onLot?.({ county, done });
    }
    await deps.database.transact(async (tx) => {
      await after?.(tx, county);
      await rotations.endRotation(tx, { county, id: row.id, at: deps.clock.now() });
      await note(deps, tx, { county, action: 'keys.changed', details: { kind, kid, done } });
    });
  }
}

interface Noted {
  county: number;
  action: 'keys.change_begun' | 'keys.changed';
  details: Record<string, string | number | boolean | null>;
}

function note(deps: RotationDeps, tx: Tx, { county, action, details }: Noted): Promise<void> {
  const ask = { scope: jobScope(county, 'rotate_keys') };
  return recordAudit(tx, { deps, ask }, { action, object: 'keys', details });
}
