import * as settlements from '../../../server/features/settlements/service.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import { counterPlans } from './catalogue.ts';
import { lastMonthAt } from './redeem.ts';
import { actingAt, done, type Shop } from './shop.ts';

const reason = '这袋大米是本店自己进的货，不是县里配的，请核对进货单。';

/** Last month is opened at every counter that sold something, and a merchant contests a line of it. */
export async function settleLastMonth(shop: Shop): Promise<void> {
  const period = localDate(lastMonthAt(shop.now)).slice(0, 7);
  const opening = actingAt(shop, 'caiwu')('settlement', shop.now);
  const wanted = { period, counter: null };
  done(await settlements.openSettlements(opening.deps, opening.ask, wanted));
  for (const { login } of counterPlans) await contest(shop, login);
}

/** The first line for which nothing is owed because a pool is said to have supplied the goods. */
async function contest(shop: Shop, login: string): Promise<void> {
  const { deps, ask } = actingAt(shop, login)('settlement/contested', shop.now);
  const [own] = (await settlements.listSettlements(deps, ask, {})).settlements;
  if (own === undefined) return;
  const { lines } = done(await settlements.listSettlementLines(deps, ask, { id: own.id }));
  const line = lines.find(({ suppliedBy, points }) => suppliedBy === 'pool' && points > 0);
  if (line === undefined) return;
  done(await settlements.disputeLine(deps, ask, { id: own.id, no: line.no, reason }));
}
