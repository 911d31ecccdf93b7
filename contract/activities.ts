import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

/** volunteering is counted in hours, the others by having been there. */
export const activityKinds = ['volunteering', 'lecture', 'drill', 'training', 'council'] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityStates = ['open', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];

/** seated: has a seat · waiting: gets one when somebody gives one up · withdrawn. */
export const participationStates = ['seated', 'waiting', 'withdrawn'] as const;
export type ParticipationState = (typeof participationStates)[number];

/** code: scanned by the person · list: ticked by the organiser · sheet: entered from paper. */
export const presenceWays = ['code', 'list', 'sheet'] as const;
export type PresenceWay = (typeof presenceWays)[number];

const text = (longest: number) => Type.String({ minLength: 1, maxLength: longest });
const words = (longest: number) => Type.Object({ zh: text(longest), en: text(longest) }, strict);

/** Who may sign up before everybody else: whoever has ever earned so many points. */
export const Priority = Type.Object(
  { from: Type.Integer({ minimum: 1, maximum: 1_000_000 }), until: Instant },
  strict,
);
export type Priority = Static<typeof Priority>;

export const Activity = Type.Object({
  id: Id,
  kind: Type.Enum([...activityKinds]),
  title: Sentence,
  said: Sentence,
  /** Where people meet, in words. */
  venue: Type.String(),
  area: AreaCode,
  areaName: Sentence,
  startsAt: Instant,
  endsAt: Instant,
  /** Until when one can sign up. */
  closesAt: Instant,
  seats: Type.Integer(),
  /** Of these so many are for first-timers until a day before. */
  keptSeats: Type.Integer(),
  priority: Nullable(Priority),
  state: Type.Enum([...activityStates]),
  /** Why it was cancelled or put off. */
  changeReason: Nullable(Type.String()),
  seated: Type.Integer(),
  waiting: Type.Integer(),
});
export type Activity = Static<typeof Activity>;

/** My part in it. */
export const MyPart = Type.Object({
  state: Type.Enum([...participationStates]),
  /** How many stand before me, with me; null unless I wait. */
  waitingPlace: Nullable(Type.Integer()),
  inAt: Nullable(Instant),
  outAt: Nullable(Instant),
  /** What counted; null until it was counted. */
  minutes: Nullable(Type.Integer()),
  /** Minutes beside these that I was there for and that count on patrol or in another activity. */
  elsewhere: Type.Integer(),
  /** Minutes of it that earn nothing, since a paper list had earned them. */
  onPaper: Type.Integer(),
  /** Staff entered it by hand: what it earns waits for a second person. */
  toConfirm: Type.Boolean(),
  takenBack: Type.Boolean(),
  stars: Nullable(Type.Integer()),
});
export type MyPart = Static<typeof MyPart>;

export const MyActivity = Type.Object({
  ...Activity.properties,
  mine: Nullable(MyPart),
  /** What signing up would give me now; null where it is refused. */
  offered: Nullable(Type.Enum(['seat', 'waiting'])),
  /** Why not. */
  refused: Nullable(Sentence),
});
export type MyActivity = Static<typeof MyActivity>;

/** As the organiser sees it. */
export const DeskActivity = Type.Object({
  ...Activity.properties,
  publishedAt: Instant,
  present: Type.Integer(),
  counted: Type.Integer(),
  /** Of these so many wait for a second person. */
  toConfirm: Type.Integer(),
  /** Of at least five people; fewer could be recognised. */
  rating: Nullable(Type.Object({ stars: Type.Number(), people: Type.Integer() })),
  /** Whether whoever asks may change it and enter who was there. */
  mayKeep: Type.Boolean(),
});
export type DeskActivity = Static<typeof DeskActivity>;

export const Participant = Type.Object({
  id: Id,
  residentName: Sentence,
  state: Type.Enum([...participationStates]),
  firstTime: Type.Boolean(),
  waitingPlace: Nullable(Type.Integer()),
  inAt: Nullable(Instant),
  inWay: Nullable(Type.Enum([...presenceWays])),
  outAt: Nullable(Instant),
  outWay: Nullable(Type.Enum([...presenceWays])),
  minutes: Nullable(Type.Integer()),
  takenBack: Type.Boolean(),
  /** Who may confirm what was entered by hand: whoever asks, or only another; null where nothing waits. */
  toConfirm: Nullable(Type.Enum(['by_me', 'by_another'])),
});
export type Participant = Static<typeof Participant>;

const Times = {
  startsAt: Instant,
  endsAt: Instant,
  closesAt: Instant,
};

export const NewActivity = Type.Object(
  {
    kind: Type.Enum([...activityKinds]),
    title: words(40),
    said: words(1_000),
    venue: text(80),
    area: AreaCode,
    ...Times,
    seats: Type.Integer({ minimum: 1, maximum: 2_000 }),
    keptSeats: Type.Integer({ minimum: 0, maximum: 1_999 }),
    priority: Nullable(Priority),
  },
  strict,
);
export type NewActivity = Static<typeof NewActivity>;

/** One line of the organiser's list or of the paper sheet. */
export const Presence = Type.Object(
  {
    way: Type.Enum(['list', 'sheet']),
    /** Somebody who signed up, anybody by their phone, or who has none by name and home: one of the three. */
    participant: Type.Optional(Id),
    phone: Type.Optional(Type.String({ pattern: '^1[3-9][0-9]{9}$' })),
    name: Type.Optional(text(40)),
    /** The grid or the community where somebody without a number lives. */
    home: Type.Optional(AreaCode),
    from: Instant,
    /** null: is still there. */
    until: Nullable(Instant),
  },
  strict,
);
export type Presence = Static<typeof Presence>;

/** `activity.direction.slot.shownBy.mac`; what the organiser's screen shows for half a minute. */
export const PresenceCode = Type.String({
  pattern:
    '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(in|out)\\.[0-9]{1,12}(\\.[A-Za-z0-9_-]{22}){2}$',
});

export const ShownCode = Type.Object({
  code: Type.String(),
  /** From then on the next one is shown. */
  until: Instant,
  next: Type.String(),
});
export type ShownCode = Static<typeof ShownCode>;

const ById = Type.Object({ county: CountyCode, id: Id });
const Reason = Type.Object({ reason: text(200) }, strict);

const mine = { who: ['resident'], scope: 'own' } as const;
const look = { ...mine, idempotent: false, audit: 'none', rate: 'read' } as const;
const change = { ...mine, idempotent: true, audit: 'change', rate: 'write' } as const;

/** Who publishes activities and enters who was there. */
export const organisers = ['intake', 'dispatcher', 'grid_worker'] as const;
const readers = [...organisers, 'leader', 'auditor'] as const;
const desk = { who: readers, scope: 'area', idempotent: false, rate: 'read' } as const;
const keep = {
  who: organisers,
  scope: 'area',
  idempotent: true,
  audit: 'change',
  rate: 'write',
} as const;

export const activityRoutes = defineRoutes({
  listMyActivities: {
    method: 'GET',
    path: '/:county/my/activities',
    summary: 'What is coming, soonest first; or what I signed up for, newest first',
    policy: look,
    params: InCounty,
    query: Type.Object({
      show: Type.Optional(Type.Enum(['coming', 'mine'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ activities: Type.Array(MyActivity), next: Nullable(Cursor) }),
    ),
  },
  getMyActivity: {
    method: 'GET',
    path: '/:county/my/activities/:id',
    summary: 'One activity, and my part in it',
    policy: look,
    params: ById,
    answers: answers(200, MyActivity),
  },
  signUpForActivity: {
    method: 'POST',
    path: '/:county/my/activities/:id/seat',
    summary: 'Sign up: a seat, or a place in the waiting list',
    policy: change,
    params: ById,
    answers: answers(201, MyActivity),
  },
  giveUpSeat: {
    method: 'DELETE',
    path: '/:county/my/activities/:id/seat',
    summary: 'Withdraw before it begins; the first who waits gets the seat',
    policy: change,
    params: ById,
    answers: answers(200, MyActivity),
  },
  scanActivityCode: {
    method: 'POST',
    path: '/:county/my/activity-presence',
    summary: 'Sign in or out by the code that the organiser shows; it changes every half minute',
    policy: change,
    params: InCounty,
    body: Type.Object({ code: PresenceCode }, strict),
    answers: answers(201, MyActivity),
  },
  rateActivity: {
    method: 'POST',
    path: '/:county/my/activities/:id/rating',
    summary: 'Say how it was; organisers see the mean of five people or more',
    policy: change,
    params: ById,
    body: Type.Object({ stars: Type.Integer({ minimum: 1, maximum: 5 }) }, strict),
    answers: answers(201, MyActivity),
  },
  listActivities: {
    method: 'GET',
    path: '/:county/activities',
    summary: 'Activities below my area, the latest first',
    policy: { ...desk, audit: 'none' },
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({ activities: Type.Array(DeskActivity), next: Nullable(Cursor) }),
    ),
  },
  publishActivity: {
    method: 'POST',
    path: '/:county/activities',
    summary: 'Publish an activity in an area of mine',
    policy: keep,
    params: InCounty,
    body: NewActivity,
    answers: answers(201, DeskActivity),
  },
  getActivity: {
    method: 'GET',
    path: '/:county/activities/:id',
    summary: 'An activity with its figures',
    policy: { ...desk, audit: 'none' },
    params: ById,
    answers: answers(200, DeskActivity),
  },
  listParticipants: {
    method: 'GET',
    path: '/:county/activities/:id/participants',
    summary: 'Who signed up and who was there, by masked names',
    policy: { ...desk, audit: 'personal' },
    params: ById,
    answers: answers(200, Type.Object({ participants: Type.Array(Participant) })),
  },
  postponeActivity: {
    method: 'POST',
    path: '/:county/activities/:id/times',
    summary: 'Put it off, or forward, before anybody came; all who signed up are told',
    policy: keep,
    params: ById,
    body: Type.Object({ ...Times, ...Reason.properties }, strict),
    answers: answers(201, DeskActivity),
  },
  cancelActivity: {
    method: 'POST',
    path: '/:county/activities/:id/cancellation',
    summary: 'Call it off before anything was counted; all who signed up are told',
    policy: keep,
    params: ById,
    body: Reason,
    answers: answers(201, DeskActivity),
  },
  showActivityCode: {
    method: 'GET',
    path: '/:county/activities/:id/code',
    summary: 'The code to sign in or out by, for half a minute, and the one after it',
    policy: { ...desk, who: organisers, audit: 'none' },
    params: ById,
    query: Type.Object({ direction: Type.Enum(['in', 'out']) }),
    answers: answers(200, ShownCode),
  },
  recordPresence: {
    method: 'POST',
    path: '/:county/activities/:id/presences',
    summary: 'Enter one line of the list or of the paper sheet; what was counted counts once',
    policy: keep,
    params: ById,
    body: Presence,
    answers: answers(201, Participant),
  },
  confirmPresences: {
    method: 'POST',
    path: '/:county/activities/:id/confirmation',
    summary:
      'Confirm what others entered by hand: its points settle; of many points the second factor is asked for again',
    policy: keep,
    params: ById,
    /** Everybody of the list who waits, as whoever confirms has read it; those who need another stay. */
    body: Type.Object(
      { participants: Type.Array(Id, { minItems: 1, maxItems: 2_000, uniqueItems: true }) },
      strict,
    ),
    answers: answers(201, DeskActivity),
  },
  takeBackPresence: {
    method: 'POST',
    path: '/:county/activities/:id/participants/:participant/reversal',
    summary: 'Take back what was entered wrongly, hours and points; not by whoever entered it',
    policy: keep,
    params: Type.Object({ county: CountyCode, id: Id, participant: Id }),
    body: Reason,
    answers: answers(201, Participant),
  },
});
