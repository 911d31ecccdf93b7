import Type, { type Static } from 'typebox';
import { MyAgeGroup } from './age-groups.ts';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { Device } from './devices.ts';
import { feedbackRoutes, feedbackStates } from './feedback.ts';
import { ErasurePreview, Look } from './my-data.ts';
import { answers, defineRoutes, downloadMs } from './route.ts';
import { CountyCode, Cursor, Id, Instant, LocalDate, Nullable, Points, strict } from './values.ts';

/** What a suggestion came to, or the complaint whose number was handed over. */
export const HeardFeedback = Type.Object({
  id: Id,
  words: Type.String(),
  state: Type.Enum([...feedbackStates]),
  sentAt: Instant,
  dueOn: LocalDate,
  /** The newest answer; null while there is none. */
  answer: Nullable(Type.String()),
  rating: Nullable(Type.Integer()),
  mayRate: Type.Boolean(),
});
export type HeardFeedback = Static<typeof HeardFeedback>;

/** How many reports were taken back is not said: those that are confidential are among them. */
export const ErasedFor = Type.Object({
  erased: Type.Literal(true),
  pointsReturned: Points,
  photosDeleted: Type.Integer(),
});
export type ErasedFor = Static<typeof ErasedFor>;

const page = Type.Object({ after: Type.Optional(Cursor) });
const ComplaintNumber = Type.String({ pattern: '^[0-9]{8}$' });
const Devices = Type.Object({ devices: Type.Array(Device) });

/** Their own data, and what they said of the platform, for who agreed. */
export const agreementOwnRoutes = defineRoutes({
  exportDataFor: {
    method: 'POST',
    path: '/:county/agreements/:id/data-export',
    summary:
      'The data of who agreed as a file that they take along; nothing of what is confidential is in it',
    policy: { ...shownFor, rate: 'write', stepUp: true },
    params: ByAgreement,
    binary: true,
    answerMs: downloadMs,
    answers: answers(200, Type.Any()),
  },
  previewErasureFor: {
    method: 'GET',
    path: '/:county/agreements/:id/erasure',
    summary: 'What would go and what would stay if who agreed were erased now',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Type.Omit(ErasurePreview, ['openCases'])),
  },
  eraseFor: {
    method: 'POST',
    path: '/:county/agreements/:id/erasure',
    summary:
      'Erase who agreed within the last five minutes, for good; reports that are open are taken back',
    policy: { ...doneFor, stepUp: true },
    params: ByAgreement,
    answers: answers(200, ErasedFor),
  },
  listLooksFor: {
    method: 'GET',
    path: '/:county/agreements/:id/looks',
    summary: 'Who looked at what is of who agreed, newest first; nothing of what is confidential',
    policy: shownFor,
    params: ByAgreement,
    query: page,
    answers: answers(200, Type.Object({ looks: Type.Array(Look), next: Nullable(Cursor) })),
  },
  setAgeGroupFor: {
    method: 'POST',
    path: '/:county/agreements/:id/age-group',
    summary: 'The age group that who agreed gives, or takes back',
    policy: doneFor,
    params: ByAgreement,
    body: MyAgeGroup,
    answers: answers(200, MyAgeGroup),
  },
  listDevicesFor: {
    method: 'GET',
    path: '/:county/agreements/:id/devices',
    summary: 'Where who agreed is signed in',
    policy: shownFor,
    params: ByAgreement,
    answers: answers(200, Devices),
  },
  endDeviceFor: {
    method: 'DELETE',
    path: '/:county/agreements/:id/devices/:device',
    summary: 'Sign out one device of who agreed',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, device: Id }),
    answers: answers(200, Type.Object({ ended: Type.Integer() })),
  },
  endDevicesFor: {
    method: 'DELETE',
    path: '/:county/agreements/:id/devices',
    summary: 'Sign out every device of who agreed: a phone is lost',
    policy: doneFor,
    params: ByAgreement,
    answers: answers(200, Type.Object({ ended: Type.Integer() })),
  },
  listFeedbackFor: {
    method: 'GET',
    path: '/:county/agreements/:id/feedback',
    summary:
      'What who agreed suggested and what became of it, newest first; of complaints the one whose number they hand over',
    policy: shownFor,
    params: ByAgreement,
    query: Type.Object({
      after: Type.Optional(Cursor),
      /** On the paper of whoever complained. Whoever typed the complaint finds nothing by it. */
      complaint: Type.Optional(ComplaintNumber),
    }),
    answers: answers(
      200,
      Type.Object({ feedback: Type.Array(HeardFeedback), next: Nullable(Cursor) }),
    ),
  },
  rateFeedbackFor: {
    method: 'POST',
    path: '/:county/agreements/:id/feedback/:feedback/rating',
    summary: 'Whether an answer helps, as who agreed says',
    policy: doneFor,
    params: Type.Object({ county: CountyCode, id: Id, feedback: Id }),
    body: Type.Object(
      {
        ...feedbackRoutes.rateFeedback.body.properties,
        /** Of a complaint: by which it was found. */
        complaint: Type.Optional(ComplaintNumber),
      },
      strict,
    ),
    answers: answers(200, HeardFeedback),
  },
});
