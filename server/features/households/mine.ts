import type { Child, MyHousehold, SharedSpending } from '../../../contract/households.ts';
import { isMinor } from '../../../contract/residents.ts';
import { type AuditEntry, recordAudit } from '../../platform/audit.ts';
import { dayMs, localDate } from '../../platform/calendar.ts';
import { type Opener, openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as redemptions from '../redemptions/service.ts';
import * as residents from '../residents/service.ts';
import * as kids from './child-store.ts';
import { headOf, type MemberFacts } from './decide.ts';
import { birthAt, childNameAt, nameAt } from './sealed-fields.ts';
import { readShare } from './share.ts';
import * as store from './store.ts';

export type At = { deps: Deps; ask: Ask };

/** How far back it is told what the points of a household went on. */
const spendingDays = 366;

export async function getMine(deps: Deps, ask: Ask): Promise<MyHousehold> {
  const { scope } = ask;
  const { read } = deps.database;
  const household = await store.findMine(read, scope);
  const sharePercent = await readShare(read, scope, localDate(deps.clock.now()));
  if (household === undefined) return { household: null, sharePercent };
  const { id, nameSealed, agreedShare } = household;
  const members = await store.listMembers(read, scope, id);
  const head = headOf(members, household);
  const children = await kids.listChildren(read, scope, id);
  const by = { deps, scope };
  const names = await residents.getNames(
    read,
    by,
    members.map((member) => member.id),
  );
  const open = await openerOf(read, by, [id, ...children.map((child) => child.id)]);
  const me = residentOf(scope);
  const now = deps.clock.now();
  const since = new Date(now.getTime() - spendingDays * dayMs);
  const spent = await redemptions.listSpentBy(read, scope, { household: id, since, now });
  return {
    sharePercent,
    household: {
      id,
      name: open(id, nameSealed, nameAt(id)),
      agreedShare,
      members: members.map((member) => ({
        id: member.id,
        name: names.get(member.id) ?? null,
        me: member.id === me,
        minor: isMinor(member.ageClass),
        head: member.id === head,
      })),
      children: children.map((child) => showChild(child, { open, me, names })),
      spending: spent.map((one) => showSpent(one, { me, names })),
    },
  };
}

/** Who lives here no more is not named: their name is theirs alone again. */
function showSpent(
  { id, resident, name, points, state, at }: redemptions.Spent,
  { me, names }: { me: string; names: ReadonlyMap<string, string | null> },
): SharedSpending {
  return {
    id,
    what: name,
    points,
    state,
    at: at.toISOString(),
    by: names.get(resident) ?? null,
    here: names.has(resident),
    me: resident === me,
  };
}

function showChild(
  { id, guardian, nameSealed, birthSealed, ...child }: kids.ChildRow,
  { open, me, names }: { open: Opener; me: string; names: ReadonlyMap<string, string | null> },
): Child {
  const birth = residents.readBirth(open(id, birthSealed, birthAt(id)) ?? '');
  return {
    id,
    name: open(id, nameSealed, childNameAt(id)) ?? '',
    mine: guardian === me,
    guardian: names.get(guardian) ?? null,
    reports: child.reports,
    consentVersion: child.consentVersion,
    consentedAt: child.consentedAt.toISOString(),
    until: residents.fourteenSince(birth),
  };
}

type Changed = Pick<AuditEntry, 'action' | 'object' | 'details'>;

/**
 * A change of the household of the resident who asks, who is locked, and what it then looks like. That
 * is read anew for a repeat: the record of answers would keep the names of a family in clear.
 * @param beside the relative whom it is about, locked with them
 */
export async function change(
  deps: Deps,
  ask: Ask,
  work: (tx: Tx, me: MemberFacts) => Promise<Changed | Refusal>,
  beside?: string,
): Promise<MyHousehold | Refusal> {
  const changed = await carryOut(deps, ask, async (tx) => {
    if (beside !== undefined) {
      // The key that what they are told is sealed with, before them, as an erasure takes it: neither waits for the other.
      await sealerOf(tx, { deps, scope: ask.scope }, beside);
      await residents.lockResidents(tx, ask.scope, [residentOf(ask.scope), beside]);
    }
    const done = await work(tx, await residents.lockSelf(tx, ask.scope));
    if (isRefusal(done)) return done;
    await recordAudit(tx, { deps, ask }, done);
    return null;
  });
  return isRefusal(changed) ? changed : getMine(deps, ask);
}
