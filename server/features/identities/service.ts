import { createHash } from 'node:crypto';
import type { ComeBack, IdentityProviders } from '../../../contract/identities.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import { stateOfReturn } from '../../../contract/way-back.ts';
import { excuse } from '../../platform/audit/duty.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { passingOf } from '../../platform/county-holders.ts';
import { isErased, type Place, sealerOf } from '../../platform/data-keys.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import type { IdentityProvider, Person, Unwelcome, Way } from '../../platform/identity/provider.ts';
import { maskPhone } from '../../platform/mask.ts';
import { openPassing } from '../../platform/passing-key.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Sender } from '../../platform/sender.ts';
import { lockOwner } from '../../platform/sessions.ts';
import { type Ask, attempt } from '../../platform/use-case.ts';
import { subjectAt, subjectIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { decideWelcome, refuseReturn, wayLivesMs } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

export { listBound } from './store.ts';

export type IdentityDeps = residents.SignInDeps & {
  identityProviders: readonly IdentityProvider[];
};
type Asked = Ask & { from: Sender };
type At = { deps: IdentityDeps; ask: Asked };

export const listProviders = ({ identityProviders }: IdentityDeps): IdentityProviders =>
  identityProviders.map(({ id, name, bridge }) => ({ id, name, bridge }));

const hashOf = (state: string) => createHash('sha256').update(state).digest();
const secretsAt = (id: string) => ({ field: 'identity_ways.secrets', row: id });
const foundAt = (id: string) => ({ field: 'identity_ways.found', row: id });

/** Of a way nobody is known yet: what is kept of it for some minutes is sealed with the passing key. */
async function sealOfWay(tx: Tx, { deps, ask: { scope } }: At, plain: string, place: Place) {
  const seal = await sealerOf(tx, { deps, scope }, passingOf(scope.county));
  const sealed = seal(plain, place);
  if (sealed === null) throw new Error('the passing key was erased');
  return sealed;
}

async function openOfWay(tx: Tx, { deps, ask: { scope } }: At, sealed: string, place: Place) {
  return (await openPassing(tx, { deps, scope }, { sealed, place })) ?? '';
}

const deviceIndexes = ({ deps, ask }: At) =>
  deps.cipher.blindIndexes(ask.from.device ?? '', 'identity_ways.device');

/** Begins a way: its secrets stay here, sealed, and its state goes with the browser. */
export async function goToProvider(
  deps: IdentityDeps,
  ask: Asked,
  name: string,
): Promise<{ url: string; state: string } | Refusal> {
  const provider = deps.identityProviders.find(({ id }) => id === name);
  if (provider === undefined) return refuse('provider_unknown');
  const { county } = ask.scope;
  const way: Way = {
    county,
    state: `${county}.${deps.ids.token()}`,
    nonce: deps.ids.token(),
    verifier: deps.ids.token(),
  };
  // It may have to ask the provider for its addresses: not inside a transaction.
  const url = await provider.startUrl(way);
  if (typeof url !== 'string') return refuse('provider_unavailable', { retryAfterSeconds: 60 });
  const id = deps.ids.uuid();
  const at = deps.clock.now();
  const { nonce, verifier } = way;
  const secrets = JSON.stringify({ nonce, verifier });
  await deps.database.transact(async (tx) =>
    store.insertWay(tx, ask.scope, {
      id,
      provider: provider.id,
      stateHash: hashOf(way.state),
      deviceIndex: deviceIndexes({ deps, ask })[0],
      secretsSealed: await sealOfWay(tx, { deps, ask }, secrets, secretsAt(id)),
      at,
      expiresAt: new Date(at.getTime() + wayLivesMs),
    }),
  );
  return { url, state: way.state };
}

/** Who came in, or what is still asked of them. */
export type CameBack =
  | (residents.SignedIn & { next: 'signed_in'; provider: string })
  | Exclude<ComeBack, { next: 'signed_in' }>;

/**
 * Takes the way, trades the ticket, and welcomes whoever it names: two transactions, with the
 * provider asked between them.
 */
export async function comeBack(
  deps: IdentityDeps,
  ask: Asked,
  query: string,
): Promise<CameBack | Refusal> {
  const state = stateOfReturn(query);
  const taken = await deps.database.transact((tx) => takeWay(tx, { deps, ask }, state));
  if (isRefusal(taken)) return taken;
  const { id, provider, way } = taken;
  const person = await recognise(provider, query, way);
  return attempt(deps, ask, (tx) =>
    person.kind === 'unwelcome'
      ? turnAway(tx, { deps, ask }, { way: id, no: refusalOf(person) })
      : welcome(tx, { deps, ask }, { id, provider, state, person }),
  );
}

async function recognise(
  provider: IdentityProvider,
  query: string,
  way: Way,
): Promise<Person | Unwelcome> {
  const grant = await provider.exchange(query, way);
  return grant.kind === 'unwelcome' ? grant : provider.profile(grant);
}

function refusalOf({ because }: Unwelcome): Refusal {
  const codes = {
    declined: 'sign_in_declined',
    spent: 'ticket_spent',
    unproven: 'identity_unproven',
    no_person: 'account_of_no_person',
    unavailable: 'provider_unavailable',
  } as const;
  return refuse(codes[because]);
}

const turnAway = (tx: Tx, at: At, { way, no }: { way: string; no: Refusal }) =>
  residents.turnAway(tx, at, { object: `identity_way/${way}`, no });

interface Taken {
  id: string;
  provider: IdentityProvider;
  way: Way;
}

/** From here on this way is spent, whatever comes of it. */
async function takeWay(tx: Tx, { deps, ask }: At, state: string): Promise<Taken | Refusal> {
  const now = deps.clock.now();
  const devices = deviceIndexes({ deps, ask });
  const way = await store.lockWay(tx, ask.scope, { stateHash: hashOf(state), devices });
  const refused = refuseReturn({ way }, now);
  if (way === undefined)
    return residents.turnAway(
      tx,
      { deps, ask },
      { object: 'identity_way', no: refuse('way_unknown') },
    );
  if (refused) return turnAway(tx, { deps, ask }, { way: way.id, no: refuse(refused) });
  const provider = deps.identityProviders.find(({ id }) => id === way.provider);
  if (provider === undefined) return refuse('provider_unknown');
  await store.changeWay(tx, ask.scope, { id: way.id, returned_at: now });
  const opened = await openOfWay(tx, { deps, ask }, way.secretsSealed, secretsAt(way.id));
  const secrets = JSON.parse(opened) as Pick<Way, 'nonce' | 'verifier'>;
  return { id: way.id, provider, way: { county: ask.scope.county, state, ...secrets } };
}

interface Guest {
  id: string;
  provider: IdentityProvider;
  state: string;
  person: Person;
}

async function welcome(
  tx: Tx,
  { deps, ask }: At,
  { id, provider, state, person }: Guest,
): Promise<CameBack | Refusal> {
  const { phone, birth } = person;
  const account = { provider: provider.id, subject: person.subject };
  const decision = decideWelcome({
    bound: await findBound(tx, { deps, ask }, account),
    phone,
    ageClass: birth && residents.ageClassOf(birth, localDate(deps.clock.now())),
  });
  switch (decision.kind) {
    case 'too_young':
      return turnAway(tx, { deps, ask }, { way: id, no: residents.refuse('too_young') });
    case 'enter':
      await holdBound(tx, { deps, ask }, { account, resident: decision.resident });
      return enter(
        tx,
        { deps, ask },
        { way: id, provider: provider.id, resident: decision.resident, person },
      );
    default: {
      const found = await sealOfWay(tx, { deps, ask }, JSON.stringify(person), foundAt(id));
      await store.changeWay(tx, ask.scope, { id, found_sealed: found });
      // Nobody came in yet: what is to be recorded is recorded with the code.
      excuse(ask);
      const more = { provider: provider.id, state };
      return phone === null
        ? { next: 'phone', ...more }
        : { next: 'confirm', ...more, maskedPhone: maskPhone(phone) };
    }
  }
}

interface Account {
  provider: string;
  subject: string;
}

function findBound(tx: Tx, { deps, ask }: At, account: Account) {
  const subjects = subjectIndexes(deps, account);
  return store.findBound(tx, ask.scope, { provider: account.provider, subjects });
}

/**
 * From here on a number that is taken off the resident, or an age that closes the account, waits until the
 * session is there, and ends it. What was done a moment before may have unbound the account: it is looked
 * for anew. The key before the person, as an erasure takes them.
 */
async function holdBound(
  tx: Tx,
  { deps, ask }: At,
  { account, resident }: { account: Account; resident: string },
): Promise<void> {
  const { scope } = ask;
  if (await isErased(tx, { deps, scope }, resident)) throw new Busy('erased meanwhile');
  await lockOwner(tx, { county: scope.county, kind: 'resident', subject: resident });
  if ((await findBound(tx, { deps, ask }, account)) !== resident)
    throw new Busy('unbound meanwhile');
}

interface Binding {
  way: string;
  provider: string;
  resident: string;
  person: Person;
}

async function bind(
  tx: Tx,
  { deps, ask }: At,
  { way, provider, resident, person: { subject } }: Binding,
): Promise<Refusal | undefined> {
  const id = deps.ids.uuid();
  const seal = await sealerOf(tx, { deps, scope: ask.scope }, resident);
  const bound = await store.bind(tx, ask.scope, {
    id,
    resident,
    provider,
    subjectIndex: subjectIndexes(deps, { provider, subject })[0],
    subjectSealed: seal(subject, subjectAt(id)),
    at: deps.clock.now(),
  });
  if (!bound) return turnAway(tx, { deps, ask }, { way, no: refuse('identity_of_another') });
  await recordAudit(
    tx,
    { deps, ask: residents.askAs(ask, resident) },
    { action: 'identity.bound', object: `resident/${resident}`, details: { provider } },
  );
  return undefined;
}

/** Opens the session; the age that the provider vouches for is kept where none was known. */
async function enter(
  tx: Tx,
  { deps, ask }: At,
  { provider, resident, person: { birth } }: Binding,
): Promise<CameBack | Refusal> {
  if (birth !== null) await residents.learnAge(tx, { deps, ask }, { resident, birth });
  const signedIn = await residents.enter(tx, { deps, ask }, { resident, by: provider });
  return isRefusal(signedIn) ? signedIn : { next: 'signed_in', provider, ...signedIn };
}

/** A way whose provider has named somebody, while a code is still to come. */
async function lockFound(
  tx: Tx,
  { deps, ask }: At,
  state: string,
): Promise<{ id: string; provider: string; person: Person } | Refusal> {
  const devices = deviceIndexes({ deps, ask });
  const way = await store.lockWay(tx, ask.scope, { stateHash: hashOf(state), devices });
  if (way === undefined || way.endedAt !== null || way.foundSealed === null)
    return refuse('nothing_to_confirm');
  // Whoever waits for a code has as long again as whoever goes to a provider.
  const until = new Date(way.expiresAt.getTime() + wayLivesMs);
  if (until <= deps.clock.now()) return refuse('way_expired');
  const opened = await openOfWay(tx, { deps, ask }, way.foundSealed, foundAt(way.id));
  const person = JSON.parse(opened) as Person;
  return { id: way.id, provider: way.provider, person };
}

/** Sends a code to the phone that the provider named, within the limits of any code. */
export async function sendConfirmationCode(
  deps: IdentityDeps,
  ask: Asked,
  { state, proof }: { state: string; proof?: Proof },
): Promise<CodeSent | Refusal> {
  const found = await deps.database.transact((tx) => lockFound(tx, { deps, ask }, state));
  if (isRefusal(found)) return found;
  const { phone } = found.person;
  if (phone === null) return refuse('phone_missing');
  return residents.requestCode(deps, ask, { phone, ...(proof ? { proof } : {}) });
}

/** Binds the account to the resident of the phone that the code went to. A wrong try is committed. */
export async function confirmIdentity(
  deps: IdentityDeps,
  ask: Asked,
  { state, code, phone: typed }: { state: string; code: string; phone?: string },
): Promise<CameBack | Refusal> {
  return attempt(deps, ask, async (tx) => {
    const found = await lockFound(tx, { deps, ask }, state);
    if (isRefusal(found)) return found;
    const { id, provider, person } = found;
    const phone = person.phone ?? typed;
    if (phone === undefined) return refuse('phone_missing', { field: '/phone' });
    const wrong = await residents.checkCode(tx, { deps, ask }, { phone, code });
    if (wrong) return wrong;
    await store.changeWay(tx, ask.scope, { id, found_sealed: null, ended_at: deps.clock.now() });
    const { name } = person;
    const resident = await residents.findOrRegister(tx, { deps, ask }, { phone, name });
    const binding = { way: id, provider, resident, person };
    const refused = await bind(tx, { deps, ask }, binding);
    if (refused) return refused;
    const entered = await enter(tx, { deps, ask }, binding);
    if (!isRefusal(entered)) await residents.rememberDevice(tx, { deps, ask }, phone);
    return entered;
  });
}
