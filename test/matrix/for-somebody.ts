import { usualQuiet, usualWays } from '../../contract/notice-ways.ts';
import type { RouteName } from '../../contract/table.ts';
import { lessons } from '../../server/features/mediations/lessons.ts';
import { localDate } from '../../server/platform/calendar.ts';
import { callerOf } from '../callers.ts';
import { reporterPhone, whose } from './agreements.ts';
import { newEmployer, proposedAt, renewing } from './mediations.ts';
import { codeOfLeader, ownPatrol, prepare, taskOfToday } from './patrols.ts';
import { residentCookie, residentId } from './people.ts';
import type { Asking, Recipe, Wanted } from './recipe.ts';

/** The same question by the reporter of the trials themselves. */
async function byThemselves(asking: Asking): Promise<Asking> {
  const { world, county } = asking;
  const cookie = await residentCookie(world, county, residentId('resident'));
  return { ...asking, caller: callerOf(world.app, cookie, county) };
}

const ofNobody = '13912340000';

/** The number of the reporter of the county in which lies what is asked about. */
async function numberOfReporter({ world, things }: Asking): Promise<string> {
  const lies = await world.deps.database.read
    .selectFrom('residents')
    .select('county')
    .where('id', '=', things.debtor)
    .executeTakeFirst();
  return lies === undefined ? ofNobody : reporterPhone(world, lies.county);
}

/** For the reporter of the trials, who has a part in everything that is asked about. */
const forThem = (wantedOf: (asking: Asking) => Wanted | Promise<Wanted> = () => ({})): Recipe => ({
  about: 'nothing',
  named: true,
  ask: async (asking) => {
    const { params = {}, ...wanted } = await wantedOf(asking);
    const id = await whose(asking, await numberOfReporter(asking));
    return { params: { id, ...params }, ...wanted };
  },
});

const untilToday = ({ world }: Asking) => ({
  from: '2026-01-01',
  until: localDate(world.clock.now()),
});
const [lesson] = lessons;

/** What a resident does alone, done for one who agreed: activities, mediation, patrols, wishes, notices. */
export const ofSomebody: Partial<Record<RouteName, Recipe>> = {
  listActivitiesFor: forThem(),
  signUpFor: forThem(({ things }) => ({ params: { activity: things.activity } })),
  giveUpSeatFor: forThem(async (asking) => {
    const { caller } = await byThemselves(asking);
    await caller('signUpForActivity', { params: { id: asking.things.activity } });
    return { params: { activity: asking.things.activity } };
  }),
  rateActivityFor: forThem(({ things }) => ({
    params: { activity: things.activityOver },
    body: { stars: 5 },
  })),
  getVolunteerHoursFor: forThem(),
  certifyHoursFor: forThem((asking) => ({ body: untilToday(asking) })),
  getHourCertificateFor: forThem(({ things }) => ({ params: { code: things.certificate } })),
  listMediationsFor: forThem(),
  acknowledgeRightsFor: forThem(({ things }) => ({ params: { mediation: things.mediation } })),
  answerMediationFor: forThem(({ things }) => ({
    params: { mediation: things.mediationProposed },
    body: { agreed: true, proposedAt },
  })),
  leaveMediationFor: forThem(({ things }) => ({ params: { mediation: things.mediation } })),
  getMediatorFor: forThem(),
  passLessonFor: forThem(() => ({
    params: { lesson: lesson?.id ?? '' },
    body: { answers: lesson?.questions.map(({ right }) => right) },
  })),
  applyAsMediatorFor: forThem(async (asking) => renewing(await byThemselves(asking))),
  changeEmployerFor: forThem(() => ({ body: newEmployer() })),
  listPatrolTasksFor: forThem(),
  takePatrolTaskFor: forThem(async (asking) => {
    await prepare(await byThemselves(asking));
    return { params: { task: await taskOfToday(asking) } };
  }),
  listPatrolsFor: forThem(),
  beginPatrolFor: forThem(async (asking) => {
    await prepare(await byThemselves(asking));
    return {};
  }),
  joinPatrolFor: forThem(async (asking) => {
    await prepare(await byThemselves(asking));
    return { body: { code: await codeOfLeader(asking) } };
  }),
  endPatrolFor: forThem(async (asking) => ({
    params: { patrol: await ownPatrol(await byThemselves(asking)) },
  })),
  provePatrolFor: forThem(async (asking) => ({
    params: { patrol: await ownPatrol(await byThemselves(asking)) },
    body: { scans: [{ at: asking.world.clock.now().toISOString(), code: '0'.repeat(20) }] },
  })),
  listEmptyShelvesFor: forThem(),
  wishFor: forThem(() => ({ body: { words: '电饭煲' } })),
  listNoticesFor: forThem(),
  markNoticesReadFor: forThem(({ things }) => ({ body: { ids: [things.notice] } })),
  getNoticeWaysFor: forThem(),
  setNoticeWaysFor: forThem(() => ({ body: { ways: usualWays, quiet: usualQuiet } })),
};
