import type { MyActivity } from '../../contract/activities.ts';
import type { TagState } from '../../ui/StateTag.tsx';

export type Standing =
  | 'seated'
  | 'waiting'
  | 'withdrawn'
  | 'inside'
  | 'counted'
  | 'toConfirm'
  | 'takenBack'
  | 'cancelled'
  | 'over';

/** How I stand to an activity; undefined where there is nothing to say. */
export function standingOf({ state, endsAt, mine }: MyActivity, now: number): Standing | undefined {
  if (mine?.takenBack) return 'takenBack';
  if (mine?.minutes != null) return mine.toConfirm ? 'toConfirm' : 'counted';
  if (state === 'cancelled') return 'cancelled';
  if (mine?.inAt != null) return 'inside';
  if (Date.parse(endsAt) <= now) return 'over';
  return mine?.state;
}

/** Why somebody who was there earns nothing by it; undefined where that is not so, or hours are counted. */
export function whyNothing({
  kind,
  startsAt,
  endsAt,
  mine,
}: MyActivity): 'outLittle' | 'outElsewhere' | undefined {
  if (kind === 'volunteering' || mine?.minutes == null || mine.takenBack) return undefined;
  const half = (Date.parse(endsAt) - Date.parse(startsAt)) / 120_000;
  if (mine.minutes >= half) return undefined;
  return mine.minutes + mine.elsewhere >= half ? 'outElsewhere' : 'outLittle';
}

export const tagOf: Record<Standing, TagState> = {
  seated: 'settled',
  waiting: 'queued',
  withdrawn: 'reversed',
  inside: 'waiting',
  counted: 'settled',
  toConfirm: 'provisional',
  takenBack: 'reversed',
  cancelled: 'reversed',
  over: 'quiet',
};

const prefix =
  /(?:^|\/)((?:[0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:in|out)\.\d+(?:\.[\w-]{22}){2})$/;

/** The code in what was scanned: the address that the organiser’s screen shows, or the code alone. */
export const codeIn = (scanned: string): string | undefined => prefix.exec(scanned.trim())?.[1];
