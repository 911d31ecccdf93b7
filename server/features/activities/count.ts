import type { ActivityKind } from '../../../contract/activities.ts';
import { localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { actorId } from '../../platform/scope.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as paperCuts from '../paper-cuts/service.ts';
import { type Counted, countTime, deedOf, type Span } from './decide.ts';
import * as hours from './hours-store.ts';
import * as people from './people-store.ts';
import type { By } from './seats.ts';
import { type FoundActivity, findActivity } from './store.ts';
import { tellings } from './tellings.ts';

export const activityDeeds = ['activity.hour', 'activity.attended'] as const;

interface Counting {
  activity: FoundActivity;
  part: Pick<people.PartRow, 'id' | 'resident'>;
  there: Span;
  /** Coming or going was entered by hand: what it earns waits for a second person. */
  toCompare: boolean;
}

interface Earned extends Counted {
  /** Whether a deed came of it. */
  earns: boolean;
}

/**
 * Counts somebody's time in an activity, writes their volunteer hours and has the deed earn what the rule book
 * gives, all in the caller's transaction, which holds the resident. The deed is of the day on which it was
 * done, so that the sheet that is entered later gives what the code would have given.
 */
export async function countPresence(
  tx: Tx,
  { deps, scope }: By,
  { activity, part: { id, resident }, there, toCompare: isByHand }: Counting,
): Promise<Earned> {
  const planned = { from: activity.starts_at, until: activity.ends_at };
  const whose = { resident, activity: activity.id };
  const others = await people.listCounted(tx, scope, { ...whose, ...there });
  const counted = countTime(planned, there, others);
  const { minutes, from, until } = counted;
  const at = deps.clock.now();
  const kind = activity.kind as ActivityKind;
  // Too little time earns nothing, ever: nobody has to confirm it. What paper had earned may earn anew.
  const toCompare = isByHand && deedOf(kind, counted, planned) !== null;
  await people.changePart(tx, scope, {
    id,
    minutes,
    from_at: from,
    until_at: until,
    counted_at: at,
    to_compare: toCompare,
  });
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
  const earning = { activity, id, resident, counted, round: 0, toCompare };
  const deed = await deedOfTime(tx, { deps, scope }, earning);
  if (deed !== undefined) await awards.recordDeed({ tx, scope, deps }, deed);
  return { ...counted, earns: deed !== undefined };
}

interface Earning {
  activity: FoundActivity;
  id: string;
  resident: string;
  counted: Counted;
  round: number;
  toCompare: boolean;
}

/** What counted time earns: without what a paper list has earned of it before, of which its owner is told. */
async function deedOfTime(
  tx: Tx,
  { deps, scope }: By,
  { activity, id, resident, counted, round, toCompare }: Earning,
): Promise<awards.Deed | undefined> {
  const { minutes, from, until } = counted;
  const told = { resident, source: id, round, onPatrol: false, from, until, minutes };
  const onPaper = await paperCuts.cutTime(tx, { deps, scope }, told);
  if (onPaper > 0)
    await notices.tell(tx, deps, {
      county: scope.county,
      resident,
      kind: 'together',
      words: tellings.onPaper(activity, onPaper),
      caseCode: null,
    });
  const planned = { from: activity.starts_at, until: activity.ends_at };
  const deed = deedOf(activity.kind as ActivityKind, { minutes: minutes - onPaper }, planned);
  if (deed === null) return undefined;
  return {
    ...deed,
    resident,
    source: id,
    occasion: round,
    caseCode: null,
    what: tellings.deed(activity),
    category: null,
    grid: activity.area,
    position: null,
    insideCounty: null,
    prints: [],
    toCompare,
    at: until,
  };
}

/** A paper list was undone that had cut minutes out of these parts: each earns anew, as if it had never been. */
export async function payAnew(tx: Tx, by: By, parts: readonly string[]): Promise<void> {
  for (const part of await people.listCountedParts(tx, by.scope, parts)) {
    const activity = await findActivity(tx, by.scope, part.activity);
    if (activity === undefined) throw new Error(`the activity ${part.activity} is not there`);
    const { id, resident, toCompare, ...counted } = part;
    const round = await paperCuts.endCuts(tx, by, id);
    const earning = { activity, id, resident, counted, round, toCompare };
    const deed = await deedOfTime(tx, by, earning);
    for (const kind of activityDeeds)
      await awards.countAnew(
        { tx, ...by },
        { source: id, kind, deed: deed?.kind === kind ? deed : undefined },
      );
  }
}
