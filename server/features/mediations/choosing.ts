import type { MediatorChoice } from '../../../contract/mediations.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { prefixOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { communityOf, openIdentities } from '../privacy/service.ts';
import { erasedName, gather, type Whole } from './gather.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { openTies } from './tied.ts';
import { tiesOf } from './ties.ts';

interface Choosing {
  deps: Pick<Deps, 'cipher'>;
  ask: Pick<Ask, 'scope'>;
  whole: Whole;
  today: LocalDate;
}

/**
 * Everybody who has a certificate, or one of them: those who can take the file first; and why the others
 * cannot.
 */
export async function choicesOf(
  read: Read,
  choosing: Choosing,
  only?: string,
): Promise<MediatorChoice[]> {
  const {
    deps,
    ask: { scope },
    whole,
    today,
  } = choosing;
  const { row } = whole;
  const certified = await people.listCertified(read, scope, only);
  const ids = certified.map(({ resident }) => resident);
  const factsOf = await openTies(read, choosing, ids);
  const identityOf = await openIdentities(read, { deps, scope }, ids);
  const files = await people.countFiles(read, scope, ids);
  const choices = certified.map((one): MediatorChoice => {
    const { resident } = one;
    const { person, ...facts } = factsOf(resident);
    return {
      id: resident,
      name: identityOf(resident).name ?? erasedName,
      area: one.area,
      tier: one.tier,
      openFiles: files.get(resident)?.open ?? 0,
      ties: tiesOf(
        {
          ...facts,
          mediator: {
            ...person,
            certifiedUntil: one.certified_until,
            inArea: row.grid.startsWith(prefixOf(one.area)),
          },
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
