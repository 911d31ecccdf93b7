import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import type { MapTiles } from '../contract/areas.ts';
import type { RouteSpec } from '../contract/route.ts';
import { type Contract, contract } from '../contract/table.ts';
import { activityHandlers, volunteerHourHandlers } from './features/activities/routes.ts';
import { agreementHandlers } from './features/agreements/routes.ts';
import { agreementHomeHandlers, agreementOwnHandlers } from './features/agreements/routes-own.ts';
import { agreementRegistrationHandlers } from './features/agreements/routes-registration.ts';
import { agreementSpendingHandlers } from './features/agreements/routes-spending.ts';
import {
  agreementActivityHandlers,
  agreementErrandHandlers,
  agreementMediationHandlers,
  agreementPatrolHandlers,
} from './features/agreements/routes-taking-part.ts';
import { alarmHandlers } from './features/alarms/routes.ts';
import { alarmOfGivenUp } from './features/alarms/service.ts';
import { answerTemplateHandlers } from './features/answer-templates/routes.ts';
import { appealHandlers } from './features/appeals/routes.ts';
import {
  areaHandlers,
  catalogueFileHandlers,
  categoryCatalogueHandlers,
} from './features/areas/routes.ts';
import { getCounty, listCounties } from './features/areas/service.ts';
import { auditHandlers } from './features/audit/routes.ts';
import type { AuditDeskDeps } from './features/audit/service.ts';
import { awardHandlers } from './features/awards/routes.ts';
import {
  deliverDeed,
  deliverFallenAward,
  deliverSplitDeed,
  preview,
} from './features/awards/service.ts';
import { bulletinHandlers } from './features/bulletin/routes.ts';
import { photoKeptSeconds } from './features/bulletin/service.ts';
import {
  caseHandlers,
  caseHandlingHandlers,
  caseListHandlers,
  fieldWorkHandlers,
  matterHandlers,
  timelinessHandlers,
} from './features/cases/routes.ts';
import * as cases from './features/cases/service.ts';
import { categoryModelHandlers } from './features/category-models/routes.ts';
import { cheatReportHandlers } from './features/cheat-reports/routes.ts';
import { correctionHandlers } from './features/corrections/routes.ts';
import { besideAdditions } from './features/corrections/service.ts';
import { counterHandlers } from './features/counters/routes.ts';
import { debtHandlers } from './features/debts/routes.ts';
import { feedbackHandlers } from './features/feedback/routes.ts';
import { groupBotHandlers } from './features/group-bots/routes.ts';
import { type BotSendDeps, sendBotMessage } from './features/group-bots/service.ts';
import { takeOffBoards } from './features/honours/service.ts';
import { householdHandlers } from './features/households/routes.ts';
import { type IdentityRouteDeps, identityHandlers } from './features/identities/routes.ts';
import { type LiveRouteDeps, liveHandlers } from './features/live/routes.ts';
import { type LivePatience, Switchboard } from './features/live/service.ts';
import {
  mediationHandlers,
  mediatorHandlers,
  myMediationHandlers,
} from './features/mediations/routes.ts';
import {
  isPhotoBelow as isMediationPhoto,
  isPhotoOfMine as isPhotoOfMyMediation,
} from './features/mediations/service.ts';
import { myDataHandlers } from './features/my-data/routes.ts';
import { noticeHandlers } from './features/notices/routes.ts';
import {
  deliverNotice,
  deliverStaffNotice,
  type NoticeDeps,
  type SendDeps,
  sendBatch,
} from './features/notices/service.ts';
import { onlookerHandlers } from './features/onlookers/routes.ts';
import {
  patrolHandlers,
  patrolPointHandlers,
  patrolTaskHandlers,
} from './features/patrols/routes.ts';
import { photoHandlers } from './features/photos/routes.ts';
import { deletePhoto } from './features/photos/service.ts';
import { poolHandlers, sponsorHandlers } from './features/pools/routes.ts';
import { redPacketHandlers } from './features/red-packets/routes.ts';
import { type RedPacketDeps, takeNotification } from './features/red-packets/service.ts';
import { redemptionHandlers, reservationListHandlers } from './features/redemptions/routes.ts';
import { createReservationQueue, type RedemptionDeps } from './features/redemptions/service.ts';
import { rehearsalHandlers } from './features/rehearsals/routes.ts';
import {
  createRehearser,
  hasRehearsal,
  type RehearsalDeps,
} from './features/rehearsals/service.ts';
import {
  ageGroupHandlers,
  type ResidentRouteDeps,
  residentHandlers,
} from './features/residents/routes.ts';
import { askAs, atPhone, getMe, signOut } from './features/residents/service.ts';
import { rewardDeskHandlers, rewardHandlers } from './features/rewards/routes.ts';
import { isRewardPhoto } from './features/rewards/service.ts';
import { rosterHandlers } from './features/rosters/routes.ts';
import { isPhotoBelow as isRosterPhoto } from './features/rosters/service.ts';
import { rulebookHandlers } from './features/rules/desk-routes.ts';
import { type PaperRouteDeps, paperHandlers } from './features/rules/papers/routes.ts';
import { createTypesetter, templates } from './features/rules/papers/service.ts';
import { ruleHandlers } from './features/rules/routes.ts';
import { safeHouseholdHandlers } from './features/safe-households/routes.ts';
import { savedFilterHandlers } from './features/saved-filters/routes.ts';
import { sealHandlers } from './features/seals/routes.ts';
import type { SealDeps } from './features/seals/service.ts';
import { settlementHandlers } from './features/settlements/routes.ts';
import {
  deviceHandlers,
  factorHandlers,
  invitationHandlers,
  type SignInRouteDeps,
  signInHandlers,
} from './features/sign-ins/routes.ts';
import { newestPurpose } from './features/sign-ins/service.ts';
import { staffHandlers } from './features/staff/routes.ts';
import { statementHandlers } from './features/statements/routes.ts';
import { suggestionHandlers } from './features/suggestions/routes.ts';
import { supervisionHandlers } from './features/supervisions/routes.ts';
import { topicHandlers } from './features/topics/routes.ts';
import { unmaskingHandlers } from './features/unmaskings/routes.ts';
import { windowHandlers } from './features/window/routes.ts';
import { workbenchHandlers } from './features/workbench/routes.ts';
import { yearEndHandlers } from './features/year-end/routes.ts';
import { usualAuditMonths } from './platform/audit/term.ts';
import { installAlipayDoor } from './platform/http/alipay-door.ts';
import { compileSerializer, compileValidator } from './platform/http/compilers.ts';
import { createSessionCookies } from './platform/http/cookies.ts';
import { createDeviceCookie } from './platform/http/devices.ts';
import { installErrorAnswers } from './platform/http/errors.ts';
import { listenerOptions, type Patience } from './platform/http/listener.ts';
import { installOperations } from './platform/http/operations.ts';
import { type Handlers, mountRoutes } from './platform/http/routes.ts';
import { installScreens } from './platform/http/screens.ts';
import { installSecurityHeaders } from './platform/http/security.ts';
import { installStandIn, type StandInPages } from './platform/http/stand-in.ts';
import type { Certificate } from './platform/http/tls.ts';
import { maxPhotoBytes } from './platform/images.ts';
import type { Subscribers } from './platform/outbox.ts';
import type { Deps } from './platform/use-case.ts';

type AppDeps = ResidentRouteDeps &
  RedPacketDeps &
  NoticeDeps &
  SealDeps &
  SignInRouteDeps &
  Omit<IdentityRouteDeps, 'getMe' | 'signOut'>;

export interface AppOptions {
  deps: AppDeps;
  /** Where people open the platform, without a last slash: printed papers lead there. */
  publicUrl: string;
  /** Where the background of maps comes from; without it they are drawn from outlines. */
  mapTiles?: MapTiles | undefined;
  /** Served over https: host-bound cookies and HSTS. */
  secure: boolean;
  /** HSTS for every name below ours, too: on where all of them have https. */
  httpsBelow?: boolean | undefined;
  /** Requests a minute and caller, by class of route. */
  limits: Record<RouteSpec['policy']['rate'], number>;
  trustedProxies: readonly string[];
  metricsToken: string | undefined;
  logLevel: string;
  /** Where lines of the log go; without it to the standard output. */
  logTo?: { write(line: string): void } | undefined;
  /** How long slow callers are waited for; the usual time unless given. */
  patience?: Patience | undefined;
  /** With it the server ends TLS itself; without it a proxy does, or nobody. */
  tls?: Certificate | undefined;
  /** Folder of the built screens; undefined serves the API alone. */
  screens: string | undefined;
  /** How long the audit is kept; what the desk says, and the worker does. */
  auditMonths?: number;
  /** Told of a route that records more than its policy declares; without it the log is. */
  undeclared?: (route: string) => void;
  /** How many pages may follow what changes, and how long; the usual unless given. */
  live?: LivePatience | undefined;
  /** Pages of a stand-in for 浙里办, below `standInPath`; in the demo and the tests only. */
  standIn?: StandInPages | undefined;
}

/** How long a stop waits for requests under way. */
const stopGraceMs = 3_000;

export const usualLimits = { read: 240, write: 60, upload: 60, sign_in: 600, public: 240 } as const;

/** A picture of a reward changes with its reward, under another address. */
const daySeconds = 86_400;

/** The handlers of every route there is; one missing does not compile. */
function handlersOf(
  deps: AppDeps &
    RehearsalDeps &
    RedemptionDeps &
    LiveRouteDeps &
    AuditDeskDeps &
    Pick<PaperRouteDeps, 'typesetter' | 'publicUrl'> & { mapTiles: MapTiles | null },
): Handlers<Contract> {
  const { read } = deps.database;
  return {
    ...areaHandlers(deps),
    ...categoryCatalogueHandlers(deps),
    ...catalogueFileHandlers(deps),
    ...categoryModelHandlers({ ...deps, decided: cases.decidedCases(deps) }),
    ...residentHandlers(deps),
    ...ageGroupHandlers(deps),
    ...identityHandlers({
      ...deps,
      getMe: (ask, resident) => getMe(deps, askAs(ask, resident)),
      signOut: (ask, token) => signOut(deps, ask, token),
    }),
    ...householdHandlers(deps),
    ...safeHouseholdHandlers(deps),
    ...signInHandlers(deps),
    ...factorHandlers(deps),
    ...deviceHandlers(deps),
    ...invitationHandlers(deps),
    ...staffHandlers({
      ...deps,
      countWaiting: (scope) => cases.countWaiting(deps, scope),
      purposeOfCode: (scope, staff) => newestPurpose(read, scope, staff),
    }),
    ...photoHandlers({
      ...deps,
      mayReporterSee: async (scope, photo) =>
        (await cases.isPhotoOfMine(read, scope, photo)) ||
        (await isPhotoOfMyMediation(read, scope, photo)),
      mayStaffSee: async (scope, photo) =>
        (await cases.isPhotoBelow(read, scope, photo)) ||
        (await isRosterPhoto(read, scope, photo)) ||
        (await isMediationPhoto(read, scope, photo)),
      mayMask: (scope, photo) => cases.isPhotoBelow(read, scope, photo),
      everyoneMayKeep: async (scope, photo) =>
        (await isRewardPhoto(read, scope, photo))
          ? daySeconds
          : photoKeptSeconds(deps, scope, photo),
    }),
    ...caseHandlers(deps),
    ...caseListHandlers(deps),
    ...savedFilterHandlers(deps),
    ...answerTemplateHandlers(deps),
    ...fieldWorkHandlers(deps),
    ...caseHandlingHandlers(deps),
    ...patrolHandlers(deps),
    ...patrolTaskHandlers(deps),
    ...matterHandlers(deps),
    ...liveHandlers(deps),
    ...onlookerHandlers(deps),
    ...workbenchHandlers(deps),
    ...timelinessHandlers(deps),
    ...topicHandlers(deps),
    ...patrolPointHandlers(deps),
    ...supervisionHandlers(deps),
    ...awardHandlers(deps),
    ...cheatReportHandlers(deps),
    ...appealHandlers(deps),
    ...feedbackHandlers(deps),
    ...alarmHandlers(deps),
    ...debtHandlers(deps),
    ...poolHandlers(deps),
    ...sponsorHandlers(deps),
    ...correctionHandlers(deps),
    ...ruleHandlers({ ...deps, preview: (ask, category) => preview(deps, ask, category) }),
    ...rulebookHandlers({ ...deps, hasRehearsal }),
    ...paperHandlers({ ...deps, getCounty: (scope) => getCounty(read, scope) }),
    ...rehearsalHandlers(deps),
    ...rewardHandlers(deps),
    ...rewardDeskHandlers(deps),
    ...redemptionHandlers(deps),
    ...reservationListHandlers(deps),
    ...suggestionHandlers(deps),
    ...settlementHandlers(deps),
    ...counterHandlers(deps),
    ...redPacketHandlers(deps),
    ...statementHandlers(deps),
    ...yearEndHandlers(deps),
    ...activityHandlers(deps),
    ...volunteerHourHandlers(deps),
    ...noticeHandlers(deps),
    ...groupBotHandlers(deps),
    ...sealHandlers(deps),
    ...auditHandlers(deps),
    ...unmaskingHandlers(deps),
    ...myDataHandlers(deps),
    ...windowHandlers(deps),
    ...mediationHandlers(deps),
    ...myMediationHandlers(deps),
    ...mediatorHandlers(deps),
    ...rosterHandlers(deps),
    ...agreementHandlers(deps),
    ...agreementRegistrationHandlers(deps),
    ...agreementHomeHandlers(deps),
    ...agreementOwnHandlers(deps),
    ...agreementSpendingHandlers(deps),
    ...agreementActivityHandlers(deps),
    ...agreementMediationHandlers(deps),
    ...agreementErrandHandlers(deps),
    ...agreementPatrolHandlers(deps),
    ...bulletinHandlers({
      ...deps,
      getPublicCase: ({ ask, params }) => cases.getPublicCase(deps, ask, params.code),
      getBoardFigures: ({ ask }) => cases.getBoardFigures(deps, ask),
      listAreaCounts: ({ ask }) => cases.listAreaCounts(deps, ask),
      getAreaFigures: ({ ask, params }) => cases.getAreaFigures(deps, ask, params.area),
      getCounty: (scope) => getCounty(read, scope),
    }),
  };
}

/** Who receives what is left in the outbox. */
export const subscribersOf = (
  deps: Pick<Deps, 'cipher' | 'clock' | 'files' | 'ids' | 'log'> & SendDeps & BotSendDeps,
): Subscribers => ({
  photo_erased: deletePhoto(deps),
  notice: deliverNotice(deps),
  staff_notice: deliverStaffNotice,
  notice_batch: sendBatch(deps),
  bot_message: sendBotMessage(deps),
  deed: deliverDeed(deps),
  phone_changed: atPhone(deps, 'phone_changed'),
  age_settled: atPhone(deps, 'age_settled'),
  points_lapse: atPhone(deps, 'points_lapse'),
  minor_points_lapse: atPhone(deps, 'minor_points_lapse'),
  became_minor: takeOffBoards(deps),
  delivery_given_up: alarmOfGivenUp(deps),
  award_fell_away: deliverFallenAward(deps, besideAdditions),
  deed_split: deliverSplitDeed(deps, besideAdditions),
  mediation_ended: cases.noteMediationEnd(deps),
});

/** Builds the server: every route of the contract, the screens, and the doors for operators. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps, limits } = options;
  const app = fastify(listenerOptions({ ...options, newId: () => deps.ids.uuid() }));
  // Requests under way are finished; a browser's idle socket must not hold up a stop for a minute.
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), stopGraceMs).unref();
  });
  // A stream that nobody ends would be waited for until then.
  const switchboard = new Switchboard(deps, options.live);
  app.addHook('preClose', () => switchboard.stop());
  const rehearser = createRehearser(deps);
  app.addHook('onClose', () => rehearser.stop());
  const reservations = createReservationQueue(deps);
  app.addHook('onClose', () => reservations.drain());
  const typesetter = createTypesetter(templates);
  app.addHook('onClose', () => typesetter.close());
  // JSON and uploads only: a form of another site could send plain text unasked.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  installErrorAnswers(app);
  const bridges = bridgesOf(deps);
  const { secure, httpsBelow = false } = options;
  const pictures = tileOrigins(options.mapTiles);
  await installSecurityHeaders(app, { secure, httpsBelow, bridges, pictures });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: maxPhotoBytes, files: 1, fields: 0 } });
  await app.register(rateLimit, { global: false, hook: 'onRequest' });
  await installOperations(app, { deps, metricsToken: options.metricsToken });
  await app.register(async (api) => {
    mountRoutes(api, {
      contract,
      handlers: handlersOf({
        ...deps,
        rehearser,
        reservations,
        switchboard,
        typesetter,
        publicUrl: options.publicUrl,
        mapTiles: options.mapTiles ?? null,
        auditMonths: options.auditMonths ?? usualAuditMonths,
      }),
      options: {
        deps,
        cookies: createSessionCookies(options.secure),
        devices: createDeviceCookie(options.secure),
        isServed: servedCounties(deps),
        limits,
        undeclared:
          options.undeclared ??
          ((route) => deps.log.error({ route }, 'an audit entry that no policy declares')),
      },
    });
  });
  await installAlipayDoor(app, {
    perMinute: limits.public,
    take: (notification) => takeNotification(deps, notification),
  });
  if (options.standIn !== undefined) installStandIn(app, options.standIn);
  if (options.screens !== undefined)
    await installScreens(app, { root: options.screens, bridges, pictures });
  return app;
}

/** Where the scripts come from that tell a page how its reader likes to read. */
function bridgesOf({ identityProviders }: AppDeps): string[] {
  const bridges = identityProviders.flatMap(({ bridge }) => bridge ?? []);
  return bridges
    .filter((bridge) => /^https?:/.test(bridge))
    .map((bridge) => new URL(bridge).origin);
}

/** Where a page may load the pictures of its map from. */
function tileOrigins(tiles: MapTiles | undefined): string[] {
  if (tiles === undefined) return [];
  const hosts = tiles.layers.flatMap((layer) =>
    layer.includes('{s}') ? tiles.subdomains.map((one) => layer.replace('{s}', one)) : [layer],
  );
  return [...new Set(hosts.map((host) => new URL(host).origin))];
}

/** Counties are few and hardly ever change: they are asked for again only when one is unknown. */
function servedCounties(deps: Deps): (county: number) => Promise<boolean> {
  const known = new Set<number>();
  return async (county) => {
    if (!known.has(county)) for (const served of await listCounties(deps)) known.add(served.county);
    return known.has(county);
  };
}
