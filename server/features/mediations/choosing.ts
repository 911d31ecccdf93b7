import type { MediatorChoice } from '../../../contract/mediations.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { openerOf } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { prefixOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { communityOf, openIdentities } from '../privacy/service.ts';
import * as counts from './count-store.ts';
import { erasedName, gather, type Whole } from './gather.ts';
import * as people from './people-store.ts';
import { pairOf } from './points.ts';
import { refuse } from './refusals.ts';
import { employerAt } from './sealed-fields.ts';
import * as store from './store.ts';
import { tiesOf } from './ties.ts';

interface Choosing {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Whole;
  today: LocalDate;
}

/** Everybody who has a certificate, those who can take the file first; and why the others cannot. */
export async function choicesOf(read: Read, choosing: Choosing): Promise<MediatorChoice[]> {
  const {
    deps,
    ask: { scope },
    whole,
    today,
  } = choosing;
  const { row, parties } = whole;
  const certified = await people.listCertified(read, scope);
  const ids = certified.map(({ resident }) => resident);
  const residents = parties.flatMap(({ row: party }) => party.resident ?? []);
  const households = await people.listHouseholds(read, scope, [...ids, ...residents]);
  const open = await openerOf(read, { deps, scope }, ids);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  const files = await people.countFiles(read, scope, ids);
  const pair = { mediation: row.id, residents: pairOf(choosing) };
  const ofPair = await counts.listOfPair(read, scope, pair);
  const choices = certified.map((one): MediatorChoice => {
    const { resident } = one;
    return {
      id: resident,
      name: identityOf(resident).name ?? erasedName,
      area: one.area,
      tier: one.tier,
      openFiles: files.get(resident)?.open ?? 0,
      ties: tiesOf(
        {
          mediator: {
            id: resident,
            household: households.get(resident) ?? null,
            employer: open(resident, one.employer_sealed, employerAt(resident)),
            certifiedUntil: one.certified_until,
            inArea: row.grid.startsWith(prefixOf(one.area)),
          },
          parties: parties.map(({ row: party, details }) => ({
            resident: party.resident,
            household: party.resident === null ? null : (households.get(party.resident) ?? null),
            employer: details.employer,
          })),
          samePairBefore: ofPair.has(resident),
        },
        today,
      ),
    };
  });
  return choices.sort(
    (one, other) =>
      Number(one.ties.length > 0) - Number(other.ties.length > 0) ||
      one.openFiles - other.openFiles,
  );
}

/** Who could mediate a file. The look is recorded: it shows households and employers by what they rule out. */
export async function listChoices(deps: Deps, ask: Ask, id: string) {
  const { read } = deps.database;
  const { scope } = ask;
  const row = await store.findBelow(read, scope, id);
  if (row === undefined) return refuse('mediation_not_found');
  const whole = await gather(read, { deps, scope }, row);
  const today = localDate(deps.clock.now());
  const mediators = await choicesOf(read, { deps, ask, whole, today });
  const teams = await people.listTeams(read, scope);
  await recordLook(deps, ask, {
    action: 'mediation.choices_listed',
    object: `mediation/${id}`,
    area: communityOf(row.grid),
  });
  return { mediators, teams: teams.map((team) => ({ id: team.id, name: team.name })) };
}
