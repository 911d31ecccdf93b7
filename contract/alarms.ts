import Type, { type Static } from 'typebox';
import { answers, defineRoutes } from './route.ts';
import { CountyCode, Id, InCounty, Instant, LocalDate, Sentence } from './values.ts';

const officer = { who: ['security_officer', 'administrator'], scope: 'county' } as const;

export const Alarm = Type.Object({
  id: Id,
  day: LocalDate,
  raisedAt: Instant,
  what: Sentence,
  whatToDo: Sentence,
  /** When somebody said that they had seen to it; null while nobody has. */
  seenAt: Type.Union([Instant, Type.Null()]),
  seenBy: Type.Union([Type.String(), Type.Null()]),
});
export type Alarm = Static<typeof Alarm>;

export const alarmRoutes = defineRoutes({
  listAlarms: {
    method: 'GET',
    path: '/:county/staff/alarms',
    summary: 'What the security officer must look at, newest first',
    policy: { ...officer, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Array(Alarm)),
  },
  seeAlarm: {
    method: 'POST',
    path: '/:county/staff/alarms/:id/seen',
    summary: 'Say that an alarm was seen to',
    policy: { ...officer, idempotent: true, audit: 'change', rate: 'write' },
    params: Type.Object({ county: CountyCode, id: Id }),
    answers: answers(200, Alarm),
  },
});
