import type { DeclaredAge } from '../../../contract/residents.ts';
import type { Visitor } from '../../../contract/window.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import { attempt } from '../../platform/use-case.ts';
import * as consents from '../consents/service.ts';
import * as honours from '../honours/service.ts';
import * as households from '../households/service.ts';
import { tell } from '../notices/service.ts';
import { communityOf, phoneIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { type Asked, type At, isHere, noGrounds, type Shown, showAgain } from './visitors.ts';

interface GuardianThere {
  phone: string;
  code: string;
  name: string;
  consentVersion: number;
}

interface Settling extends Shown {
  age: DeclaredAge;
  guardian?: GuardianThere;
}

/** Says how old somebody is, by a paper. A child comes into the household of the guardian who is there. */
export async function settleAge(
  deps: residents.SignInDeps,
  ask: Asked,
  settling: Settling,
): Promise<Visitor | Refusal> {
  const { scope } = ask;
  const { id, paper, reason } = settling;
  const settled = await attempt(deps, ask, async (tx): Promise<Visitor | Refusal> => {
    const who = await store.findVisitor(tx, scope, id);
    if (!isHere(scope, who)) return refuse('visitor_unknown');
    const groundless = noGrounds(settling);
    if (groundless) return groundless;
    const decision = await residents.decideAtWindow(
      tx,
      { deps, ask },
      { resident: id, said: settling.age },
    );
    if (decision.kind === 'refuse') return residents.refuse(decision.code, { field: '/age' });
    const { ageClass } = decision;
    // All that can be refused comes before anything is written: a wrong code is counted and stays so.
    if (ageClass === 'under_14') {
      if (who.ageDoubtedAt === null)
        return refuse(who.ageClass === 'under_14' ? 'closed_until_14' : 'age_not_in_doubt', {
          field: '/age',
        });
      const refused = await bringHome(tx, { deps, ask }, settling);
      if (refused) return refused;
    }
    const taken = await residents.settleAge(tx, { deps, ask }, { resident: id, age: decision });
    if (taken) await afterTakenOff(tx, { deps, ask }, { settling, grid: who.grid, before: taken });
    if (ageClass === 'adult') await backOnBoards(tx, scope, id);
    if (ageClass !== 'under_14') await tellAgeInNotice(tx, { deps, ask }, id);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'resident.age_settled',
        object: `resident/${id}`,
        area: communityOf(who.grid),
        reason,
        details: { paper, ageClass },
        before: { ageClass: who.ageClass, ageDoubtedAt: who.ageDoubtedAt },
        after: { ageClass, ageDoubtedAt: null },
      },
    );
    return showAgain(tx, { deps, ask }, id);
  });
  if (!isRefusal(settled)) deps.wakeOutbox();
  return settled;
}

/**
 * Puts a child into the household of a guardian, who has shown a code to their own phone. The child’s own
 * account is closed until it is 14: it keeps its points and what was reported, and neither number nor session.
 */
async function bringHome(
  tx: Tx,
  { deps, ask }: At,
  { id, age, guardian }: Settling,
): Promise<Refusal | undefined> {
  if (guardian === undefined || age.kind !== 'born')
    return refuse('guardian_needed', { field: '/guardian' });
  const { county } = ask.scope;
  const { phone, code, name, consentVersion } = guardian;
  // Whoever lacks a household founds one and comes back with the same code.
  const sent = { phone, code, purpose: 'guardian', spend: false } as const;
  const wrong = await residents.checkCode(tx, { deps, ask }, sent);
  if (wrong) return wrong;
  const found = await store.findByPhone(tx, ask.scope, phoneIndexes(deps, phone));
  if (found === undefined) return refuse('guardian_unknown', { field: '/guardian/phone' });
  if (found.id === id) return refuse('guardian_is_child', { field: '/guardian/phone' });
  const { year, month } = age;
  const child = { name, year, month, consentVersion };
  const added = await households.addChildFor(
    tx,
    { deps, ask },
    { guardian: found.id, child, instead: id },
  );
  if (isRefusal(added)) return added;
  await residents.spendCode(tx, { deps, ask }, phone);
  const entry = { action: 'household.child_added', object: `child/${added}` } as const;
  await recordAudit(tx, { deps, ask }, entry);
  await tell(tx, deps, {
    county,
    resident: found.id,
    words: {
      zh: '您在社区窗口同意后，孩子已经加进您的家庭。孩子自己的账号先停用，手机号已取下；满 14 周岁后带证件到窗口换上号码再启用，积分都在。',
      en: 'With your consent at the community window a child was added to your household. The child’s own account is closed and has no number; at 14 the window gives it one again, and its points are kept.',
    },
    caseCode: null,
  });
  return undefined;
}

/** The number of a child went: the account is found by what its guardian calls it, where it has no name. */
async function afterTakenOff(
  tx: Tx,
  { deps, ask }: At,
  {
    settling,
    grid,
    before,
  }: { settling: Settling; grid: string | null; before: residents.KeptNumber },
): Promise<void> {
  const { id, guardian, paper, reason } = settling;
  const named = guardian !== undefined && { resident: id, name: guardian.name };
  const isNamed = named && (await residents.nameUnnamed(tx, { deps, scope: ask.scope }, named));
  if (before.phoneIndex === null) return;
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'resident.phone_detached',
      object: `resident/${id}`,
      area: communityOf(grid),
      reason,
      details: { paper, by: 'age_settled', named: isNamed },
      before: { ...before },
      after: { phoneSealed: null, phoneIndex: null },
    },
  );
}

/** Whoever agreed to be ranked, and was taken for a minor meanwhile, is ranked again. */
async function backOnBoards(tx: Tx, scope: Scope, resident: string): Promise<void> {
  const wanted = { purpose: 'ranking', resident } as const;
  if (await consents.hasAgreed(tx, scope, wanted)) await honours.joinBoards(tx, scope, resident);
}

const tellAgeInNotice = (tx: Tx, { deps, ask }: At, resident: string) =>
  tell(tx, deps, {
    county: ask.scope.county,
    resident,
    words: {
      zh: '社区窗口已经核实了您的年龄。不是您本人去办的，请打热线。',
      en: 'The community window has settled your age. If it was not you who came, please call the hotline.',
    },
    caseCode: null,
  });
