import type { MyRedPacket, RedPacketChance } from '../../../contract/red-packets.ts';
import type { Sentence } from '../../../contract/values.ts';
import { getHolderPoints } from '../../ledger/service.ts';
import { localDate } from '../../platform/calendar.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { getMe } from '../residents/service.ts';
import { factsOf, getAsker, refuseAsking } from './asking.ts';
import { objectionToAsking } from './decide.ts';
import type { RedPacketDeps } from './endings.ts';
import { listOpenOffers, type OfferRow } from './offer-store.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { namesOf, showMine } from './view.ts';

const pageSize = 20;

/** What the resident who asks can ask for, and what they asked for, newest first. */
export async function listMine(deps: RedPacketDeps, ask: Ask, after: string | undefined) {
  const { packets, next } = await listMyPackets(deps, ask, after);
  return { chances: await listChances(deps, ask), packets, next };
}

export async function listMyPackets(
  deps: Deps,
  { scope }: Pick<Ask, 'scope'>,
  after: string | undefined,
): Promise<{ packets: MyRedPacket[]; next: string | null }> {
  const { read } = deps.database;
  const page = { resident: residentOf(scope), cursor: decodeCursor(after), limit: pageSize };
  const rows = await store.listOf(read, scope, page);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    packets: await showMine(read, { deps, scope }, rows),
    next: last ? encodeCursor(last.asked_at, last.id) : null,
  };
}

async function listChances(deps: RedPacketDeps, ask: Ask): Promise<RedPacketChance[]> {
  const { scope } = ask;
  const { read } = deps.database;
  const now = deps.clock.now();
  const offers = await listOpenOffers(read, scope, now);
  if (offers.length === 0) return [];
  const holderNo = await awards.getHolderNo(read, scope, residentOf(scope));
  const [{ name }, { spendable }] = await Promise.all([
    getMe(deps, ask),
    getHolderPoints(read, scope.county, { holderNo, today: localDate(now) }),
  ]);
  const asker = await getAsker(read, scope, { spendable, named: name !== null, now });
  return offers.map((offer) => {
    const facts = factsOf(offer);
    const who = asker.of(offer.id);
    const objection = objectionToAsking(facts, who, now);
    if (deps.alipay === undefined) return showChance(offer, refuse('red_packets_closed'));
    return showChance(offer, objection && refuseAsking(objection, facts, who));
  });
}

const showChance = (offer: OfferRow, no: Refusal | undefined): RedPacketChance => ({
  id: offer.id,
  name: namesOf(offer),
  words: { zh: offer.words_zh, en: offer.words_en },
  amountFen: offer.amount_fen,
  price: offer.price,
  perYear: offer.per_year,
  left: offer.places - offer.given,
  closesAt: offer.closes_at?.toISOString() ?? null,
  why: no === undefined ? null : wordsOf(no),
});

const wordsOf = (no: Refusal): Sentence => ({ zh: no.sentence('zh'), en: no.sentence('en') });
