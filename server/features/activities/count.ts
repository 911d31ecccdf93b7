import type { ActivityKind } from '../../../contract/activities.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { actorId } from '../../platform/scope.ts';
import * as awards from '../awards/service.ts';
import { type Counted, countTime, deedOf, type Span } from './decide.ts';
import * as hours from './hours-store.ts';
import * as people from './people-store.ts';
import type { By } from './seats.ts';
import type { FoundActivity } from './store.ts';
import { tellings } from './tellings.ts';

interface Counting {
  activity: FoundActivity;
  part: Pick<people.PartRow, 'id' | 'resident'>;
  there: Span;
}

/**
 * Counts somebody's time in an activity, writes their volunteer hours and has the deed earn what the rule book
 * gives, all in the caller's transaction, which holds the resident. The deed is of the day on which it was
 * done, so that the sheet that is entered later gives what the code would have given.
 */
export async function countPresence(
  tx: Tx,
  { deps, scope }: By,
  { activity, part: { id, resident }, there }: Counting,
): Promise<Counted> {
  const planned = { from: activity.starts_at, until: activity.ends_at };
  const whose = { resident, activity: activity.id };
  const others = await people.listCounted(tx, scope, { ...whose, ...there });
  const counted = countTime(planned, there, others);
  const { minutes, from, until } = counted;
  const at = deps.clock.now();
  await people.changePart(tx, scope, {
    id,
    minutes,
    from_at: from,
    until_at: until,
    counted_at: at,
  });
  const kind = activity.kind as ActivityKind;
  if (kind === 'volunteering' && minutes > 0)
    await hours.insertHours(tx, scope, {
      id: deps.ids.uuid(),
      resident,
      participation: id,
      kind: 'served',
      minutes,
      servedOn: localDate(from),
      at,
      by: scope.actor.kind === 'staff' ? actorId(scope.actor) : null,
    });
  const deed = deedOf(kind, counted, planned);
  if (deed !== null)
    await awards.recordDeed(
      { tx, scope, deps },
      {
        ...deed,
        resident,
        source: id,
        occasion: 0,
        caseCode: null,
        what: tellings.deed(activity),
        category: null,
        grid: activity.area,
        position: null,
        insideCounty: null,
        prints: [],
        at: until,
      },
    );
  return counted;
}
