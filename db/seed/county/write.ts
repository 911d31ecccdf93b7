import { addConsents } from '../../../server/features/consents/service.ts';
import { addResidents } from '../../../server/features/residents/service.ts';
import * as ledger from '../../../server/ledger/service.ts';
import { dayMs, localDate } from '../../../server/platform/calendar.ts';
import type { Tx } from '../../../server/platform/database.ts';
import { uuidOf } from '../../../server/platform/ids.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { categories } from './categories.ts';
import type { SeedResident } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { poolCode, rulebook } from './rulebook.ts';

/** Days of history that a demo county begins with. */
export const historyDays = 365;
/** The rule book is published a month before anything happens under it. */
export const bookAgeDays = historyDays + 31;

export const unitId = (county: number, slug: string) => uuidOf(`demo/${county}/unit/${slug}`);
export const residentId = (county: number, phone: string) =>
  uuidOf(`demo/${county}/resident/${phone}`);
export const staffId = (county: number, login: string) => uuidOf(`demo/${county}/staff/${login}`);

/** Writes a county in the caller's transaction: all of it or nothing. */
export async function writeCounty(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>,
  plan: CountyPlan,
): Promise<void> {
  const { land, residents } = plan;
  const { county, name, centre } = land;
  const now = deps.clock.now();
  const since = new Date(now.getTime() - bookAgeDays * dayMs);
  await tx
    .insertInto('counties')
    .values({
      county,
      name_zh: name.zh,
      name_en: name.en,
      case_prefix: plan.casePrefix,
      centre_lng: centre.lng,
      centre_lat: centre.lat,
      hotline: plan.hotline,
    })
    .execute();
  await writeLand(tx, county, plan);
  await writeCategories(tx, county);
  await tx
    .insertInto('rulebooks')
    .values({
      county,
      version: 1,
      document: JSON.stringify(rulebook),
      effective_from: localDate(since),
      published_at: since,
      published_by: null,
    })
    .execute();
  await fundPool(tx, { county, poolPoints: plan.poolPoints, at: since });
  const scope = jobScope(county, 'seed_demo');
  await addResidents(
    tx,
    { deps, scope },
    {
      households: householdsOf(residents).map((grid, index) => ({
        id: householdId(county, index),
        grid,
      })),
      residents: residents.map(({ phone, name, grid, household, ageGroup }) => ({
        id: residentId(county, phone),
        phone,
        profile: {
          name,
          grid,
          household: householdId(county, household),
          ageGroup,
          // Who does not say how old they are has said at least to be grown up.
          ageClass: ageGroup === 'under_18' ? '14_17' : 'adult',
        },
      })),
      at: since,
    },
  );
  const ids = residents.map(({ phone }) => residentId(county, phone));
  await addConsents(tx, scope, { residents: ids, purpose: 'location', at: since });
  // Two of three let themselves be ranked.
  const ranked = ids.filter((_, index) => index % 3 !== 2);
  await addConsents(tx, scope, { residents: ranked, purpose: 'ranking', at: since });
}

const householdId = (county: number, index: number) => uuidOf(`demo/${county}/household/${index}`);

function householdsOf(residents: readonly SeedResident[]): string[] {
  const grids: string[] = [];
  for (const { household, grid } of residents) grids[household] = grid;
  return grids;
}

async function writeLand(tx: Tx, county: number, { areas, units }: CountyPlan): Promise<void> {
  await tx
    .insertInto('areas')
    .values(
      areas.map(({ code, parent, level, name, ring }) => ({
        county,
        code,
        parent,
        level,
        name_zh: name.zh,
        name_en: name.en,
        ring: JSON.stringify(ring),
      })),
    )
    .execute();
  await tx
    .insertInto('units')
    .values(
      units.map(({ slug, name, area }) => ({
        county,
        id: unitId(county, slug),
        name_zh: name.zh,
        name_en: name.en,
        area,
      })),
    )
    .execute();
  await tx
    .insertInto('unit_duties')
    .values(
      units.flatMap(({ slug, duties }) =>
        duties.map((duty) => ({
          county,
          unit: unitId(county, slug),
          category_prefix: duty.categories,
          area_prefix: duty.area,
        })),
      ),
    )
    .execute();
}

/** What can be reported, of a county that has no kinds yet. */
export async function writeCategories(tx: Tx, county: number): Promise<void> {
  await tx
    .insertInto('categories')
    .values(
      categories.map((one) => ({
        county,
        code: one.code,
        group_zh: one.group.zh,
        group_en: one.group.en,
        name_zh: one.name.zh,
        name_en: one.name.en,
        kind: one.kind,
        keywords: one.keywords,
        severity: one.severity,
        resolve_days: one.resolveDays,
        emergency_zh: one.emergency?.zh ?? null,
        emergency_en: one.emergency?.en ?? null,
        confidential: one.confidential,
        questions: JSON.stringify(one.questions),
      })),
    )
    .execute();
}

/** The pool, with cover of its own where no sponsors come (sponsors.ts). */
async function fundPool(
  tx: Tx,
  { county, poolPoints, at }: { county: number; poolPoints: number; at: Date },
): Promise<void> {
  const { holder_no } = await tx
    .insertInto('pools')
    .values({ county, code: poolCode, name_zh: '居民积分池', name_en: 'Residents’ pool' })
    .returning('holder_no')
    .executeTakeFirstOrThrow();
  if (poolPoints === 0) return;
  const posting = await ledger.addCover(tx, {
    county,
    holderNo: holder_no,
    amount: BigInt(poolPoints),
    reason: uuidOf(`demo/${county}/pledge`),
    at,
    newId: () => uuidOf(`demo/${county}/pledge/transfer`),
  });
  if (posting.kind !== 'posted') throw new Error(`the pool of ${county} was not funded`);
}
