import Type, { type Static } from 'typebox';
import { Activity, activityRoutes, MyActivity, MyPart } from './activities.ts';
import { ByAgreement, doneFor, shownFor } from './agreement-terms.ts';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Cursor, Id, Nullable } from './values.ts';
import { HourCertificate, HourCertificateCode, volunteerHourRoutes } from './volunteer-hours.ts';

const { id, kind, title, venue, areaName, startsAt, endsAt, closesAt, state } = Activity.properties;
const { state: seat, waitingPlace, inAt, minutes, takenBack } = MyPart.properties;

/** An activity, and the part in it of who agreed; what they said of it earlier is not repeated to staff. */
export const ActivityFor = Type.Object({
  ...{ id, kind, title, venue, areaName, startsAt, endsAt, closesAt, state },
  offered: MyActivity.properties.offered,
  refused: MyActivity.properties.refused,
  part: Nullable(Type.Object({ state: seat, waitingPlace, inAt, minutes, takenBack })),
});
export type ActivityFor = Static<typeof ActivityFor>;

const oneActivity = Type.Object({ county: CountyCode, id: Id, activity: Id });

export const agreementActivityRoutes = defineRoutes({
  listActivitiesFor: {
    method: 'GET',
    path: '/:county/agreements/:id/activities',
    summary: 'What is coming for who agreed, soonest first; or what they have a part in',
    policy: shownFor,
    params: ByAgreement,
    query: Type.Object({
      show: Type.Optional(Type.Enum(['coming', 'mine'])),
      after: Type.Optional(Cursor),
    }),
    answers: answers(
      200,
      Type.Object({ activities: Type.Array(ActivityFor), next: Nullable(Cursor) }),
    ),
  },
  signUpFor: {
    method: 'POST',
    path: '/:county/agreements/:id/activities/:activity/seat',
    summary: 'Sign up who agreed: a seat, or a place in the waiting list',
    policy: doneFor,
    params: oneActivity,
    answers: answers(201, ActivityFor),
  },
  giveUpSeatFor: {
    method: 'DELETE',
    path: '/:county/agreements/:id/activities/:activity/seat',
    summary: 'Give up the seat of who agreed before it begins; the first who waits gets it',
    policy: doneFor,
    params: oneActivity,
    answers: answers(200, ActivityFor),
  },
  rateActivityFor: {
    method: 'POST',
    path: '/:county/agreements/:id/activities/:activity/rating',
    summary: 'What who agreed says of an activity at which they were',
    policy: doneFor,
    params: oneActivity,
    body: activityRoutes.rateActivity.body,
    answers: answers(201, ActivityFor),
  },
  getVolunteerHoursFor: {
    method: 'GET',
    path: '/:county/agreements/:id/volunteer-hours',
    summary: 'The volunteer hours of who agreed, newest first, and what was certified of them',
    policy: shownFor,
    params: ByAgreement,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: volunteerHourRoutes.getMyVolunteerHours.answers,
  },
  certifyHoursFor: {
    method: 'POST',
    path: '/:county/agreements/:id/hour-certificates',
    summary: 'A certificate of the volunteer hours of who agreed between two days',
    policy: doneFor,
    params: ByAgreement,
    body: volunteerHourRoutes.certifyMyHours.body,
    answers: answers(201, HourCertificate),
  },
  getHourCertificateFor: {
    method: 'GET',
    path: '/:county/agreements/:id/hour-certificates/:code/certificate.pdf',
    summary: 'A certificate of who agreed, to print and hand over (PDF, A4)',
    policy: shownFor,
    params: Type.Object({ county: CountyCode, id: Id, code: HourCertificateCode }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
});
