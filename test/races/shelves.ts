import { addDays, addHours, localDate } from '../../server/platform/calendar.ts';
import { openPool } from '../holders.ts';
import { receive, stockOf } from '../shop.ts';
import { give } from './arena.ts';
import {
  endAll,
  type Outcome,
  type Round,
  somewhere,
  unexpected,
  wantOne,
  winnersOf,
} from './round.ts';

const one = { least: 1, most: 1 } as const;
/** More than whoever asks could take. */
const plenty = 300;

/** Of a shelf one piece is left that is good; now and then beside some that will not be when they are collected. */
export async function lastPiece(round: Round): Promise<Outcome> {
  const { shop, chance, arena } = round;
  const stale = chance.happens(0.3) ? chance.whole(1, 3) : 0;
  const holdHours = stale > 0 ? 48 : 1;
  const { offer } = await shop.offer({ holdHours }, { pieces: 1 });
  const tomorrow = addDays(localDate(arena.world.clock.now()), 1);
  if (stale > 0) await receive(shop.treasurer, offer, { pieces: stale, bestBefore: tomorrow });
  const { won, wrong } = winnersOf(await wantOne(round, [offer]), ['sold_out']);
  wrong.push(...(await wrongShelf(round, offer, { onHand: 1 + stale, held: won.length })));
  wrong.push(...(await endAll(round, won, stale > 0 ? undefined : holdHours)));
  return { served: won.length, ...one, wrong };
}

async function wrongShelf(
  { arena }: Round,
  offer: string,
  wanted: { onHand: number; held: number },
): Promise<string[]> {
  const { onHand, held } = await stockOf(arena.world, offer);
  if (onHand === wanted.onHand && held === wanted.held) return [];
  return [`the shelf has ${onHand}, ${held} held, not ${wanted.onHand}, ${wanted.held} held`];
}

/** Of a slot one seat is left. */
export async function lastSeat(round: Round): Promise<Outcome> {
  const { shop, arena } = round;
  const inHours = (hours: number) => addHours(arena.world.clock.now(), hours).toISOString();
  const slot = { startsAt: inHours(2), endsAt: inHours(3) };
  const { offer } = await shop.offer({ kind: 'service' }, { pieces: 1, slot });
  const { won, wrong } = winnersOf(await wantOne(round, [offer]), ['sold_out']);
  wrong.push(...(await wrongShelf(round, offer, { onHand: 1, held: won.length })));
  wrong.push(...(await endAll(round, won, 3)));
  return { served: won.length, ...one, wrong };
}

/** Several full shelves at two counters at which the same merchant serves. */
async function fullShelves({ shop, chance }: Round, terms: object): Promise<string[]> {
  const counters = [shop.counter, await shop.openCounter(['merchant'])];
  const offers: string[] = [];
  for (let left = chance.whole(1, 4); left > 0; left--) {
    const at = { pieces: plenty, counter: chance.pick(counters) };
    offers.push((await shop.offer(terms, at)).offer);
  }
  return offers;
}

/** Somebody has points for one piece and asks for as many as there are clients, of several shelves. */
export async function lastPoints(round: Round): Promise<Outcome> {
  const { arena, chance } = round;
  const { poor, people } = arena;
  const year = chance.whole(2027, 2029);
  await give(arena, poor, { amount: chance.whole(1, 40), until: `${year}-12-31` });
  await give(arena, poor, { amount: chance.whole(1, 40), until: `${year}-06-30` });
  const value = (await poor.here('getMyPoints')).ok.spendable;
  const offers = await fullShelves(round, { value, prices: [{ from: 0, points: value }] });
  const wishes = await Promise.all(
    people.map(async () => {
      const body = { offer: chance.pick(offers) };
      return { who: poor, answer: await somewhere(round, poor)('reserve', { body }) };
    }),
  );
  const { won, wrong } = winnersOf(wishes, ['not_enough_points']);
  const { spendable } = (await poor.there('getMyPoints')).ok;
  if (spendable !== 0) wrong.push(`${spendable} of ${value} points are left`);
  wrong.push(...(await endAll(round, won, undefined)));
  return { served: won.length, ...one, wrong };
}

/** A pool covers what it pays for one piece, and not for a second. */
export async function lastCover(round: Round): Promise<Outcome> {
  const { arena, chance, number } = round;
  const [price, help] = [chance.whole(0, 30), chance.whole(1, 30)];
  const covers = { [`short-${number}`]: help - 1, [`last-${number}`]: help };
  for (const [code, cover] of Object.entries(covers)) {
    await openPool(arena.world, code, cover);
    arena.covers.set(code, cover);
  }
  const terms = { value: price + help, prices: [{ from: 0, points: price }] };
  const offers = await fullShelves(round, { ...terms, pools: Object.keys(covers) });
  const { won, wrong } = winnersOf(await wantOne(round, offers), ['reward_not_covered']);
  wrong.push(...(await endAll(round, won, undefined)));
  return { served: won.length, ...one, wrong };
}

/**
 * Several counters have one piece each; at some of them a pool helps, which covers what it pays there and
 * nothing more. Who is served at one stands in nobody's way at another.
 */
export async function lastPieces(round: Round): Promise<Outcome> {
  const { arena, chance, number, shop } = round;
  const [price, help, code] = [chance.whole(1, 30), chance.whole(1, 30), `enough-${number}`];
  const helped = Array.from({ length: chance.whole(2, 5) }, () => chance.happens(0.6));
  const cover = helped.filter(Boolean).length * help;
  await openPool(arena.world, code, cover);
  arena.covers.set(code, cover);
  const offers: string[] = [];
  for (const isHelped of helped) {
    const counter = await shop.openCounter(['merchant']);
    const value = price + (isHelped ? help : 0);
    const terms = { value, prices: [{ from: 0, points: price }], pools: [code], holdHours: 1 };
    offers.push((await shop.offer(terms, { pieces: 1, counter })).offer);
  }
  const { won, wrong } = winnersOf(await wantOne(round, offers), ['sold_out']);
  wrong.push(...(await endAll(round, won, 1)));
  const most = offers.length;
  return { served: won.length, least: Math.min(most, arena.people.length), most, wrong };
}

const mayCollide = ['request_id_reused'];

/** One request is sent by everybody's device at once; now and then with other content among the same. */
export async function oneRequest(round: Round): Promise<Outcome> {
  const { arena, chance, number } = round;
  const who = chance.pick(arena.people);
  const [offer = '', another = offer] = await fullShelves(round, {});
  const share = chance.happens(0.5) ? 0.2 : 0;
  const answers = await Promise.all(
    arena.people.map(() => {
      const body = { offer: chance.happens(share) ? another : offer };
      return somewhere(round, who)('reserve', { body, requestId: `one-request-${number}` });
    }),
  );
  const wrong = unexpected(answers, share > 0 ? mayCollide : []);
  const said = new Set(answers.filter(({ status }) => status === 201).map(({ raw }) => raw.body));
  if (said.size > 1) wrong.push(`one request has ${said.size} answers`);
  const ids = new Set([...said].map((body) => (JSON.parse(body) as { id: string }).id));
  const stocks = await Promise.all(
    [...new Set([offer, another])].map((id) => stockOf(arena.world, id)),
  );
  const held = stocks.reduce((sum, stock) => sum + stock.held, 0);
  const won = [...ids].map((id) => ({ who, id }));
  wrong.push(...(await endAll(round, won, undefined)));
  return { served: held, ...one, wrong };
}
