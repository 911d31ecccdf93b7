import type { LotDeed } from '../../../server/features/rehearsals/lot.ts';
import type { SeedResident } from '../county/people.ts';
import type { YearCase } from './case.ts';
import type { YearPlan } from './plan.ts';

type PlannedDeed = Pick<LotDeed, 'at' | 'kind' | 'person' | 'household' | 'source'> &
  Partial<LotDeed>;

/**
 * The deeds of a planned year in the order of time, as a rehearsal or a load test takes them: reports,
 * what was solved and confirmed, patrols, quarrels made up, newcomers.
 */
export function* deedsOf({ cases, outings, arrivals }: YearPlan): Generator<LotDeed> {
  const planned: PlannedDeed[] = [
    ...cases.flatMap(ofCase),
    ...outings.map(
      ({ at, kind, resident, key, minutes, counterpart }): PlannedDeed => ({
        ...by(resident, at),
        kind,
        source: key,
        quantity: minutes,
        counterpart,
      }),
    ),
    ...arrivals.map(
      (person): PlannedDeed => ({
        ...by(person, person.at),
        kind: 'newcomer.guided',
        household: null,
        source: person.phone,
      }),
    ),
  ];
  for (const deed of planned.sort((a, b) => a.at - b.at))
    yield {
      category: null,
      position: null,
      quantity: 1,
      grade: 1,
      outcomes: [],
      recovered: 0,
      counterpart: null,
      ...deed,
      grid: deed.grid ?? deed.person.grid,
    };
}

const by = ({ phone, ageGroup, grid, household }: SeedResident, at: Date) => ({
  at: at.getTime(),
  person: { id: phone, ageGroup, grid },
  household: `home ${household}`,
});

function ofCase({ key, resident, story, spot, steps }: YearCase): PlannedDeed[] {
  const { lng, lat } = spot.position;
  return steps.flatMap((step): PlannedDeed[] => {
    const deed = { ...by(resident, step.at), source: key, category: story.category };
    const where = { grid: spot.grid, position: { lng, lat } };
    if (step.do === 'report') return [{ ...deed, ...where, kind: 'report.verified' }];
    return step.do === 'confirm' ? [{ ...deed, kind: 'report.solved' }] : [];
  });
}
