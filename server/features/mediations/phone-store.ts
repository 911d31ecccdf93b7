import type { Insertable } from 'kysely';
import type { MediationPhones } from '../../../db/types.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { PartyRow } from './store.ts';

/* Look-up values of the numbers of those who were reconciled; `platform/forget.ts` ends them after twelve months. */

type NewPhone = Omit<Insertable<MediationPhones>, 'county'>;

/** Keeps look-up values; what is kept already stays as it was. */
export async function insertPhones(
  tx: Tx,
  { county }: Scope,
  phones: readonly NewPhone[],
): Promise<void> {
  if (phones.length === 0) return;
  await tx
    .insertInto('mediation_phones')
    .values(phones.map((phone) => ({ ...phone, county })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What the resident who asks is a party of and was agreed to after an instant, and when that was. */
export async function listMyAgreed(
  read: Read,
  scope: Scope,
  since: Date,
): Promise<(PartyRow & { agreedAt: Date })[]> {
  return read
    .selectFrom('mediation_parties as p')
    .innerJoin('mediations as m', (join) =>
      join.onRef('m.county', '=', 'p.county').onRef('m.id', '=', 'p.mediation'),
    )
    .selectAll('p')
    .select('m.agreed_at as agreedAt')
    .where('p.county', '=', scope.county)
    .where('p.resident', '=', residentOf(scope))
    .where('m.agreed_at', '>', since)
    .$narrowType<{ agreedAt: Date }>()
    .execute();
}

type OfParty = (party: { row: { mediation: string; side: number } }) => readonly string[];

/** What is kept of the parties of these files, in hexadecimal digits. */
export async function listPhonesOf(
  read: Read,
  { county }: Scope,
  mediations: readonly string[],
): Promise<OfParty> {
  if (mediations.length === 0) return () => [];
  const rows = await read
    .selectFrom('mediation_phones')
    .select(['mediation', 'side', 'phone_index'])
    .where('county', '=', county)
    .where('mediation', 'in', [...mediations])
    .execute();
  const kept = Map.groupBy(rows, ({ mediation, side }) => `${mediation} ${side}`);
  return ({ row: { mediation, side } }) =>
    (kept.get(`${mediation} ${side}`) ?? []).map((row) => row.phone_index.toString('hex'));
}
