import { county, staffId } from '../county.ts';
import { present, receive, stockOf } from '../shop.ts';
import {
  among,
  byId,
  endAll,
  type Outcome,
  type Round,
  somewhere,
  unexpected,
  type Won,
  wantOne,
  winnersOf,
} from './round.ts';

/** Pieces are counted, lost, brought and handed over while everybody wants one. */
export async function stockTake(round: Round): Promise<Outcome> {
  const { shop, chance, arena } = round;
  const { offer } = await shop.offer({}, { pieces: 0 });
  const start = chance.whole(2, 6);
  const [batch] = (await receive(shop.treasurer, offer, { pieces: start })).batches;
  if (batch === undefined) throw new Error('nothing was received');
  const earlier = await reserveEarlier(round, offer);
  const correct = (how: 'counted' | 'lost', pieces: number) =>
    among(round, () =>
      somewhere(round, round.merchant)('correctStock', {
        ...byId(batch.id),
        body: { how, pieces, note: '盘点' },
      }),
    );
  const handOver = ({ id }: Won) =>
    among(round, () => somewhere(round, round.merchant)('handOverReward', byId(id)));
  const [wishes, corrected, handed] = await Promise.all([
    wantOne(round, [offer]),
    Promise.all([correct('lost', 1), correct('lost', 2), correct('counted', chance.whole(0, 8))]),
    Promise.all(earlier.map(handOver)),
    among(round, () => receive(shop.merchant, offer, { pieces: chance.whole(1, 2) })),
  ]);
  const { won, wrong } = winnersOf(wishes, ['sold_out']);
  wrong.push(...unexpected(corrected, ['stock_held', 'more_than_there']));
  wrong.push(...unexpected(handed, []));
  const { onHand, held } = await stockOf(arena.world, offer);
  if (held !== won.length) wrong.push(`${won.length} were served and ${held} are held`);
  // Whoever came last found nothing: there were never fewer pieces than this.
  const fewest = start - earlier.length - (await sumGone(round, offer));
  const least = Math.min(Math.max(0, fewest), arena.people.length);
  wrong.push(...(await endAll(round, won, undefined)));
  return { served: won.length, least, most: onHand, wrong };
}

/** Some have reserved before, and stand at the counter. */
async function reserveEarlier(round: Round, offer: string): Promise<Won[]> {
  const { chance, arena, shop } = round;
  const some = chance.shuffled(arena.people).slice(0, chance.whole(0, 2));
  const won: Won[] = [];
  for (const who of some) {
    const { id } = (await who.here('reserve', { body: { offer } })).ok;
    await present(shop, who.here, id);
    won.push({ who, id });
  }
  return won;
}

/** Pieces that were found not to be there. */
async function sumGone({ arena: { world } }: Round, offer: string): Promise<number> {
  const rows = await world.deps.database.read
    .selectFrom('stock_movements')
    .select('pieces')
    .where('county', '=', county)
    .where('offer', '=', offer)
    .where('kind', 'in', ['lost', 'counted'])
    .where('pieces', '<', 0)
    .execute();
  return rows.reduce((sum, { pieces }) => sum - pieces, 0);
}

const both = (text: string) => ({ zh: text, en: text });
const place = { name: both('超市'), merchant: both('超市'), hours: both('8–18'), place: '老街' };

/** A counter closes while everybody wants something of it: either it does, or it keeps something for somebody. */
export async function closing(round: Round): Promise<Outcome> {
  const { shop, chance, arena } = round;
  const { offer } = await shop.offer({}, { pieces: chance.whole(1, 3) });
  const body = { ...place, staff: [staffId('merchant')], closed: true };
  const close = () =>
    among(round, () => shop.treasurer('changeCounter', { ...byId(shop.counter), body }));
  const [wishes, closings] = await Promise.all([
    wantOne(round, [offer]),
    Promise.all([close(), close()]),
  ]);
  const { won, wrong } = winnersOf(wishes, ['sold_out', 'reward_gone']);
  wrong.push(...unexpected(closings, ['counter_has_reservations']));
  const isClosed = closings.some(({ status }) => status === 200);
  const { held } = await stockOf(arena.world, offer);
  if (held !== won.length) wrong.push(`${won.length} were served and ${held} are held`);
  if (!isClosed) wrong.push(...(await endAll(round, won, undefined)));
  return { served: (isClosed ? 1 : 0) + (won.length > 0 ? 1 : 0), least: 1, most: 1, wrong };
}
