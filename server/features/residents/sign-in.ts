import type { AuditObject } from '../../../contract/audit-actions.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import { type Counter, countAttempts, ofCounty, readAttempts } from '../../platform/attempts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { wallClock } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { makeScope, type Scope } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { openSession } from '../../platform/sessions.ts';
import type { Sms } from '../../platform/sms.ts';
import { type Ask, attempt, carryOut, type Deps } from '../../platform/use-case.ts';
import { raiseAlarm } from '../alarms/service.ts';
import { getAge } from './age-store.ts';
import * as codes from './code-store.ts';
import { codeHash, isCode } from './codes.ts';
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
import { nameField, phoneField } from './sealed-fields.ts';
import * as store from './store.ts';

export type SignInDeps = Deps & { sms: Sms; signInLimits: SignInLimits };
type Asked = Ask & { from: Sender };

const phoneIndexOf = ({ cipher }: Pick<Deps, 'cipher'>, phone: string) =>
  cipher.blindIndex(phone, 'residents.phone');

/** The device as it is known to a phone; null for a caller who shows none. */
const deviceIndexOf = ({ cipher }: Pick<Deps, 'cipher'>, { device }: Sender) =>
  device === null ? null : cipher.blindIndex(device, 'known_devices.device');

const addressIndexOf = ({ cipher }: Pick<Deps, 'cipher'>, { address }: Sender) =>
  address === null ? null : cipher.blindIndex(address, 'attempts.address');

/** Device and address as counters: of whom nothing is known, nothing is counted. */
function countersOf(
  { cipher }: Pick<Deps, 'cipher'>,
  what: Counter['what'],
  from: Sender,
): Counter[] {
  const { device } = from;
  const key = device === null ? null : cipher.blindIndex(device, 'attempts.device');
  const address = addressIndexOf({ cipher }, from);
  return [
    ...(key === null ? [] : [{ what, whose: 'device' as const, key }]),
    ...(address === null ? [] : [{ what, whose: 'address' as const, key: address }]),
  ];
}

const failuresOfCounty: Counter = { what: 'code_failed', whose: 'county', key: ofCounty };

/** What was attempted before, by whose it is. */
async function attemptsOf(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  counters: readonly Counter[],
) {
  const now = deps.clock.now();
  const counted = await readAttempts(tx, { county: ask.scope.county, counters, now });
  const nothing = { thisHour: 0, today: 0 };
  const by = (whose: Counter['whose']) =>
    counted[counters.findIndex((counter) => counter.whose === whose)] ?? nothing;
  return { device: by('device'), address: by('address'), county: by('county') };
}

/** Sends a code; answers alike, and does the same work, whether the phone is known or not. */
export async function requestCode(
  deps: SignInDeps,
  ask: Asked,
  { phone, proof }: { phone: string; proof?: Proof },
): Promise<CodeSent | Refusal> {
  const proven = proof && checkProof(deps, proof, ask.scope.county);
  const written = await carryOut(deps, ask, (tx) =>
    writeCode(tx, { deps, ask }, { phone, proven }),
  );
  if (isRefusal(written)) return written;
  const sent = await deps.sms.send({
    phone,
    template: 'sign_in_code',
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
  { phone, proven }: { phone: string; proven: Proven | undefined },
): Promise<{ id: string; code: string } | Refusal> {
  const now = deps.clock.now();
  const phoneIndex = phoneIndexOf(deps, phone);
  const before = await countersBefore(tx, { deps, ask });
  await codes.lockPhone(tx, ask.scope, phoneIndex);
  const sent = await codes.listSent(tx, ask.scope, { phoneIndex, since: codesSince(now) });
  const deviceIndex = deviceIndexOf(deps, ask.from);
  const known = await codes.isKnownDevice(tx, ask.scope, { phoneIndex, deviceIndex });
  const facts = { ...before, known, sent, provenBits: proven?.bits ?? 0 };
  const decision = decideCodeRequest(facts, { limits: deps.signInLimits, now });
  if (decision.kind === 'wait') return waitRefusal(decision, now);
  if (decision.kind === 'prove') return refuse('effort_needed');
  if (proven !== undefined && neededBits(facts, deps.signInLimits) > 0)
    if (!(await codes.spendPuzzle(tx, ask.scope, proven))) return refuse('effort_needed');
  const code = deps.ids.digits(codeForm.digits);
  const id = deps.ids.uuid();
  // Only the newest code opens the door, also where two were made in one moment.
  await codes.endCodes(tx, ask.scope, { phoneIndex, usedAt: now });
  await codes.insertCode(tx, ask.scope, {
    id,
    phoneIndex,
    codeHash: codeHash(deps.cipher, { id, code }),
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
  { phone, code }: { phone: string; code: string },
): Promise<Refusal | undefined> {
  const now = deps.clock.now();
  const phoneIndex = phoneIndexOf(deps, phone);
  const newest = await codes.lockNewestCode(tx, ask.scope, { phoneIndex, now });
  const sent = await codes.listSent(tx, ask.scope, { phoneIndex, since: codesSince(now) });
  const counters = countersOf(deps, 'code_failed', ask.from);
  const failed = await attemptsOf(tx, { deps, ask }, counters);
  const tried = sent.filter((one) => one.tried).length;
  const deviceIndex = deviceIndexOf(deps, ask.from);
  const facts = {
    ...failed,
    known: await codes.isKnownDevice(tx, ask.scope, { phoneIndex, deviceIndex }),
    code: newest && { tries: newest.tries, right: isCode(deps.cipher, newest, code) },
    othersTried: tried - (newest !== undefined && newest.tries > 0 ? 1 : 0),
  };
  const decision = decideTry(facts, { limits: deps.signInLimits, now });
  if (decision.kind === 'wait') return waitRefusal({ ...decision, because: 'tries_too_many' }, now);
  if (decision.kind === 'right') {
    await codes.endCodes(tx, ask.scope, { phoneIndex, usedAt: now });
    return undefined;
  }
  if (newest !== undefined) await codes.countTry(tx, ask.scope, newest.id);
  const counted = failuresAt(newest, counters);
  await countAttempts(tx, { county: ask.scope.county, counters: counted, now });
  if (newest !== undefined) await watchCounty(tx, { deps, ask });
  const object = newest ? (`sign_in_code/${newest.id}` as const) : 'sign_in_code';
  return turnAway(tx, { deps, ask }, { object, no: refuse('code_wrong', { field: '/code' }) });
}

/**
 * Who is counted for a wrong try. A guess at a phone that was sent nothing cannot succeed: it does not
 * call the county to arms. An address, which thousands may share, answers only for codes it asked for.
 */
function failuresAt(newest: codes.UsableCode | undefined, counters: readonly Counter[]): Counter[] {
  if (newest === undefined) return counters.filter(({ whose }) => whose === 'device');
  const own = counters.filter(
    ({ whose, key }) => whose !== 'address' || newest.askedFrom?.equals(key),
  );
  return [...own, failuresOfCounty];
}

/** Records that somebody was refused at the door, where a refusal is committed. @returns the refusal */
export async function turnAway(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'clock' | 'ids'>; ask: Ask },
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
    const deviceIndex = deviceIndexOf(deps, ask.from);
    const known = { phoneIndex: phoneIndexOf(deps, phone), deviceIndex, at: deps.clock.now() };
    await codes.rememberDevice(tx, ask.scope, known);
    return entered;
  });
}

/** The resident with this phone, who has proved to hold it; registered where there is none yet. */
export async function findOrRegister(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { phone, name = null }: { phone: string; name?: string | null },
): Promise<string> {
  const phoneIndex = phoneIndexOf(deps, phone);
  await codes.lockPhone(tx, ask.scope, phoneIndex);
  const known = await store.findByPhone(tx, ask.scope, phoneIndex);
  if (known !== undefined) return known.id;
  const id = deps.ids.uuid();
  const registered = {
    id,
    phoneIndex,
    phoneSealed: deps.cipher.seal(phone, phoneField(id)),
    nameSealed: name && deps.cipher.seal(name, nameField(id)),
    at: deps.clock.now(),
  };
  await store.insertResident(tx, ask.scope, registered);
  await recordAudit(
    tx,
    { deps, ask: askAs(ask, id) },
    { action: 'resident.registered', object: `resident/${id}`, after: registered },
  );
  return id;
}

/** Opens the session of a resident who has shown who they are; an account that is closed stays closed. */
export async function enter(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Asked },
  { resident, by }: { resident: string; by: string },
): Promise<SignedIn | Refusal> {
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

/** What a resident may touch once signed in. */
export function scopeOfResident(county: number, id: string): Scope {
  return makeScope({ county, actor: { kind: 'resident', id }, areas: [String(county)] });
}

/** The same request, now by the resident who has just signed in. */
export const askAs = (ask: Ask, resident: string): Ask => ({
  ...ask,
  scope: scopeOfResident(ask.scope.county, resident),
});
