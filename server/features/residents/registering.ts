import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { makeScope, residentOf, type Scope, type TypedBy } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { nameAt, phoneAt, phoneIndexes } from '../privacy/service.ts';
import * as codes from './code-store.ts';
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
export async function register(
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
