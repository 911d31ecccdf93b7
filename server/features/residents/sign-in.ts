import type { AuditObject } from '../../../contract/audit-actions.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import { countAttempts } from '../../platform/attempts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { wallClock } from '../../platform/calendar.ts';
import { isErased } from '../../platform/data-keys.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Sender } from '../../platform/sender.ts';
import { openSession } from '../../platform/sessions.ts';
import type { Sms } from '../../platform/sms.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import { raiseAlarm } from '../alarms/service.ts';
import { phoneIndexes } from '../privacy/service.ts';
import { getAge } from './age-store.ts';
import * as codes from './code-store.ts';
import { type CodePurpose, codeHash, isCode } from './codes.ts';
import {
  addressIndexOf,
  attemptsOf,
  beside,
  countersOf,
  deviceIndexes,
  failuresAt,
  failuresOfCounty,
} from './counters.ts';
import {
  codeForm,
  codesSince,
  decideCodeRequest,
  decideTry,
  neededBits,
  type SignInLimits,
} from './decide.ts';
import { checkProof, makePuzzle, type Proven } from './puzzles.ts';
import { refuse } from './refusals.ts';
import { askAs, findOrRegister } from './registering.ts';

export type SignInDeps = Deps & { sms: Sms; signInLimits: SignInLimits };
type Asked = Ask & { from: Sender };

/** Sends a code; answers alike, and does the same work, whether the phone is known or not. */
export async function requestCode(
  deps: SignInDeps,
  ask: Asked,
  { phone, proof, purpose = 'sign_in' }: { phone: string; proof?: Proof; purpose?: CodePurpose },
): Promise<CodeSent | Refusal> {
  const proven = proof && checkProof(deps, proof, ask.scope.county);
  const written = await carryOut(deps, ask, (tx) =>
    writeCode(tx, { deps, ask }, { phone, proven, purpose }),
  );
  if (isRefusal(written)) return written;
  const sent = await deps.sms.send({
    phone,
    template: `${purpose}_code`,
    values: { code: written.code },
    outId: written.id,
  });
  if (sent.kind === 'refused') return refuse(smsRefusals[sent.code], { field: '/phone' });
  return {
    expiresInSeconds: codeForm.livesMs / 1000,
    ...(sent.shown === undefined ? {} : { demoCode: sent.shown }),
  };
}

const smsRefusals = {
  sms_limited: 'sms_limited',
  sms_number_illegal: 'phone_refused',
  sms_unavailable: 'sms_unavailable',
} as const;

/** Counts and writes a code, in this order: what is refused takes its counts back with it. */
async function writeCode(
  tx: Tx,
  { deps, ask }: { deps: SignInDeps; ask: Asked },
  { phone, proven, purpose }: { phone: string; proven: Proven | undefined; purpose: CodePurpose },
): Promise<{ id: string; code: string } | Refusal> {
  const now = deps.clock.now();
  const indexes = phoneIndexes(deps, phone);
  const before = await countersBefore(tx, { deps, ask });
  await codes.lockPhone(tx, ask.scope, indexes);
  const sent = await codes.listSent(tx, ask.scope, { indexes, since: codesSince(now) });
  const devices = deviceIndexes(deps, ask.from);
  const known = await codes.isKnownDevice(tx, ask.scope, { phones: indexes, devices });
  const facts = { ...before, known, sent, provenBits: proven?.bits ?? 0 };
  const decision = decideCodeRequest(facts, { limits: deps.signInLimits, now });
  if (decision.kind === 'wait') return waitRefusal(decision, now);
  if (decision.kind === 'prove') return refuse('effort_needed');
  if (proven !== undefined && neededBits(facts, deps.signInLimits) > 0)
    if (!(await codes.spendPuzzle(tx, ask.scope, proven))) return refuse('effort_needed');
  const code = deps.ids.digits(codeForm.digits);
  const id = deps.ids.uuid();
  // Only the newest code opens the door, also where two were made in one moment.
  await codes.endCodes(tx, ask.scope, { indexes, usedAt: now });
  await codes.insertCode(tx, ask.scope, {
    id,
    phoneIndex: indexes[0],
    codeHash: codeHash(deps.cipher, { id, code, purpose }),
    at: now,
    expiresAt: new Date(now.getTime() + codeForm.livesMs),
    askedFrom: addressIndexOf(deps, ask.from),
  });
  const entry = { action: 'resident.code_requested', object: `sign_in_code/${id}` } as const;
  await recordAudit(tx, { deps, ask }, entry);
  return { id, code };
}

/** Counts this request, and says what device and address had been sent before it. */
async function countersBefore(tx: Tx, { deps, ask }: { deps: Deps; ask: Asked }) {
  const now = deps.clock.now();
  const counters = countersOf(deps, 'code_sent', ask.from);
  await countAttempts(tx, { county: ask.scope.county, counters, now });
  const all = await attemptsOf(tx, { deps, ask }, [...counters, failuresOfCounty]);
  const without = ({ thisHour, today }: { thisHour: number; today: number }) => ({
    thisHour: Math.max(0, thisHour - 1),
    today: Math.max(0, today - 1),
  });
  return {
    device: without(all.device),
    address: without(all.address),
    failedToday: all.county.today,
  };
}

function waitRefusal(
  { until, because }: { until: Date; because: 'just_sent' | 'too_many' | 'tries_too_many' },
  now: Date,
): Refusal {
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  const values = { seconds: retryAfterSeconds, time: wallClock(until, now) };
  const code = {
    just_sent: 'code_just_sent',
    too_many: 'codes_too_many',
    tries_too_many: 'tries_too_many',
  } as const;
  return refuse(code[because], { values, retryAfterSeconds });
}

/** A puzzle as hard as the moment asks for; 0 bits where nothing is asked for. */
export async function askPuzzle(deps: SignInDeps, ask: Asked) {
  return deps.database.transact(async (tx) => {
    const counters = [...countersOf(deps, 'code_sent', ask.from), failuresOfCounty];
    const { address, county } = await attemptsOf(tx, { deps, ask }, counters);
    const bits = neededBits({ address, failedToday: county.today }, deps.signInLimits);
    return { puzzle: makePuzzle(deps, { county: ask.scope.county, bits }), bits };
  });
}

/**
 * Whether this is the phone's code. To be called where a refusal is committed and not rolled back: a
 * wrong try must be counted.
 */
export async function checkCode(
  tx: Tx,
  { deps, ask }: { deps: SignInDeps; ask: Asked },
  {
    phone,
    code,
    purpose = 'sign_in',
    spend = true,
  }: { phone: string; code: string; purpose?: CodePurpose; spend?: boolean },
): Promise<Refusal | undefined> {
  const now = deps.clock.now();
  const indexes = phoneIndexes(deps, phone);
  const newest = await codes.lockNewestCode(tx, ask.scope, { indexes, now });
  const sent = await codes.listSent(tx, ask.scope, { indexes, since: codesSince(now) });
  const counters = countersOf(deps, 'code_failed', ask.from);
  const failed = await attemptsOf(tx, { deps, ask }, counters);
  const tries = beside(deps, ask.from, newest ? 'attempts.tried_at' : 'attempts.empty_at');
  const { address: here } = await attemptsOf(tx, { deps, ask }, tries);
  const tried = sent.filter((one) => one.tried).length;
  const devices = deviceIndexes(deps, ask.from);
  const facts = {
    ...failed,
    known: await codes.isKnownDevice(tx, ask.scope, { phones: indexes, devices }),
    code: newest && { tries: newest.tries, right: isCode(deps.cipher, newest, { code, purpose }) },
    triedAtAddress: newest ? here.thisHour : 0,
    othersTried: tried - (newest !== undefined && newest.tries > 0 ? 1 : 0),
  };
  const decision = decideTry(facts, { limits: deps.signInLimits, now });
  if (decision.kind === 'wait') return waitRefusal({ ...decision, because: 'tries_too_many' }, now);
  if (decision.kind === 'right') {
    if (spend) await codes.endCodes(tx, ask.scope, { indexes, usedAt: now });
    return undefined;
  }
  if (newest !== undefined) await codes.countTry(tx, ask.scope, newest.id);
  const counted = [...failuresAt(newest, counters), ...tries];
  await countAttempts(tx, { county: ask.scope.county, counters: counted, now });
  if (newest !== undefined) await watchCounty(tx, { deps, ask });
  const no = refuse('code_wrong', { field: '/code' });
  if (newest === undefined && here.thisHour >= deps.signInLimits.address.notedPerHour) return no;
  const object = newest ? (`sign_in_code/${newest.id}` as const) : 'sign_in_code';
  return turnAway(tx, { deps, ask }, { object, no });
}

/** Spends a right code that was left while what it is for could still be refused. */
export const spendCode = (
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  phone: string,
): Promise<void> =>
  codes.endCodes(tx, ask.scope, {
    indexes: phoneIndexes(deps, phone),
    usedAt: deps.clock.now(),
  });

/** Records that somebody was refused at the door, where a refusal is committed. @returns the refusal */
export async function turnAway(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Ask },
  { object, no }: { object: AuditObject; no: Refusal },
): Promise<Refusal> {
  const details = { refusal: no.code };
  await recordAudit(tx, { deps, ask }, { action: 'resident.sign_in_refused', object, details });
  return no;
}

/** Somebody is guessing at many phones at once: the security officer hears of it, once a day. */
async function watchCounty(tx: Tx, { deps, ask }: { deps: SignInDeps; ask: Ask }): Promise<void> {
  const { county } = await attemptsOf(tx, { deps, ask }, [failuresOfCounty]);
  if (county.today <= deps.signInLimits.county.failedPerDay) return;
  await raiseAlarm(
    tx,
    { deps, scope: ask.scope },
    { kind: 'sign_in_failures', count: county.today },
  );
}

export interface SignedIn {
  resident: string;
  token: string;
}

/** Phone and code for a session; a phone seen for the first time becomes a resident. */
export async function signIn(
  deps: SignInDeps,
  ask: Asked,
  { phone, code }: { phone: string; code: string },
): Promise<SignedIn | Refusal> {
  return attempt(deps, ask, async (tx) => {
    const refused = await checkCode(tx, { deps, ask }, { phone, code });
    if (refused) return refused;
    const resident = await findOrRegister(tx, { deps, ask }, { phone });
    const entered = await enter(tx, { deps, ask }, { resident, by: 'code' });
    if (isRefusal(entered)) return entered;
    await rememberDevice(tx, { deps, ask }, phone);
    return entered;
  });
}

/** Whoever proved to hold a phone on this device is known there from now on. */
export function rememberDevice(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Asked },
  phone: string,
): Promise<void> {
  const [phoneIndex] = phoneIndexes(deps, phone);
  const [deviceIndex = null] = deviceIndexes(deps, ask.from);
  const known = { phoneIndex, deviceIndex, at: deps.clock.now() };
  return codes.rememberDevice(tx, ask.scope, known);
}

/** Opens the session of a resident who has shown who they are; an account that is closed stays closed. */
export async function enter(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Asked },
  { resident, by }: { resident: string; by: string },
): Promise<SignedIn | Refusal> {
  // Found by a phone that an erasure has just taken from them: looked for anew, it is somebody new's.
  if (await isErased(tx, { deps, scope: ask.scope }, resident)) throw new Busy('erased meanwhile');
  const { ageClass } = await getAge(tx, ask.scope, resident);
  const object = `resident/${resident}` as const;
  if (ageClass === 'under_14')
    return turnAway(tx, { deps, ask }, { object, no: refuse('too_young') });
  const { county } = ask.scope;
  const session = { county, kind: 'resident', subject: resident, device: ask.from.kind } as const;
  const token = await openSession(tx, deps, session);
  await recordAudit(
    tx,
    { deps, ask: askAs(ask, resident) },
    { action: 'resident.signed_in', object, details: { by } },
  );
  return { resident, token };
}
