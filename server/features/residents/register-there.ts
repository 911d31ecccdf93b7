import type { DeclaredAge } from '../../../contract/residents.ts';
import type { AuditEntry } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope, TypedBy } from '../../platform/scope.ts';
import { isSameName } from '../../platform/spelled.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { openIdentities, phoneIndexes } from '../privacy/service.ts';
import * as codes from './code-store.ts';
import { writeProfile } from './profile.ts';
import { refuse } from './refusals.ts';
import { register, scopeOfResident } from './registering.ts';
import * as store from './store.ts';

/** Somebody who is registered by staff. */
export interface Newcomer {
  name: string;
  /** There is such a grid. */
  grid: string;
  age: DeclaredAge;
  /** Whoever stands there has proved to hold it; undefined: they have none. */
  phone: string | undefined;
  typedBy: TypedBy;
  /** Of the entry in the audit. */
  details: AuditEntry['details'];
}

/**
 * Registers somebody who stands before staff, with name, home and age.
 * @returns the same request, by who was registered
 */
export async function registerThere(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { phone, typedBy, details, ...profile }: Newcomer,
): Promise<Ask | Refusal> {
  const { scope } = ask;
  if (phone !== undefined) {
    const indexes = phoneIndexes(deps, phone);
    await codes.lockPhone(tx, scope, indexes);
    if ((await store.findByPhone(tx, scope, indexes)) !== undefined)
      return refuse('registered_before', { field: '/phone' });
  }
  const id = deps.ids.uuid();
  const theirs = { ...ask, scope: scopeOfResident(scope.county, id, typedBy) };
  await register(tx, { deps, ask: theirs }, { phone: phone ?? null, name: null, details });
  const refused = await writeProfile(tx, { deps, ask: theirs }, profile);
  return refused ?? theirs;
}

/**
 * Who of a grid has the same name, looked for while nobody else is registered there.
 * @returns their keys
 */
export async function findNamesakes(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'cipher'>; scope: Scope },
  { name, grid }: Pick<Newcomer, 'name' | 'grid'>,
): Promise<string[]> {
  await store.lockNewcomersOf(tx, scope, grid);
  const ids = await store.listAtHome(tx, scope, grid);
  const identityOf = await openIdentities(tx, { deps, scope }, ids);
  return ids.filter((id) => isSameName(identityOf(id).name, name));
}
