import type { AgeClass, DeclaredAge } from '../../../contract/residents.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit, recordEach } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { eraseKeys } from '../../platform/key-changes.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import { jobScope, residentOf, type Scope } from '../../platform/scope.ts';
import { endDevices } from '../../platform/sessions.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import { keepGifted } from '../awards/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as ages from './age-store.ts';
import {
  type AgeDecision,
  ageClassOf,
  type BirthMonth,
  decideAge,
  decideSettledAge,
  type SettledAge,
} from './decide.ts';
import { type KeptNumber, lockNumber, takeOffNumber } from './phone.ts';
import { leaveAtPhone } from './phone-messages.ts';
import { birthAt } from './sealed-fields.ts';

/** `2012-05`, as it is sealed. */
export const writeBirth = ({ year, month }: BirthMonth) =>
  `${year}-${String(month).padStart(2, '0')}`;

export function readBirth(text: string): BirthMonth {
  const [year = 0, month = 0] = text.split('-').map(Number);
  return { year, month };
}

/** What the resident who asks, who is locked, says of their age, decided beside what is known. */
export async function decideOwnAge(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock'>; ask: Ask },
  said: DeclaredAge,
): Promise<AgeDecision> {
  const resident = residentOf(ask.scope);
  const past = await ages.lockPast(tx, ask.scope, resident);
  const { ageClass, birthSealed, doubtedAt } = await ages.getAge(tx, ask.scope, resident);
  const open = await openerOf(tx, { deps, scope: ask.scope }, [resident]);
  const text = open(resident, birthSealed, birthAt(resident));
  const birth = text === null ? null : readBirth(text);
  const known = { ageClass, birth, doubted: doubtedAt !== null };
  return decideAge({ known, past, said }, localDate(deps.clock.now()));
}

type Setting = Extract<AgeDecision, { kind: 'set' }>;

/** Writes an age. Who turns out to be a minor leaves the boards, once this is committed. */
export async function setAge(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  { resident, age: { ageClass, birth } }: { resident: string; age: Omit<Setting, 'kind'> },
): Promise<void> {
  const seal = await sealerOf(tx, { deps, scope: ask.scope }, resident);
  const birthSealed = birth && seal(writeBirth(birth), birthAt(resident));
  await ages.setAge(tx, ask.scope, { resident, ageClass, birthSealed });
  if (ageClass !== 'adult')
    await leaveMessage(tx, deps, {
      county: ask.scope.county,
      topic: 'became_minor',
      payload: { resident },
    });
}

/** Keeps an age that somebody else vouches for, where the resident has said none. */
export async function learnAge(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Pick<Ask, 'scope'> },
  { resident, birth }: { resident: string; birth: BirthMonth },
): Promise<void> {
  const { ageClass } = await ages.getAge(tx, ask.scope, resident);
  if (ageClass !== null) return;
  const now = ageClassOf(birth, localDate(deps.clock.now()));
  const age = { ageClass: now, birth: now === 'adult' ? null : birth };
  await setAge(tx, { deps, ask }, { resident, age });
}

/**
 * A child under 14 has no account: what was begun, and nothing came of yet, goes with the phone number.
 * No session is left.
 */
export async function closeForChild(deps: Deps, ask: Ask, said: DeclaredAge): Promise<void> {
  const resident = residentOf(ask.scope);
  await attempt(deps, ask, async (tx) => {
    const { county } = ask.scope;
    const age = await decideOwnAge(tx, { deps, ask }, said);
    // Something came of the account since this was first decided: it stays.
    if (age.kind !== 'set' || age.ageClass !== 'under_14') return excuse(ask);
    await endDevices(tx, { county, kind: 'resident', subject: resident });
    await ages.deleteUnused(tx, ask.scope, resident);
    await eraseKeys(tx, { deps, scope: ask.scope }, resident);
    const object = `resident/${resident}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'resident.closed_as_child', object });
  });
}

/**
 * Whoever says to be under 14 and has an account that something came of is sent to the window. Until it
 * has looked they keep everything, and do nothing that only grown-ups do.
 */
export async function doubtAge(deps: Deps, ask: Ask): Promise<void> {
  const resident = residentOf(ask.scope);
  await attempt(deps, ask, async (tx) => {
    const { county } = ask.scope;
    if (!(await ages.doubt(tx, ask.scope, { resident, at: deps.clock.now() }))) return excuse(ask);
    await leaveMessage(tx, deps, { county, topic: 'became_minor', payload: { resident } });
    const object = `resident/${resident}` as const;
    await recordAudit(tx, { deps, ask }, { action: 'resident.age_doubted', object });
  });
}

/** What the window found of an age, decided while the resident is locked; nothing is written yet. */
export async function decideAtWindow(
  tx: Tx,
  { deps, ask }: { deps: Pick<Deps, 'clock'>; ask: Pick<Ask, 'scope'> },
  { resident, said }: { resident: string; said: DeclaredAge },
): Promise<SettledAge> {
  // The number before the person, as a change of the number takes them.
  await lockNumber(tx, ask.scope, resident);
  const past = await ages.lockPast(tx, ask.scope, resident);
  return decideSettledAge({ past, said }, localDate(deps.clock.now()));
}

/**
 * Writes what the window found. The account’s own number is told: whoever did not come hears of it. That of
 * a child under 14 is then taken off: mostly it is a parent’s, who is somebody else and may sign in by it.
 * @returns the number that was taken off, as it was kept
 */
export async function settleAge(
  tx: Tx,
  by: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; ask: Pick<Ask, 'scope'> },
  settled: { resident: string; age: Omit<Setting, 'kind'> },
): Promise<KeptNumber | undefined> {
  const { scope } = by.ask;
  const { resident, age } = settled;
  await setAge(tx, by, settled);
  await ages.endDoubt(tx, scope, resident);
  const { phone } = (await openIdentities(tx, { deps: by.deps, scope }, [resident]))(resident);
  if (phone !== null)
    await tellAgeAtPhone(tx, { deps: by.deps, scope }, { resident, phone, ...age });
  if (age.ageClass !== 'under_14') return undefined;
  // Who signs in by it anew may be the same child.
  await keepGifted({ tx, scope, deps: by.deps }, { resident, phone });
  return takeOffNumber(tx, { deps: by.deps, scope }, resident);
}

function tellAgeAtPhone(
  tx: Tx,
  by: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; scope: Scope },
  { resident, phone, ageClass }: { resident: string; phone: string; ageClass: AgeClass },
): Promise<void> {
  const values = { result: settledWords[ageClass] };
  return leaveAtPhone(tx, by, { resident, topic: 'age_settled', phone, values });
}

const settledWords: Record<AgeClass, string> = {
  under_14: '未满14周岁，账号停用',
  '14_17': '14至17周岁',
  adult: '已成年',
};

const lotSize = 500;

/** Moves minors on to the class that their month of birth has brought them to. Run each night. */
export async function growUp(deps: Deps): Promise<number> {
  const today = localDate(deps.clock.now());
  let grown = 0;
  for (const { county } of await listCounties(deps)) {
    const scope = jobScope(county, 'grow_up');
    for (let after: string | null = null; ; ) {
      const minors: ages.Minor[] = await ages.listMinors(deps.database.read, scope, {
        after,
        limit: lotSize,
      });
      const people = minors.map(({ resident }) => resident);
      const open = await openerOf(deps.database.read, { deps, scope }, people);
      const changed = minors.flatMap(({ resident, ageClass, birthSealed }) => {
        const text = open(resident, birthSealed, birthAt(resident));
        const now = text === null ? ageClass : ageClassOf(readBirth(text), today);
        return now === ageClass ? [] : [{ resident, from: ageClass, ageClass: now }];
      });
      grown += await deps.database.transact((tx) => moveOn(tx, { deps, scope }, changed));
      if (minors.length < lotSize) break;
      after = minors.at(-1)?.resident ?? null;
    }
  }
  return grown;
}

/** From here on other things are theirs to do: whoever looks later finds since when, and by what. */
async function moveOn(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  changed: readonly ages.MovedOn[],
): Promise<number> {
  const moved = await ages.moveOn(tx, scope, changed);
  const entries = changed
    .filter(({ resident }) => moved.has(resident))
    .map(({ resident, from, ageClass }) => ({
      action: 'resident.grown_up' as const,
      object: `resident/${resident}` as const,
      before: { age_class: from },
      after: { age_class: ageClass },
    }));
  await recordEach(tx, { deps, ask: { scope } }, entries);
  return entries.length;
}
