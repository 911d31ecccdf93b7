import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import {
  CountyCode,
  Cursor,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

/** A line of the account of hours: served, or taken back because it was entered wrongly. */
export const HourLine = Type.Object({
  id: Id,
  kind: Type.Enum(['served', 'taken_back']),
  /** Below zero for what was taken back. */
  minutes: Type.Integer(),
  servedOn: LocalDate,
  /** null: it stands on a paper list. */
  activity: Nullable(Id),
  title: Sentence,
});
export type HourLine = Static<typeof HourLine>;

/** Sixteen digits in groups of four, as they are printed. */
export const HourCertificateCode = Type.String({ pattern: '^[0-9]{4}(-[0-9]{4}){3}$' });

export const HourCertificate = Type.Object({
  code: HourCertificateCode,
  from: LocalDate,
  until: LocalDate,
  minutes: Type.Integer(),
  /** In how many activities; a line of a paper list is one. */
  times: Type.Integer(),
  issuedAt: Instant,
});
export type HourCertificate = Static<typeof HourCertificate>;

/** What whoever is shown the paper finds under its code. */
export const CheckedCertificate = Type.Object({
  ...HourCertificate.properties,
  maskedName: Type.String(),
  county: Sentence,
  /** What stands in the account for these days now: less, where something was taken back since. */
  minutesNow: Type.Integer(),
});
export type CheckedCertificate = Static<typeof CheckedCertificate>;

const mine = { who: ['resident'], scope: 'own' } as const;
const look = { ...mine, idempotent: false, audit: 'none', rate: 'read' } as const;

export const volunteerHourRoutes = defineRoutes({
  getMyVolunteerHours: {
    method: 'GET',
    path: '/:county/my/volunteer-hours',
    summary: 'My volunteer hours, which are no points, and where they come from, newest first',
    policy: look,
    params: InCounty,
    query: Type.Object({ after: Type.Optional(Cursor) }),
    answers: answers(
      200,
      Type.Object({
        minutes: Type.Integer(),
        thisYear: Type.Integer(),
        lines: Type.Array(HourLine),
        next: Nullable(Cursor),
        certificates: Type.Array(HourCertificate),
      }),
    ),
  },
  certifyMyHours: {
    method: 'POST',
    path: '/:county/my/hour-certificates',
    summary: 'A certificate of my volunteer hours between two days, free of charge',
    policy: { ...mine, idempotent: true, audit: 'change', rate: 'write' },
    params: InCounty,
    body: Type.Object({ from: LocalDate, until: LocalDate }, strict),
    answers: answers(201, HourCertificate),
  },
  getHourCertificatePaper: {
    method: 'GET',
    path: '/:county/my/hour-certificates/:code/certificate.pdf',
    summary: 'A certificate of mine, to print (PDF, A4)',
    policy: look,
    params: Type.Object({ county: CountyCode, code: HourCertificateCode }),
    query: Type.Object({ language: Type.Optional(Type.Enum(['zh', 'en'])) }),
    binary: true,
    answers: answers(200, Type.Any()),
  },
  checkHourCertificate: {
    method: 'GET',
    path: '/:county/public/hour-certificates/:code',
    summary: 'What stands under the code of a certificate of hours, the name masked',
    policy: { who: ['anyone'], scope: 'public', idempotent: false, audit: 'none', rate: 'public' },
    params: Type.Object({ county: CountyCode, code: HourCertificateCode }),
    answers: answers(200, CheckedCertificate),
  },
});
