import { type MyRedPacket, redPacketCaps } from '../../../contract/red-packets.ts';
import type { AgeClass } from '../../../contract/residents.ts';
import { merchantAccount, points } from '../../ledger/account.ts';
import * as ledger from '../../ledger/service.ts';
import type { Payee } from '../../platform/alipay/client.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate, startOfDay, yearOf } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, assertNotErased, carryOut, type Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { nameAt } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import {
  type AccountKind,
  type AskerFacts,
  type AskingObjection,
  isAccount,
  mayWithdraw,
  type OfferFacts,
  objectionToAsking,
} from './decide.ts';
import { endPacket, lockOne, type RedPacketDeps } from './endings.ts';
import * as offerStore from './offer-store.ts';
import { sealPayee } from './payee.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showMine } from './view.ts';

interface Wanted {
  offer: string;
  account: { kind: AccountKind; id: string };
}

/** Asks for a red packet: points are held, and pool cover with them, until it has ended. */
export function askRedPacket(deps: RedPacketDeps, ask: Ask, { offer: id, account }: Wanted) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyRedPacket | Refusal> => {
    if (deps.alipay === undefined) return refuse('red_packets_closed');
    const tidy = { kind: account.kind, id: account.id.trim() };
    if (!isAccount(tidy)) return refuse('account_wrong', { field: '/account/id' });
    await assertNotErased(tx, deps, ask);
    const who = await store.lockResident(tx, scope, residentOf(scope));
    const offer = await offerStore.lockOffer(tx, scope, id);
    if (offer === undefined) return refuse('offer_unknown', { field: '/offer' });
    const held = await holdFor(tx, { deps, scope }, { who, offer });
    if (!('packet' in held)) return held;
    const payee = await payeeOf(tx, { deps, scope }, { who, account: tidy });
    const row = await store.insertPacket(tx, scope, {
      ...held.packet,
      offer: id,
      resident: residentOf(scope),
      payee_sealed: payee(held.packet.id),
      amount_fen: offer.amount_fen,
      value: offer.value,
      points: offer.price,
      asked_at: deps.clock.now(),
    });
    await offerStore.changeGiven(tx, scope, { offer: id, by: 1 });
    const details = { fen: row.amount_fen, points: row.points };
    const object = `red_packet/${row.id}` as const;
    const entry = { action: 'red_packet.asked', object, details } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after: row });
    return showOne(tx, { deps, scope }, row.id);
  });
}

interface Around {
  deps: Deps;
  scope: Scope;
}

interface Pair {
  who: store.ResidentRow;
  offer: offerStore.OfferRow;
}

type Holding = { packet: Pick<store.NewPacket, 'id' | 'pool' | 'transfers'> };

/** Slices of the pools that may help and the lots of whoever asks are locked, it is decided, and points are held. */
async function holdFor(
  tx: Tx,
  { deps, scope }: Around,
  { who: { holderNo, nameSealed }, offer }: Pair,
): Promise<Holding | Refusal> {
  const now = deps.clock.now();
  const help = offer.value - offer.price;
  const payers = help === 0 ? [] : await findPayers(tx, scope, { pools: offer.pools, help });
  const holds = await ledger.openHolds(tx, {
    county: scope.county,
    holders: [holderNo],
    helped: payers.map((payer) => ({ holderNo, pool: payer.holderNo })),
    at: now,
    newId: () => deps.ids.uuid(),
  });
  const asker = await getAsker(tx, scope, {
    spendable: holds.spendable(holderNo),
    named: nameSealed !== null,
    now,
  });
  const facts = factsOf(offer);
  const objection = objectionToAsking(facts, asker.of(offer.id), now);
  if (objection !== undefined) return refuseAsking(objection, facts, asker.of(offer.id));
  const [payer] = payers;
  if (help > 0 && payer === undefined) return refuse('packet_not_covered');
  const id = deps.ids.uuid();
  const [held] = await holds.hold([
    {
      holderNo,
      to: merchantAccount(offer.holder_no),
      amount: points(offer.price),
      help: payer && { pool: payer.holderNo, amount: points(help) },
      reason: id,
    },
  ]);
  if (held?.kind === 'held')
    return { packet: { id, pool: payer?.code ?? null, transfers: held.transfers } };
  // What can be spent was seen under lock: only a pool can have been emptied by others meanwhile.
  if (held?.code === 'not_covered') return refuse('packet_not_covered');
  throw new Error(`the hold of red packet ${id} was refused: ${held?.code}`);
}

/** Who of the pools has so much at this moment, in the order in which they pay. */
async function findPayers(
  tx: Tx,
  scope: Scope,
  { pools, help }: { pools: readonly string[]; help: number },
): Promise<{ code: string; holderNo: bigint }[]> {
  const able: { code: string; holderNo: bigint }[] = [];
  const payers = await awards.listPayers(tx, scope, pools);
  for (const code of pools)
    for (const payer of payers.filter((one) => one.code === code)) {
      const cover = payer.cover ?? (await ledger.getPoolCover(tx, scope.county, payer.holderNo));
      if (cover >= BigInt(help)) able.push(payer);
    }
  return able;
}

export const factsOf = (offer: offerStore.OfferRow): OfferFacts => ({
  amountFen: offer.amount_fen,
  price: offer.price,
  earnedFrom: offer.earned_from,
  perYear: offer.per_year,
  left: offer.places - offer.given,
  closed: offer.closed_at !== null,
  closesAt: offer.closes_at,
});

interface Asking {
  spendable: bigint;
  named: boolean;
  now: Date;
}

/** What is known of the resident who asks, for each offer. */
export async function getAsker(
  read: Read,
  scope: Scope,
  { spendable, named, now }: Asking,
): Promise<{ of(offer: string): AskerFacts }> {
  const resident = residentOf(scope);
  const today = localDate(now);
  const year = startOfDay(`${yearOf(today)}-01-01`);
  const age: AgeClass | null = await residents.getAgeClass(read, scope);
  const earned = await awards.sumEarned(read, scope, [resident]);
  const asked = await store.sumAsked(read, scope, { resident, day: startOfDay(today), year });
  const had = await store.countHad(read, scope, { resident, since: year });
  const common = { age, named, spendable, earned: earned.get(resident) ?? 0, ...asked };
  return { of: (offer) => ({ ...common, had: had.get(offer) ?? 0 }) };
}

/** The refusal with the figures of its sentence. */
export function refuseAsking(
  objection: AskingObjection,
  offer: OfferFacts,
  who: AskerFacts,
): Refusal {
  const cap = objection === 'packets_day_cap' ? redPacketCaps.personDay : redPacketCaps.personYear;
  const values = {
    from: offer.earnedFrom,
    earned: who.earned,
    count: offer.perYear,
    cap: cap / 100,
    price: offer.price,
    missing: Number(BigInt(offer.price) - who.spendable),
  };
  return refuse(objection, { values });
}

/** The payee is whoever asks, by the name on record: nobody has a packet sent to somebody else. */
async function payeeOf(
  tx: Tx,
  { deps, scope }: Around,
  { who, account }: { who: store.ResidentRow; account: Wanted['account'] },
): Promise<(packet: string) => string> {
  const resident = residentOf(scope);
  const seal = await sealerOf(tx, { deps, scope }, resident);
  const open = await openerOf(tx, { deps, scope }, [resident]);
  const name = open(resident, who.nameSealed, nameAt(resident));
  if (name === null) throw new Error(`resident ${resident} has no name`);
  const kind = account.kind === 'user' ? 'user' : 'logon';
  const payee: Payee = { kind, account: account.id, name: name.trim() };
  return (packet) => sealPayee(seal, packet, payee);
}

/** The resident who asks takes back what was not approved. */
export function withdrawRedPacket(deps: Deps, ask: Ask, id: string) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyRedPacket | Refusal> => {
    const locked = await lockOne(tx, { deps, ask }, { id, resident: residentOf(scope) });
    if (locked === undefined) return refuse('packet_not_found');
    if (locked.row.ended_at !== null) return refuse('packet_decided');
    if (!mayWithdraw(locked.row.state as MyRedPacket['state'])) return refuse('packet_too_late');
    const ending = { state: 'withdrawn', erased: false } as const;
    await endPacket(tx, { deps, ask }, { locked, ending });
    return showOne(tx, { deps, scope }, id);
  });
}

async function showOne(tx: Tx, { deps, scope }: Around, id: string): Promise<MyRedPacket> {
  const [shown] = await showMine(tx, { deps, scope }, await store.listShown(tx, scope, [id]));
  if (shown === undefined) throw new Error(`red packet ${id} was not shown`);
  return shown;
}
