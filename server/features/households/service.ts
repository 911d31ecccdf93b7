import type { MyHousehold } from '../../../contract/households.ts';
import { countMine } from '../../platform/attempts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { hourMs, localDate, wallClock } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { eraseKeys } from '../../platform/key-changes.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, isRepeat } from '../../platform/use-case.ts';
import { tell } from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import { byName, findChild } from './by-name.ts';
import * as kids from './child-store.ts';
import {
  inviteForm,
  refuseFounding,
  refuseInviting,
  refuseJoining,
  refuseLeaving,
  refuseReporting,
} from './decide.ts';
import { leaveHome } from './leaving.ts';
import { type At, change } from './mine.ts';
import { refuse } from './refusals.ts';
import { birthAt, nameAt } from './sealed-fields.ts';
import { refuseShare } from './share.ts';
import * as store from './store.ts';
import { type NewChild, takeIn } from './taking-in.ts';

export { findChildNamed, handOverTo, takeOutNamed } from './by-name.ts';
export { openChildNames } from './child-names.ts';
export { letGrownGo } from './growing.ts';
export { handOver, rename, takeOut } from './head.ts';
export { getMine } from './mine.ts';
export { addChildFor } from './taking-in.ts';

export function foundHousehold(
  deps: Deps,
  ask: Ask,
  { name, agreedShare }: { name: string; agreedShare: number },
) {
  return change(deps, ask, async (tx, me) => {
    const another = await refuseShare(tx, { deps, ask }, agreedShare);
    if (another) return another;
    const refused = refuseFounding(me);
    if (refused !== undefined || me.grid === null) return refuse(refused ?? 'profile_first');
    const id = deps.ids.uuid();
    const seal = await sealerOf(tx, { deps, scope: ask.scope }, id);
    const nameSealed = seal(name.trim(), nameAt(id));
    const at = deps.clock.now();
    await store.insertHousehold(tx, ask.scope, { id, grid: me.grid, nameSealed, at });
    await store.setMine(tx, ask.scope, { household: id, agreedShare });
    return { action: 'household.founded', object: `household/${id}`, details: { agreedShare } };
  });
}

/** Under each key by which it may be found, the current one first. */
const codeIndexes = ({ cipher }: Pick<Deps, 'cipher'>, code: string) =>
  cipher.blindIndexes(code, 'household_invites.code');

/** The code of an invitation, derived from its id: a repeat is told the same, and nothing keeps it. */
const codeOf = ({ cipher }: Pick<Deps, 'cipher'>, id: string): string => {
  const drawn = cipher.blindIndex(id, 'household_invites.drawn').readBigUInt64BE();
  return String(drawn % 10n ** BigInt(inviteForm.digits)).padStart(inviteForm.digits, '0');
};

/** Makes an invitation; its code is kept only as an index under a key of ours. */
export async function invite(
  deps: Deps,
  ask: Ask,
): Promise<{ code: string; expiresAt: string } | Refusal> {
  const made = await carryOut(deps, ask, async (tx) => {
    const me = await residents.lockSelf(tx, ask.scope);
    const { household } = me;
    const members = household === null ? 0 : await store.lockAndCount(tx, ask.scope, household);
    const refused = refuseInviting(me, { members });
    if (refused !== undefined || household === null) return refuse(refused ?? 'in_no_household');
    const at = deps.clock.now();
    const expiresAt = new Date(at.getTime() + inviteForm.livesMs);
    await store.endInvites(tx, ask.scope, { household, at });
    for (;;) {
      const id = deps.ids.uuid();
      const [codeIndex] = codeIndexes(deps, codeOf(deps, id));
      const drawn = { id, household, codeIndex, at, expiresAt };
      if (!(await store.insertInvite(tx, ask.scope, drawn))) continue;
      const object = `household/${household}` as const;
      await recordAudit(tx, { deps, ask }, { action: 'household.invited', object });
      return { id, expiresAt: expiresAt.toISOString() };
    }
  });
  if (isRefusal(made)) return made;
  return { code: codeOf(deps, made.id), expiresAt: made.expiresAt };
}

/**
 * Joins by a code. Tries are counted in a transaction of their own, so that a wrong one is not taken
 * back: of a hundred million codes a guesser sees five in an hour.
 */
export async function join(
  deps: Deps,
  ask: Ask,
  { code, agreedShare }: { code: string; agreedShare: number },
): Promise<MyHousehold | Refusal> {
  // The answer to a repeat was given when it was first asked: it is no new guess.
  if (!(await isRepeat(deps, ask))) {
    const limited = await countTry(deps, ask);
    if (limited) return limited;
  }
  return change(deps, ask, async (tx, me) => {
    const another = await refuseShare(tx, { deps, ask }, agreedShare);
    if (another) return another;
    const now = deps.clock.now();
    const found = await store.lockInvite(tx, ask.scope, codeIndexes(deps, code));
    const refused = refuseJoining(me, found, now);
    if (refused !== undefined || found === undefined)
      return refuse(refused ?? 'invite_wrong', { field: '/code' });
    const { id, household } = found.invite;
    await store.spendInvite(tx, ask.scope, { id, at: now });
    await tellMembers(tx, { deps, ask }, household);
    await store.setMine(tx, ask.scope, { household, agreedShare });
    const object = `household/${household}` as const;
    return { action: 'household.joined', object, details: { agreedShare } };
  });
}

async function countTry(deps: Deps, ask: Ask): Promise<Refusal | undefined> {
  const { scope } = ask;
  const { thisHour } = await deps.database.transact((tx) =>
    countMine(tx, { deps, scope }, 'invite_failed'),
  );
  if (thisHour <= inviteForm.triesPerHour) return undefined;
  const now = deps.clock.now();
  const until = new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs);
  const retryAfterSeconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return refuse('invites_too_many', { values: { time: wallClock(until, now) }, retryAfterSeconds });
}

/** Nobody comes into a family unnoticed. Without the name, which would stand in every notice in clear. */
async function tellMembers(tx: Tx, { deps, ask }: At, household: string): Promise<void> {
  for (const { id } of await store.listMembers(tx, ask.scope, household))
    await tell(tx, deps, {
      county: ask.scope.county,
      resident: id,
      words: {
        zh: '有一位家人用邀请码加入了您的家庭，是谁请看“我的 · 家庭”。不认识的话，请打热线。',
        en: 'A relative joined your household by a code; “Me · Household” shows who. If you do not know them, please call the hotline.',
      },
      caseCode: null,
    });
}

/**
 * Leaves the household. Its points stay where they are: they belong to those who live together. The last one leaves
 * nothing behind.
 */
export function leave(deps: Deps, ask: Ask) {
  return change(deps, ask, async (tx, me) => {
    const { household } = me;
    const guardian = residentOf(ask.scope);
    const guardianOf =
      household === null ? 0 : await kids.countChildren(tx, ask.scope, { household, guardian });
    const refused = refuseLeaving(me, { guardianOf });
    if (refused !== undefined || household === null) return refuse(refused ?? 'in_no_household');
    await leaveHome(tx, { deps, scope: ask.scope }, { resident: guardian, household });
    return { action: 'household.left', object: `household/${household}` };
  });
}

/** Adds a child with the guardian's consent to the text in force, whose number is kept. */
export function addChild(deps: Deps, ask: Ask, child: NewChild) {
  return change(deps, ask, async (tx, me) => {
    const added = await takeIn(tx, { deps, scope: ask.scope }, { me, child });
    return isRefusal(added) ? added : { action: 'household.child_added', object: `child/${added}` };
  });
}

/** Withdraws the consent: who the child is, is forgotten in this moment. */
export function withdrawConsent(deps: Deps, ask: Ask, id: string) {
  return change(deps, ask, async (tx) => {
    if ((await kids.findMyChild(tx, ask.scope, id)) === undefined) return refuse('child_unknown');
    const at = deps.clock.now();
    await kids.endChildren(tx, ask.scope, { ids: [id], because: 'withdrawn', at });
    await eraseKeys(tx, { deps, scope: ask.scope }, id);
    return { action: 'household.consent_withdrawn', object: `child/${id}` };
  });
}

/** The same where a guardian says the name, and the child is looked for among theirs. */
export const withdrawConsentNamed = byName(findChild, withdrawConsent);

/**
 * Takes a resident out of the household for good: consents for children end with their guardian, and
 * which households they ever left is forgotten.
 */
export async function leaveForGood(tx: Tx, { deps, ask }: At): Promise<void> {
  const { scope } = ask;
  const me = residentOf(scope);
  const { household } = await residents.lockSelf(tx, scope);
  const ids = await kids.listOfGuardian(tx, scope, me);
  await kids.endChildren(tx, scope, { ids, because: 'withdrawn', at: deps.clock.now() });
  for (const id of ids) {
    await eraseKeys(tx, { deps, scope }, id);
    // Without the child, who would lead from a case that is taken back at the same instant to a guardian.
    const entry = { action: 'household.consent_withdrawn', object: 'child' } as const;
    await recordAudit(tx, { deps, ask }, entry);
  }
  if (household !== null) await leaveHome(tx, { deps, scope }, { resident: me, household });
  await store.forgetLeft(tx, scope, me);
}

/** What `leaveForGood` would do now. */
export async function foreseeLeaving(read: Read, scope: Scope) {
  const { children, members } = await store.countAround(read, scope);
  return { children, lastInHousehold: members === 1 };
}

/** Whether a case may be reported for this child by the resident who asks; undefined means yes. */
export async function refuseReportFor(
  read: Read,
  { deps, scope }: { deps: Pick<Deps, 'cipher' | 'clock'>; scope: Scope },
  child: string,
): Promise<Refusal | undefined> {
  const mine = await kids.findMyChild(read, scope, child);
  const open = await openerOf(read, { deps, scope }, [child]);
  const sealed = open(child, mine?.birthSealed ?? null, birthAt(child));
  const birth = sealed === null ? undefined : residents.readBirth(sealed);
  const today = localDate(deps.clock.now());
  const refused = refuseReporting(
    mine && birth && { ...mine, ageClass: residents.ageClassOf(birth, today) },
  );
  return refused && refuse(refused, { field: '/child' });
}
