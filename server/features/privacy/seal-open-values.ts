import type { Cipher } from '../../platform/cipher.ts';
import { type Sealer, sealersOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { kidOf } from '../../platform/envelope.ts';
import { KeysDoNotFitError } from '../../platform/key-check.ts';
import { passingSealer } from '../../platform/passing-key.ts';
import type { Deps } from '../../platform/use-case.ts';
import { phoneAt, phoneIndexes } from './people.ts';
import { endRotation, listCounties, listOpenRotations } from './rotation-store.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import * as store from './sealed-store.ts';

const lot = 500;
type SealDeps = Pick<Deps, 'database' | 'cipher' | 'clock'>;

/**
 * Seals what a database from before there were data keys still holds in the open, lot by lot: a start
 * that is cut short goes on at the next one. Nothing is served before it is done, by any process: they
 * come one after another. What a server of before wrote with a key from outside while it still ran is
 * looked for at every start.
 *
 * @returns how many values were sealed; none on every start but the first after the migration
 * @throws KeysDoNotFitError before anything is sealed with keys that are not the ones of before
 */
export function sealOpenValues(deps: SealDeps): Promise<number> {
  return oneAtATime(deps, async () => {
    const { read } = deps.database;
    let sealed = 0;
    for (const { county, id } of await listOpenRotations(read, 'sealing')) {
      await assertKeysOfBefore(deps, county);
      const done = await sealAll(deps, county, sealedColumns);
      await endRotation(read, { county, id, done, at: deps.clock.now() });
      sealed += done;
    }
    const outside = sealedColumns.filter(({ before }) => before === 'outside');
    for (const county of await listCounties(read)) sealed += await sealAll(deps, county, outside);
    return sealed;
  });
}

/** In a transaction that only holds a lock, so that it works behind PgBouncer too, and ends with its process. */
function oneAtATime<T>({ database }: SealDeps, work: () => Promise<T>): Promise<T> {
  return database.transact(async (tx) => {
    await store.waitForTurn(tx);
    return work();
  });
}

/**
 * Before there were data keys nothing was kept by which to know the keys from outside. Where values are
 * still to be sealed, what is sealed already must open with the ones that were given.
 *
 * @throws KeysDoNotFitError that names the setting
 */
async function assertKeysOfBefore(
  { database: { read }, cipher }: Pick<SealDeps, 'database' | 'cipher'>,
  county: number,
): Promise<void> {
  const kids = cipher.wrappingKids;
  for (const column of sealedColumns.filter(({ before }) => before === 'outside')) {
    const stray = await store.findStrayKid(read, county, { column, kids });
    if (stray !== undefined)
      throw new KeysDoNotFitError(
        'DATA_KEY',
        `${column.field} was sealed with the key ${stray}; given: ${kids.join(', ')}`,
      );
  }
  const found = await store.findOutsidePhone(read, county, kids);
  if (found === undefined) return;
  const { field, row } = phoneAt(found.id);
  const phone = openOutside(cipher, found.sealed, `${field}|${row}`);
  if (!phoneIndexes({ cipher }, phone).some((index) => index.equals(found.index)))
    throw new KeysDoNotFitError('INDEX_KEY', 'phones are found by another key');
}

/** The same for every county whose values are still to be sealed. */
export async function assertFirstKeysFit(deps: Pick<SealDeps, 'database' | 'cipher'>) {
  for (const { county } of await listOpenRotations(deps.database.read, 'sealing'))
    await assertKeysOfBefore(deps, county);
}

async function sealAll(
  deps: SealDeps,
  county: number,
  columns: readonly SealedColumn[],
): Promise<number> {
  let sealed = 0;
  for (const column of columns)
    for (;;) {
      // Over again until nothing is found: a row may have come behind the place where this stood.
      const count = await sealColumn(deps, county, column);
      if (count === 0) break;
      sealed += count;
    }
  return sealed;
}

async function sealColumn(deps: SealDeps, county: number, column: SealedColumn): Promise<number> {
  if (column.before === 'never') return 0;
  let sealed = 0;
  let after: readonly string[] | null = null;
  for (;;) {
    const values: store.OpenValue[] = await sealLot(deps, county, { column, after, limit: lot });
    sealed += values.length;
    after = values.at(-1)?.place ?? null;
    if (values.length < lot) return sealed;
  }
}

type Lot = Parameters<typeof store.lockOpenValues>[2];

async function sealLot(deps: SealDeps, county: number, wanted: Lot): Promise<store.OpenValue[]> {
  const { database, cipher } = deps;
  const { column } = wanted;
  const scope = { county };
  const passing =
    column.holder.kind === 'passing' ? await passingSealer({ deps, scope }) : undefined;
  return database.transact(async (tx) => {
    const values = await readLot(tx, { county, cipher, wanted });
    const holders = values.flatMap(({ holder }) => (holder === null ? [] : [holder]));
    const sealers = await sealersOf(tx, { deps, scope }, holders);
    const sealerOf = ({ row, holder }: store.OpenValue): Sealer => {
      const sealer = passing ?? sealers.get(holder ?? '');
      // Better no start than words that are lost: there is nobody with whose key to seal them.
      if (sealer === undefined) throw new Error(`${column.field} of ${row} is nobody’s`);
      return sealer;
    };
    await store.writeSealed(tx, county, {
      column,
      values: values.map((one) => ({
        row: one.row,
        sealed: sealerOf(one)(one.value, { field: column.field, row: one.row }),
      })),
    });
    return values;
  });
}

/** Values as they were said: those in the open as they stand, the others opened with the key from outside. */
async function readLot(
  tx: Tx,
  { county, cipher, wanted }: { county: number; cipher: Cipher; wanted: Lot },
): Promise<store.OpenValue[]> {
  const { column } = wanted;
  if (column.before === 'open') return store.lockOpenValues(tx, county, wanted);
  const values = await store.lockOutside(tx, county, { ...wanted, kids: cipher.wrappingKids });
  return values.map((one) => ({
    ...one,
    value: openOutside(cipher, one.value, `${column.field}|${one.row}`),
  }));
}

function openOutside(cipher: Cipher, sealed: string, about: string): string {
  const key = cipher.findWrappingKey(kidOf(sealed));
  if (key === undefined) throw new Error(`no key opens ${about}`);
  return key.open(sealed, about);
}
