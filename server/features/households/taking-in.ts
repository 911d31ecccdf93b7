import { currentConsent } from '../../../contract/guardian-consent.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as residents from '../residents/service.ts';
import * as kids from './child-store.ts';
import { type MemberFacts, refuseChild } from './decide.ts';
import { leaveHome } from './leaving.ts';
import { refuse } from './refusals.ts';
import { birthAt, childNameAt } from './sealed-fields.ts';
import * as store from './store.ts';

export interface NewChild {
  name: string;
  year: number;
  month: number;
  consentVersion: number;
}

/**
 * Adds a child at the window, for a guardian who stands there and has shown who they are. A child that was a
 * member of a household by an account of its own is one no more, of whichever; that it left is on record.
 * @returns the id of the child
 */
export async function addChildFor(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { guardian, child, instead }: { guardian: string; child: NewChild; instead: string },
): Promise<string | Refusal> {
  const { county } = ask.scope;
  const scope = residents.scopeOfResident(county, guardian);
  const me = await residents.lockSelf(tx, scope);
  const added = await takeIn(tx, { deps, scope }, { me, child });
  if (isRefusal(added)) return added;
  const account = residents.scopeOfResident(county, instead);
  const { household } = await residents.lockSelf(tx, account);
  if (household === null) return added;
  await leaveHome(tx, { deps, scope: account }, { resident: instead, household });
  const entry = { action: 'household.left', object: `household/${household}` } as const;
  await recordAudit(tx, { deps, ask }, entry);
  return added;
}

/** @returns the id of the child, now in the household of the guardian, whose scope it is */
export async function takeIn(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  { me, child: { name, year, month, consentVersion } }: { me: MemberFacts; child: NewChild },
): Promise<string | Refusal> {
  const today = localDate(deps.clock.now());
  const birth = { year, month };
  const { household } = me;
  if (household !== null) await store.lockAndCount(tx, scope, household);
  const refused = refuseChild(me, {
    ageClass: residents.isPossibleBirth(birth, today)
      ? residents.ageClassOf(birth, today)
      : undefined,
    children: household === null ? 0 : await kids.countChildren(tx, scope, { household }),
    agreedTo: consentVersion,
    current: currentConsent,
  });
  if (refused !== undefined || household === null) return refuse(refused ?? 'in_no_household');
  const id = deps.ids.uuid();
  const seal = await sealerOf(tx, { deps, scope }, id);
  await kids.insertChild(tx, scope, {
    id,
    household,
    nameSealed: seal(name.trim(), childNameAt(id)),
    birthSealed: seal(residents.writeBirth(birth), birthAt(id)),
    consentVersion,
    at: deps.clock.now(),
  });
  return id;
}
