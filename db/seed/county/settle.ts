import * as settlements from '../../../server/features/settlements/service.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import { counterPlans } from './catalogue.ts';
import { lastMonthAt } from './redeem.ts';
import { actingAt, done, type Shop } from './shop.ts';

const reason = '这位居民当天领走两件，登记簿上有签字，这里只记了一件。';

/** Last month is opened at every counter that sold something, and a merchant contests a line of it. */
export async function settleLastMonth(shop: Shop): Promise<void> {
  const period = localDate(lastMonthAt(shop.now)).slice(0, 7);
  const opening = actingAt(shop, 'caiwu')('settlement', shop.now);
  const wanted = { period, counter: null };
  done(await settlements.openSettlements(opening.deps, opening.ask, wanted));
  for (const { login } of counterPlans) await contest(shop, login);
}

/** The last line of the newest settlement. */
async function contest(shop: Shop, login: string): Promise<void> {
  const { deps, ask } = actingAt(shop, login)('settlement/contested', shop.now);
  const [own] = (await settlements.listSettlements(deps, ask, {})).settlements;
  if (own === undefined) return;
  const { lines } = done(await settlements.listSettlementLines(deps, ask, { id: own.id }));
  const line = lines.at(-1);
  if (line === undefined) return;
  done(await settlements.disputeLine(deps, ask, { id: own.id, no: line.no, reason }));
}
