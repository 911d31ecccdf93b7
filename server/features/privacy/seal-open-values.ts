import type { Cipher } from '../../platform/cipher.ts';
import { sealersOf } from '../../platform/data-keys.ts';
import { kidOf } from '../../platform/envelope.ts';
import { officeSealer } from '../../platform/office-key.ts';
import type { Deps } from '../../platform/use-case.ts';
import { endRotation, listOpenRotations } from './rotation-store.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import * as store from './sealed-store.ts';

const lot = 500;
type SealDeps = Pick<Deps, 'database' | 'cipher' | 'clock'>;

/**
 * Seals what a database from before there were data keys still holds in the open, lot by lot: a start
 * that is cut short goes on at the next one. Nothing is served before it is done.
 *
 * @returns how many values were sealed; none on every start but the first after the migration
 */
export async function sealOpenValues(deps: SealDeps): Promise<number> {
  let sealed = 0;
  for (const { county, id } of await listOpenRotations(deps.database.read, 'sealing')) {
    const count = await sealCounty(deps, county);
    await endRotation(deps.database.read, { county, id, done: count, at: deps.clock.now() });
    sealed += count;
  }
  return sealed;
}

async function sealCounty(deps: SealDeps, county: number): Promise<number> {
  let sealed = 0;
  for (const column of sealedColumns) {
    if (column.before === 'outside') sealed += await repeat(() => sealAnew(deps, county, column));
    if (column.before === 'open') sealed += await repeat(() => sealLot(deps, county, column));
  }
  return sealed;
}

async function repeat(work: () => Promise<number>): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await work();
    if (count === 0) return done;
    done += count;
  }
}

async function sealLot(deps: SealDeps, county: number, column: SealedColumn): Promise<number> {
  const scope = { county };
  const office = column.holder.kind === 'office' ? await officeSealer({ deps, scope }) : undefined;
  return deps.database.transact(async (tx) => {
    const values = await store.lockOpenValues(tx, county, { column, limit: lot });
    const holders = values.flatMap(({ holder }) => (holder === null ? [] : [holder]));
    const sealers = await sealersOf(tx, { deps, scope }, holders);
    await store.writeSealed(tx, county, {
      column,
      values: values.map(({ row, holder, value }) => {
        const seal = office ?? sealers.get(holder ?? '');
        return { row, sealed: seal?.(value, { field: column.field, row }) ?? null };
      }),
    });
    return values.length;
  });
}

/** Some were sealed with the key from outside itself, which now wraps people's own keys. */
function sealAnew(deps: SealDeps, county: number, column: SealedColumn): Promise<number> {
  const { cipher, database } = deps;
  const { field } = column;
  return database.transact(async (tx) => {
    const wanted = { column, kids: cipher.wrappingKids, limit: lot };
    const values = await store.lockOutside(tx, county, wanted);
    const holders = values.map(({ holder }) => holder);
    const sealers = await sealersOf(tx, { deps, scope: { county } }, holders);
    await store.writeSealed(tx, county, {
      column,
      values: values.map(({ row, holder, value }) => {
        const plain = openOutside(cipher, value, `${field}|${row}`);
        return { row, sealed: sealers.get(holder)?.(plain, { field, row }) ?? null };
      }),
    });
    return values.length;
  });
}

function openOutside(cipher: Cipher, sealed: string, about: string): string {
  const key = cipher.findWrappingKey(kidOf(sealed));
  if (key === undefined) throw new Error(`no key opens ${about}`);
  return key.open(sealed, about);
}
