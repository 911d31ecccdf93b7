import { sql } from 'kysely';
import * as cases from '../../../server/features/cases/service.ts';
import { takeBack } from '../../../server/features/cheat-reports/service.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import type { SeedResident } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, daysBefore, done, residentAt } from './shop.ts';
import { residentId } from './write.ts';

const category = '080100';
const words = '有人把别处的照片拿来上报，那个地方我天天路过，没有这回事。';
const note = '现场核过，照片是别处拍的，没有这件事。';

/** A report of cheating that proved true, and what its reporter got out of what came back. */
export async function writeCheatReport(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  const now = deps.clock.now();
  const known = residents.slice(0, 5);
  const [, witness] = known.filter(
    ({ ageGroup }) => ageGroup === '35_59' || ageGroup === '60_plus',
  );
  if (witness === undefined || (await isWritten(deps, county))) return;
  const wrong = await findAward(deps, { county, known, before: daysBefore(now, 6) });
  if (wrong === undefined) return;
  await inOneTransaction(deps, async (within) => {
    const shop = { deps: within, county, residents, staff, now };
    const seen = residentAt(shop, witness)('cheat/report', daysBefore(now, 4));
    const report = { category, words, place: '老街口', photoIds: [] };
    const { code } = done(await cases.reportCase(seen.deps, seen.ask, report));
    const clerk = actingAt(shop, 'shouli')('cheat/accept', daysBefore(now, 3.8));
    done(await cases.acceptCase(clerk.deps, clerk.ask, { code, note: '' }));
    const reviewer = actingAt(shop, 'shenhe')('cheat/take-back', daysBefore(now, 3));
    const wanted = { id: wrong, reason: 'copied_photo', note, reportedIn: code } as const;
    done(await takeBack(reviewer.deps, reviewer.ask, wanted));
  });
}

async function isWritten({ database }: Deps, county: number): Promise<boolean> {
  const row = await database.read
    .selectFrom('deeds')
    .select('county')
    .where('county', '=', county)
    .where('kind', '=', 'cheat.reported')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface Looking {
  county: number;
  /** Nobody whom one can sign in as. */
  known: readonly SeedResident[];
  before: Date;
}

/** The newest points that settled for a report. */
async function findAward({ database }: Deps, { county, known, before }: Looking) {
  const others = known.map(({ phone }) => residentId(county, phone));
  const { rows } = await sql<{ id: string }>`
    select a.id from awards a join deeds d on d.county = a.county and d.id = a.deed
    where a.county = ${county} and d.kind = 'report.verified' and a.state = 'settled' and a.cause = 'deed'
      and a.points > 0 and a.household_points = 0 and a.settled_at < ${before}
      and not a.resident = any(${others}::uuid[])
    order by a.settled_at desc, a.id limit 1`.execute(database.read);
  return rows[0]?.id;
}
