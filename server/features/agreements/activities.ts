import type { MyActivity } from '../../../contract/activities.ts';
import type { ActivityFor } from '../../../contract/agreements-activities.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as activities from '../activities/service.ts';
import { doFor, showFor } from './behalf.ts';

/** Organisers read a mean of five people or more: what somebody said of an activity is not shown to staff. */
function activityFor({ mine, ...activity }: MyActivity): ActivityFor {
  const { id, kind, title, venue, areaName, startsAt, endsAt, closesAt } = activity;
  const { state, offered, refused } = activity;
  const times = { startsAt, endsAt, closesAt };
  return {
    ...{ id, kind, title, venue, areaName, ...times, state, offered, refused },
    part: mine && {
      state: mine.state,
      waitingPlace: mine.waitingPlace,
      inAt: mine.inAt,
      minutes: mine.minutes,
      takenBack: mine.takenBack,
    },
  };
}

interface Listing {
  id: string;
  show?: 'coming' | 'mine';
  after?: string;
}

export const listActivitiesFor = (deps: Deps, ask: Ask, { id, ...listing }: Listing) =>
  showFor(deps, { ask, id }, async (theirs) => {
    const { activities: listed, next } = await activities.listMyActivities(deps, theirs, listing);
    return { activities: listed.map(activityFor), next };
  });

async function changed(
  deps: Deps,
  by: { ask: Ask; id: string },
  work: (theirs: Ask) => Promise<MyActivity | Refusal>,
): Promise<ActivityFor | Refusal> {
  const mine = await doFor(deps, by, work);
  return isRefusal(mine) ? mine : activityFor(mine);
}

interface One {
  id: string;
  activity: string;
}

export const signUpFor = (deps: Deps, ask: Ask, { id, activity }: One) =>
  changed(deps, { ask, id }, (theirs) => activities.signUp(deps, theirs, activity));

export const giveUpSeatFor = (deps: Deps, ask: Ask, { id, activity }: One) =>
  changed(deps, { ask, id }, (theirs) => activities.giveUpSeat(deps, theirs, activity));

export const rateActivityFor = (
  deps: Deps,
  ask: Ask,
  { id, activity, stars }: One & { stars: number },
) =>
  changed(deps, { ask, id }, (theirs) =>
    activities.rateActivity(deps, theirs, { id: activity, stars }),
  );

export const getVolunteerHoursFor = (
  deps: Deps,
  ask: Ask,
  { id, after }: { id: string; after: string | undefined },
) => showFor(deps, { ask, id }, (theirs) => activities.getMyHours(deps, theirs, after));

export const certifyHoursFor = (
  deps: Deps,
  ask: Ask,
  { id, ...days }: { id: string; from: LocalDate; until: LocalDate },
) => doFor(deps, { ask, id }, (theirs) => activities.certifyHours(deps, theirs, days));

/** On the paper stands the whole name: it is handed to whoever it is of, who shows it to others. */
export const getHourCertificateFor = (
  deps: activities.PrintDeps,
  ask: Ask,
  { id, ...wanted }: { id: string; code: string; language?: 'zh' | 'en' },
) => showFor(deps, { ask, id }, (theirs) => activities.getCertificatePaper(deps, theirs, wanted));
