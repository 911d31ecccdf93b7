import type { AgreedBy } from '../../../contract/agreements.ts';
import type { Registration } from '../../../contract/agreements-registration.ts';
import type { ConsentPurpose } from '../../../contract/consent-forms.ts';
import { registrationText } from '../../../contract/registration-text.ts';
import type { DeclaredAge } from '../../../contract/residents.ts';
import type { Paper } from '../../../contract/window.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, residentOf, staffOf } from '../../platform/scope.ts';
import { attempt, carryOut, isRepeat, recordLooks } from '../../platform/use-case.ts';
import { getArea } from '../areas/service.ts';
import * as myData from '../my-data/service.ts';
import { tell } from '../notices/service.ts';
import { communityOf } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import * as staff from '../staff/service.ts';
import { channelOf, type From, keepAgreement } from './agree.ts';
import { refuseNewcomer, refuseSigned, wayOfNewcomer } from './decide.ts';
import { knownOf } from './profile.ts';
import { refuse } from './refusals.ts';

interface Newcomer {
  paper: Paper;
  name: string;
  grid: string;
  age: DeclaredAge;
  phone?: string;
  code?: string;
  signature?: string;
  textVersion: number;
  consents: readonly { purpose: ConsentPurpose; textVersion: number }[];
  other?: boolean;
}
interface At {
  deps: residents.SignInDeps;
  ask: From;
}

/** Somebody who is here is registered, and agrees with it that whoever typed goes on doing things for them. */
export async function registerFor(
  deps: residents.SignInDeps,
  ask: From,
  newcomer: Newcomer,
): Promise<Registration | Refusal> {
  const { scope } = ask;
  const { name, grid, phone, code, signature, textVersion, other = false } = newcomer;
  if (!covers(scope, grid) || (await getArea(deps, scope, grid))?.level !== 'grid')
    return refuse('registration_elsewhere', { field: '/grid' });
  if (textVersion !== registrationText.version)
    return refuse('registration_text_outdated', { field: '/textVersion' });
  const typist = await staff.getOwnName(deps.database.read, scope);
  const own = refuseNewcomer({ name, typist });
  if (own !== undefined) return refuse(own, { field: '/name' });
  const agreedBy = wayOfNewcomer({ phone, code });
  if (agreedBy === undefined) return refuse('agreement_incomplete', { field: '/phone' });
  const unfit = refuseSigned(agreedBy, signature);
  if (unfit !== undefined) return refuse(unfit, { field: '/signature' });
  const wrong = await refuseCode({ deps, ask }, newcomer);
  if (wrong) return wrong;
  let namesakes: string[] = [];
  const registered = await carryOut(deps, ask, async (tx) => {
    namesakes = await residents.findNamesakes(tx, { deps, scope }, { name, grid });
    if (namesakes.length > 0 && !other) return refuse('registration_namesake', { field: '/name' });
    return register(tx, { deps, ask }, { ...newcomer, agreedBy });
  });
  // Nobody finds out without a trace who lives where.
  if (isRefusal(registered) && registered.code === 'registration_namesake')
    await recordLooks(
      deps,
      ask,
      namesakes.map((id) => ({
        action: 'resident.looked_up',
        object: `resident/${id}`,
        area: communityOf(grid),
        details: { found: true, by: 'namesake' },
      })),
    );
  return registered;
}

/** A wrong try counts, whatever becomes of the rest; a right one is spent once somebody is registered. */
async function refuseCode(
  { deps, ask }: At,
  { phone, code }: Newcomer,
): Promise<Refusal | undefined> {
  if (phone === undefined || code === undefined || (await isRepeat(deps, ask))) return undefined;
  const sent = { phone, code, purpose: 'agreement', spend: false } as const;
  // What has to be recorded is that somebody was registered.
  const { duty: _, ...asked } = ask;
  return attempt(deps, asked, (tx) => residents.checkCode(tx, { deps, ask }, sent));
}

interface Registering extends Newcomer {
  agreedBy: AgreedBy;
}

async function register(
  tx: Tx,
  { deps, ask }: At,
  { paper, name, grid, age, phone, agreedBy, signature, textVersion, consents }: Registering,
): Promise<Registration | Refusal> {
  const { scope } = ask;
  const channel = channelOf(scope, grid);
  const theirs = await residents.registerThere(
    tx,
    { deps, ask },
    {
      name,
      grid,
      age,
      phone,
      typedBy: { staff: staffOf(scope).id, channel },
      details: { by: channel, paper, text: textVersion },
    },
  );
  if (isRefusal(theirs))
    return theirs.code === 'too_young'
      ? refuse('registration_of_child', { field: '/age' })
      : theirs;
  if (phone !== undefined) await residents.spendCode(tx, { deps, ask }, phone);
  for (const wish of consents) {
    const said = await myData.sayMine(tx, { deps, ask: theirs }, { ...wish, given: true });
    if (isRefusal(said)) return said;
  }
  const who = { id: residentOf(theirs.scope), grid };
  await tellRegistered(tx, { deps, ask }, who.id);
  const agreement = await keepAgreement(
    tx,
    { deps, ask },
    { who, paper, agreedBy, signature, registrationText: textVersion },
  );
  const me = await residents.readMe(tx, { deps, scope: theirs.scope });
  return {
    agreement,
    visitor: phone === undefined ? who.id : null,
    known: knownOf(me, agreement.residentName),
    registeredAt: deps.clock.now().toISOString(),
    maskedPhone: phone === undefined ? null : me.maskedPhone,
    textVersion,
    consents: (await myData.showConsents(tx, theirs.scope)).consents,
  };
}

const tellRegistered = (tx: Tx, { deps, ask }: At, resident: string) =>
  tell(tx, deps, {
    county: ask.scope.county,
    resident,
    caseCode: null,
    words: {
      zh: '工作人员照您说的给您登记了账号。记了什么、谁看过，在“我的资料”里都能看；没有手机的，窗口、网格员可以念给您听。',
      en: 'A member of staff registered you, as you told them. What is held about you, and who looked, is under “My data”; without a phone, the window and the grid worker read it to you.',
    },
  });
