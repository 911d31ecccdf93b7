import type { DeclaredAge } from '../../../contract/residents.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { makeScope, residentOf, type Scope, type TypedBy } from '../../platform/scope.ts';
import { isSameName } from '../../platform/spelled.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { nameAt, openIdentities, phoneAt, phoneIndexes } from '../privacy/service.ts';
import * as codes from './code-store.ts';
import { writeProfile } from './profile.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** What a resident may touch once signed in. */
export function scopeOfResident(county: number, id: string, typedBy?: TypedBy): Scope {
  const actor = { kind: 'resident', id, ...(typedBy && { typedBy }) } as const;
  return makeScope({ county, actor, areas: [String(county)] });
}

/** The same request, now by the resident who has just signed in. */
export const askAs = (ask: Ask, resident: string): Ask => ({
  ...ask,
  scope: scopeOfResident(ask.scope.county, resident),
});

/** The resident with this phone, who has proved to hold it; registered where there is none yet. */
export async function findOrRegister(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { phone, name = null }: { phone: string; name?: string | null },
): Promise<string> {
  const indexes = phoneIndexes(deps, phone);
  await codes.lockPhone(tx, ask.scope, indexes);
  const known = await store.findByPhone(tx, ask.scope, indexes);
  if (known !== undefined) return known.id;
  const id = deps.ids.uuid();
  await register(tx, { deps, ask: askAs(ask, id) }, { phone, name });
  return id;
}

/** Opens the account of whoever asks; without a phone it has no number. */
async function register(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  {
    phone,
    name,
    details,
  }: { phone: string | null; name: string | null; details?: AuditEntry['details'] },
): Promise<void> {
  const id = residentOf(ask.scope);
  const seal = await sealerOf(tx, { deps, scope: ask.scope }, id);
  const registered = {
    id,
    phoneIndex: phone === null ? null : phoneIndexes(deps, phone)[0],
    phoneSealed: phone && seal(phone, phoneAt(id)),
    nameSealed: name && seal(name, nameAt(id)),
    at: deps.clock.now(),
  };
  await store.insertResident(tx, ask.scope, registered);
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'resident.registered',
      object: `resident/${id}`,
      ...(details && { details }),
      after: registered,
    },
  );
}

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
