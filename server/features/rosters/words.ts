import type { RosterDeed } from '../../../contract/rosters.ts';
import type { Sentence } from '../../../contract/values.ts';

const words: Record<RosterDeed, Sentence> = {
  'patrol.hour': { zh: '义务巡逻', en: 'A volunteer patrol' },
  'activity.hour': { zh: '志愿活动', en: 'Volunteer work' },
  'activity.attended': { zh: '参加活动', en: 'Taking part in an activity' },
};

/** What the statement calls a line. */
export const whatOf = (kind: RosterDeed): Sentence => words[kind];
