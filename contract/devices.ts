import Type, { type Static } from 'typebox';
import { answers, defineRoutes, staffRoles } from './route.ts';
import { CountyCode, Id, InCounty, Instant, strict } from './values.ts';

export const browsers = [
  'wechat',
  'alibaba',
  'huawei',
  'xiaomi',
  'qq',
  'edge',
  'firefox',
  'chrome',
  'safari',
  'other',
] as const;
export const systems = ['harmony', 'android', 'ios', 'windows', 'mac', 'linux', 'other'] as const;

/** A browser in which somebody is signed in. */
export const Device = Type.Object({
  id: Id,
  browser: Type.Enum([...browsers]),
  system: Type.Enum([...systems]),
  signedInAt: Instant,
  /** To the minute. */
  lastSeenAt: Instant,
  /** The one that asks. */
  here: Type.Boolean(),
});
export type Device = Static<typeof Device>;

const Devices = Type.Object({ devices: Type.Array(Device) });
const Ended = Type.Object({ ended: Type.Integer() });
const one = Type.Object({ county: CountyCode, id: Id });

const ofResident = { who: ['resident'], scope: 'own', idempotent: false } as const;
const ofStaff = { who: [...staffRoles], scope: 'own', idempotent: false } as const;
const reading = { audit: 'none', rate: 'read' } as const;
/** Asked twice, it ends what is there: nothing more. */
const ending = { audit: 'change', rate: 'write' } as const;
const guarding = { who: ['security_officer'], scope: 'area', idempotent: false } as const;

/** Minutes and hours of a desk, and how many points given by one decision are many. */
export const SignInPolicy = Type.Object(
  {
    idleMinutes: Type.Integer({ minimum: 5, maximum: 30 }),
    sessionHours: Type.Integer({ minimum: 1, maximum: 12 }),
    /** Giving so many points by one decision asks for the second factor again. */
    largeAwardPoints: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  },
  strict,
);
export type SignInPolicy = Static<typeof SignInPolicy>;

export const deviceRoutes = defineRoutes({
  listMyDevices: {
    method: 'GET',
    path: '/:county/my/devices',
    summary: 'Where I am signed in',
    policy: { ...ofResident, ...reading },
    params: InCounty,
    answers: answers(200, Devices),
  },
  endMyDevice: {
    method: 'DELETE',
    path: '/:county/my/devices/:id',
    summary: 'Sign out one device of mine',
    policy: { ...ofResident, ...ending },
    params: one,
    answers: answers(200, Ended),
  },
  endMyOtherDevices: {
    method: 'DELETE',
    path: '/:county/my/devices',
    summary: 'Sign out every device of mine but this one',
    policy: { ...ofResident, ...ending },
    params: InCounty,
    answers: answers(200, Ended),
  },
  listMyStaffDevices: {
    method: 'GET',
    path: '/:county/staff/me/devices',
    summary: 'Where I am signed in as a member of staff',
    policy: { ...ofStaff, ...reading },
    params: InCounty,
    answers: answers(200, Devices),
  },
  endMyStaffDevice: {
    method: 'DELETE',
    path: '/:county/staff/me/devices/:id',
    summary: 'Sign out one desk of mine',
    policy: { ...ofStaff, ...ending },
    params: one,
    answers: answers(200, Ended),
  },
  endMyOtherStaffDevices: {
    method: 'DELETE',
    path: '/:county/staff/me/devices',
    summary: 'Sign out every desk of mine but this one',
    policy: { ...ofStaff, ...ending },
    params: InCounty,
    answers: answers(200, Ended),
  },
  listDevicesOfStaff: {
    method: 'GET',
    path: '/:county/staff/:id/devices',
    summary: 'Where a member of staff is signed in',
    policy: { ...guarding, ...reading, audit: 'personal' },
    params: one,
    answers: answers(200, Devices),
  },
  endDevicesOfStaff: {
    method: 'DELETE',
    path: '/:county/staff/:id/devices',
    summary: 'Sign a member of staff out everywhere',
    policy: { ...guarding, ...ending },
    params: one,
    answers: answers(200, Ended),
  },
  getSignInPolicy: {
    method: 'GET',
    path: '/:county/sign-in-policy',
    summary: 'How long desks stay signed in, and from how many points on giving them asks again',
    policy: { ...guarding, who: ['security_officer', 'auditor'], ...reading },
    params: InCounty,
    answers: answers(200, SignInPolicy),
  },
  setSignInPolicy: {
    method: 'PATCH',
    path: '/:county/sign-in-policy',
    summary: 'Change it; sessions that are open end by the new times',
    policy: { ...guarding, ...ending, scope: 'county', idempotent: true, stepUp: true },
    params: InCounty,
    body: SignInPolicy,
    answers: answers(200, SignInPolicy),
  },
});
