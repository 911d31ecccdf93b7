import type { DemoSignIns } from '../../contract/residents.ts';
import type { Sentence } from '../../contract/values.ts';
import { decidedCases } from '../../server/features/cases/service.ts';
import { learnCategories } from '../../server/features/category-models/service.ts';
import { giveTotp, totpCode } from '../../server/features/sign-ins/service.ts';
import { addStaff } from '../../server/features/staff/service.ts';
import { findTopics } from '../../server/features/topics/service.ts';
import { dayMs } from '../../server/platform/calendar.ts';
import { jobScope } from '../../server/platform/scope.ts';
import type { Deps } from '../../server/platform/use-case.ts';
import { writeActivities } from './county/activities.ts';
import { writeAnswerTexts } from './county/answer-texts.ts';
import { writeCheatReport } from './county/cheat-report.ts';
import { writeFeedback } from './county/feedback.ts';
import { writeMediations } from './county/mediate.ts';
import { writePapers } from './county/papers.ts';
import type { SeedStaff } from './county/people.ts';
import { type CountyPlan, planLinxi, planShili } from './county/plan.ts';
import { writeRewards } from './county/rewards.ts';
import { publishSafeHousehold } from './county/safe-households.ts';
import { writeSponsors } from './county/sponsors.ts';
import { bookAgeDays, historyDays, staffId, unitId, writeCounty } from './county/write.ts';
import { hasHistory, writeHistory } from './history/write.ts';
import { offerRedPacket } from './red-packets.ts';
import { writeWaitingDraft } from './waiting-draft.ts';

export interface DemoCounty {
  county: number;
  name: Sentence;
  residents: { phone: string; name: string }[];
  staff: { login: string; name: string; role: string }[];
}

/** What every member of staff of the demo has in common. */
export interface DemoStaffSecrets {
  staffPassword: string;
  /** Of their authenticator app. */
  totpKey: string;
}

interface SeedOptions {
  deps: Deps;
  staff: DemoStaffSecrets;
  say: (line: string) => void;
  /** Cases that have run their course, and how many of them are published with photos. */
  history?: { cases: number; published: number };
}

const usualHistory = { cases: 170, published: 26 };

/**
 * Seeds the demo counties where they are missing and says which there are. What was done is kept by
 * what exists, so a seed that was killed goes on from there at the next start.
 */
export async function seedDemo(options: SeedOptions): Promise<DemoCounty[]> {
  const { deps, staff: secrets, say, history = usualHistory } = options;
  const linxi = planLinxi();
  const { county } = linxi.land;
  const plans = [linxi, planShili()];
  for (const plan of plans) {
    if (!(await exists(deps, plan.land.county))) {
      say(`布置${plan.land.name.zh}… · setting up ${plan.land.name.en}`);
      await deps.database.transact((tx) => writeCounty(tx, deps, plan));
    }
    await hireStaff(deps, plan, secrets);
  }
  if (!(await hasHistory(deps, county))) {
    await writeSponsors(deps, county);
    const until = await startedAt(deps, county);
    await writeHistory(deps, { ...linxi, ...history, county, until, days: historyDays, say });
  }
  // What the year’s cases teach, at once and not only after the first night.
  await learnCategories(deps, decidedCases(deps));
  await writeRewards(deps, linxi);
  await writeMediations(deps, linxi);
  await writeActivities(deps, linxi);
  await writeFeedback(deps, linxi);
  await writeCheatReport(deps, linxi);
  await writeAnswerTexts(deps, linxi);
  await writePapers(deps, linxi);
  await publishSafeHousehold(deps, linxi);
  await writeWaitingDraft(deps, county);
  await offerRedPacket(deps, { county, treasurer: 'caiwu' });
  // What all of them tell of, the last one too.
  await findTopics(deps);
  return plans.map(({ land, residents, staff }) => ({
    county: land.county,
    name: land.name,
    residents: residents.map(({ phone, name }) => ({ phone, name })),
    staff: staff.map(({ login, name, role }) => ({ login, name, role })),
  }));
}

async function exists({ database }: Deps, county: number): Promise<boolean> {
  const row = await database.read
    .selectFrom('counties')
    .select('county')
    .where('county', '=', county)
    .executeTakeFirst();
  return row !== undefined;
}

/** When the county was set up: history ends there, also when it is written in several starts. */
async function startedAt({ database }: Deps, county: number): Promise<Date> {
  const { published_at } = await database.read
    .selectFrom('rulebooks')
    .select('published_at')
    .where('county', '=', county)
    .orderBy('version')
    .limit(1)
    .executeTakeFirstOrThrow();
  return new Date(published_at.getTime() + bookAgeDays * dayMs);
}

/** Adds whoever is missing; hashing passwords is slow on purpose, so several at once. */
async function hireStaff(
  deps: Deps,
  plan: CountyPlan,
  { staffPassword: password, totpKey: key }: DemoStaffSecrets,
): Promise<void> {
  const { county } = plan.land;
  const scope = jobScope(county, 'seed_demo');
  const known = await knownStaff(deps, county);
  const hire = async ({ login, name, role, unit, area }: SeedStaff) => {
    const id = staffId(county, login);
    const person = { id, login, name, unit: unit === null ? null : unitId(county, unit) };
    if (!known.has(login))
      await addStaff(deps, scope, { ...person, password, roles: [{ role, area }] });
    await deps.database.transact((tx) => giveTotp(tx, { deps, scope }, { staff: id, key }));
  };
  // Staff of a demo from before there were second factors have a password already.
  await Promise.all(plan.staff.filter(({ login }) => known.get(login) !== true).map(hire));
}

/** Logins that are there, and whether they have a second factor. */
async function knownStaff({ database }: Deps, county: number): Promise<Map<string, boolean>> {
  const rows = await database.read
    .selectFrom('staff')
    .leftJoin('staff_factors', (join) =>
      join
        .onRef('staff_factors.county', '=', 'staff.county')
        .onRef('staff_factors.staff', '=', 'staff.id'),
    )
    .select(['staff.login', 'staff_factors.id as factor'])
    .where('staff.county', '=', county)
    .execute();
  return new Map(rows.map(({ login, factor }) => [login, factor !== null]));
}

/** Whom to sign in as: a few residents with a history, and one member of staff for each role. */
export function demoSignIns(
  demo: readonly DemoCounty[],
  { county, staff: secrets, now }: { county: number; staff: DemoStaffSecrets; now: Date },
): DemoSignIns | undefined {
  const found = demo.find((one) => one.county === county);
  if (found === undefined) return undefined;
  const roles = new Set<string>();
  // One of each role; everybody who answers for a unit, so that what goes to one can be answered; and
  // both rule owners, reviewers and mediators in charge: one publishes what the other wrote, answers the
  // appeal against what the other took back, reviews a file that the other opened; each merchant serves at
  // a counter of their own.
  const several = ['unit_handler', 'rule_owner', 'reviewer', 'mediator_in_charge', 'merchant'];
  const staff = found.staff.filter(
    ({ role }) => several.includes(role) || (!roles.has(role) && roles.add(role)),
  );
  return {
    residents: found.residents.slice(0, 5),
    staff: staff.map(({ login, name, role }) => ({
      login,
      name,
      role,
      password: secrets.staffPassword,
    })),
    code: totpCode(secrets.totpKey, now),
  };
}
