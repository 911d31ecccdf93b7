import type { Bench } from './bench.ts';
import { countyWall } from './county-wall.ts';
import { firstScreen } from './first-screen.ts';
import { growth } from './growth.ts';
import { importing } from './import.ts';
import { lapse } from './lapse.ts';
import { latency, posting, postingVersusInsertOnly, postingVersusOrdinary } from './posting.ts';
import { rank } from './rank.ts';
import { redemption } from './redemption.ts';
import { report } from './report.ts';
import { rules } from './rules.ts';
import { wal } from './wal.ts';

/** Every promise that is measured, in the order in which the table shows them. */
export const benches: readonly Bench[] = [
  posting,
  postingVersusOrdinary,
  postingVersusInsertOnly,
  latency,
  report,
  redemption,
  rules,
  rank,
  importing,
  lapse,
  growth,
  wal,
  countyWall,
  firstScreen,
];
