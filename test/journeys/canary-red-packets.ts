import { account, askFor, twenty } from '../red-packets.ts';
import type { Ground } from './canary-cases.ts';

const note = '名单核对无误';
const terms = { ...twenty, amountFen: 100, price: 0, pools: ['residents'] };

/** An offer full of canaries; a wish whose batch was declined once, and approved with words that hold one. */
export async function fillRedPackets(the: Ground): Promise<RedPacketPages> {
  const { treasurer, leader } = the.desk;
  const offering = the.canaries.in('openRedPacketOffer', terms);
  const { id: offer } = (await treasurer('openRedPacketOffer', { body: offering })).ok;
  // An account that is none is refused, and kept nowhere.
  const wrong = the.canaries.in('askRedPacket', { offer, account });
  await askFor(the.world, the.me, { offer, to: wrong.account });
  const { id } = (await askFor(the.world, the.me, { offer })).ok;
  const prepare = async () =>
    (await treasurer('prepareRedPackets', { body: { packets: [id] } })).ok.id;
  const declining = the.canaries.in('declineRedPackets', { note });
  const first = await prepare();
  (await leader('declineRedPackets', { params: { id: first }, body: declining })).ok;
  const seen = { note, packets: 1, amountFen: 100 };
  const second = await prepare();
  const approving = the.canaries.in('approveRedPackets', seen);
  (await leader('approveRedPackets', { params: { id: second }, body: approving })).ok;
  const taking = the.canaries.in('exportPayees', { year: 2026, reason: '年度申报' });
  await treasurer('exportPayees', { body: taking });
  const desk = ['', '/waiting', '/sent', '/offers', '/new', '/payees'];
  const batches = [first, second].map((one) => `/batch/${one}`);
  return {
    desk: [...desk, ...batches].map((one) => `#/red-packets${one}`),
    phone: ['#/shop/red-packets', `#/shop/red-packets/ask/${offer}`],
  };
}

export interface RedPacketPages {
  desk: readonly string[];
  phone: readonly string[];
}
