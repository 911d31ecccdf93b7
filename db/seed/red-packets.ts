import { openOffer } from '../../server/features/red-packets/service.ts';
import { makeScope } from '../../server/platform/scope.ts';
import type { Ask, Deps } from '../../server/platform/use-case.ts';
import { staffId } from './county/write.ts';

const role = 'treasurer';

/** A red packet that can be asked for, where the treasury has offered none. */
export async function offerRedPacket(
  deps: Deps,
  { county, treasurer }: { county: number; treasurer: string },
): Promise<void> {
  const offers = await deps.database.read
    .selectFrom('red_packet_offers')
    .select('id')
    .where('county', '=', county)
    .limit(1)
    .execute();
  if (offers.length > 0) return;
  // Where points have another face value the price may be too high: then there is none to be seen.
  await openOffer(deps, askOf(county, treasurer), {
    name: { zh: '平安参与红包', en: 'Red packet for taking part' },
    words: {
      zh: '报的隐患核实办结，累计得分够了就可以申请，转到您本人的支付宝。',
      en: 'For hazards that were reported, verified and solved: paid to your own Alipay account.',
    },
    amountFen: 2_000,
    price: 20,
    earnedFrom: 50,
    pools: [],
    perYear: 2,
    places: 200,
    closesAt: null,
    tax: 'exempt_report',
  });
}

function askOf(county: number, treasurer: string): Ask {
  const actor = {
    kind: 'staff',
    id: staffId(county, treasurer),
    unit: null,
    roles: [{ role, area: `${county}000000` }],
  } as const;
  const scope = makeScope({ county, actor, areas: [String(county)], roles: [role] });
  return { scope, language: 'zh', requestId: null, fingerprint: 'seed' };
}
