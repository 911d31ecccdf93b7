import { openerOf } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import type { Whole } from './gather.ts';
import { listOfSamePair } from './pairs.ts';
import * as people from './people-store.ts';
import { employerAt } from './sealed-fields.ts';
import type { PersonalFacts } from './ties.ts';

interface Tying {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Pick<Whole, 'row' | 'parties'>;
}

/**
 * What could tie these people to the parties of a file. The employer of somebody is known where they have
 * applied to mediate.
 */
export async function openTies(
  read: Read,
  tying: Tying,
  residents: readonly string[],
): Promise<(resident: string) => PersonalFacts> {
  const {
    deps,
    ask: { scope },
    whole: { parties },
  } = tying;
  const theirs = parties.flatMap(({ row }) => row.resident ?? []);
  const households = await people.listHouseholds(read, scope, [...residents, ...theirs]);
  const householdOf = (resident: string | null) =>
    resident === null ? null : (households.get(resident) ?? null);
  const employers = await people.listEmployers(read, scope, residents);
  const open = await openerOf(read, { deps, scope }, [...employers.keys()]);
  const earlier = await listOfSamePair(read, tying);
  const ofPair = new Set(earlier.flatMap(({ paid }) => paid));
  return (id) => ({
    person: {
      id,
      household: householdOf(id),
      employer: open(id, employers.get(id) ?? null, employerAt(id)),
    },
    parties: parties.map(({ row: { resident }, details: { employer } }) => ({
      resident,
      household: householdOf(resident),
      employer,
    })),
    samePairBefore: ofPair.has(id),
  });
}
