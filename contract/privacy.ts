import type { PersonalEntry } from './personal-entry.ts';
import { aboutActivities } from './privacy-of-activities.ts';
import { aboutFeedback } from './privacy-of-feedback.ts';
import { aboutMediations } from './privacy-of-mediations.ts';
import { aboutNotices } from './privacy-of-notices.ts';
import { aboutPatrols } from './privacy-of-patrols.ts';
import { aboutPeople } from './privacy-of-people.ts';
import { aboutRecords } from './privacy-of-records.ts';
import { aboutReports } from './privacy-of-reports.ts';
import { aboutRosters } from './privacy-of-rosters.ts';
import { aboutSignIns } from './privacy-of-sign-ins.ts';
import { aboutWishes } from './privacy-of-wishes.ts';

/**
 * Every kind of personal value that is kept: what for, on what ground, who sees it, how long, and how.
 * The screen of one’s own data is made from it, docs/personal-data-register.md too, and a column that stands in
 * no entry fails the tests.
 */
export const personalData: readonly PersonalEntry[] = [
  ...aboutPeople,
  ...aboutReports,
  ...aboutRecords,
  ...aboutSignIns,
  ...aboutPatrols,
  ...aboutNotices,
  ...aboutFeedback,
  ...aboutRosters,
  ...aboutWishes,
  ...aboutMediations,
  ...aboutActivities,
];
