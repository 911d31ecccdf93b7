import type { Cipher } from '../../platform/cipher.ts';
import { sealersOf } from '../../platform/data-keys.ts';
import { kidOf } from '../../platform/envelope.ts';
import { officeSealer } from '../../platform/office-key.ts';
import type { Deps } from '../../platform/use-case.ts';
import { nameAt, phoneAt } from './people.ts';
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
  let sealed = await repeat(() => sealLegacyPeople(deps, county));
  for (const column of sealedColumns) sealed += await repeat(() => sealLot(deps, county, column));
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
  if (!column.wasOpen) return 0;
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

/** Phones and names were sealed with the key from outside itself, which now wraps people's own keys. */
function sealLegacyPeople(deps: SealDeps, county: number): Promise<number> {
  const { cipher, database } = deps;
  const scope = { county };
  return database.transact(async (tx) => {
    const wanted = { kids: cipher.wrappingKids, limit: lot };
    const people = await store.lockLegacyPeople(tx, county, wanted);
    const ids = people.map(({ id }) => id);
    const sealers = await sealersOf(tx, { deps, scope }, ids);
    for (const [name, at] of [
      ['phoneSealed', phoneAt],
      ['nameSealed', nameAt],
    ] as const) {
      const column = sealedColumns.find(({ field }) => field === at('').field);
      if (column === undefined) throw new Error(`${at('').field} is no sealed column`);
      const values = people.flatMap(({ id, [name]: legacy }) => {
        if (legacy === null || !cipher.wrappingKids.includes(kidOf(legacy))) return [];
        const plain = openLegacy(cipher, legacy, `${column.field}|${id}`);
        return [{ row: id, sealed: sealers.get(id)?.(plain, at(id)) ?? null }];
      });
      await store.writeSealed(tx, county, { column, values });
    }
    return people.length;
  });
}

function openLegacy(cipher: Cipher, sealed: string, about: string): string {
  const key = cipher.findWrappingKey(kidOf(sealed));
  if (key === undefined) throw new Error(`no key opens ${about}`);
  return key.open(sealed, about);
}
