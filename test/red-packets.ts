import type { RedPacketBatch, RedPacketOffer } from '../contract/red-packets.ts';
import { sendRedPackets } from '../server/features/red-packets/service.ts';
import { type Alipay, createAlipay } from '../server/platform/alipay/client.ts';
import { type AlipayStandIn, startAlipayStandIn } from '../server/platform/alipay/stand-in.ts';
import { systemClock } from '../server/platform/clock.ts';
import { silentLog } from '../server/platform/log.ts';
import type { Called, Caller, TestApp } from './app.ts';
import type { Person } from './county.ts';
import { adult, somebody } from './families.ts';
import { givePoints, idOf } from './holders.ts';

const both = (text: string) => ({ zh: text, en: text });

/** Twenty yuan for twenty points, twelve times a year, unless it says otherwise. */
export const twenty = {
  name: both('平安红包'),
  words: both('感谢参与'),
  amountFen: 2_000,
  price: 20,
  earnedFrom: 0,
  pools: [] as string[],
  perYear: 12,
  places: 1_000,
  closesAt: null as string | null,
  tax: 'exempt_report',
} as const;
export const account = { kind: 'phone', id: '13812345678' } as const;

let ids = 0;

/** A stand-in for Alipay, and what the platform pays through it. */
export async function openTill(
  timeoutMs = 300,
): Promise<{ standIn: AlipayStandIn; alipay: Alipay }> {
  const newId = () => `stand-in-${++ids}`;
  const standIn = await startAlipayStandIn({ clock: systemClock, newId });
  const alipay = createAlipay({ ...standIn.account, log: silentLog, timeoutMs });
  return { standIn, alipay };
}

export interface Treasury {
  treasurer: Caller;
  leader: Caller;
  open(terms?: { -readonly [K in keyof typeof twenty]?: unknown }): Promise<RedPacketOffer>;
  prepare(packets: readonly string[]): Promise<RedPacketBatch>;
  approve(batch: RedPacketBatch): Promise<void>;
  /** Puts packets into a batch of their own and has it approved. */
  release(packets: readonly string[]): Promise<void>;
}

/** One who prepares, and another who approves. */
export function openTreasury(world: TestApp): Treasury {
  // Days pass in these tests: whoever works sits down anew.
  const seat =
    (person: Person): Caller =>
    async (name, input) =>
      (await world.staff(person))(name, input);
  const [treasurer, leader] = [seat('treasurer'), seat('leader')];
  const prepare: Treasury['prepare'] = async (packets) =>
    (await treasurer('prepareRedPackets', { body: { packets } })).ok;
  const approve: Treasury['approve'] = async ({ id, packets, amountFen }) => {
    const body = { note: '名单核对无误', packets, amountFen };
    (await leader('approveRedPackets', { params: { id }, body })).ok;
  };
  return {
    treasurer,
    leader,
    prepare,
    approve,
    open: async (terms = {}) =>
      (await treasurer('openRedPacketOffer', { body: { ...twenty, ...terms } })).ok,
    release: async (packets) => approve(await prepare(packets)),
  };
}

/** A grown-up with points, a name and a phone by which codes can be shown. */
export async function earner(world: TestApp, points = 100): Promise<Caller> {
  const resident = await somebody(world, '王小梅', adult);
  await givePoints(world, resident, points);
  return resident;
}

/** Asks for a packet, with the code from the phone where that is asked for. */
export async function askFor(
  world: TestApp,
  resident: Caller,
  { offer, to = account }: { offer: string; to?: { kind: string; id: string } },
): Promise<Called<'askRedPacket'>> {
  const body = { offer, account: to };
  const called = await resident('askRedPacket', { body });
  if (called.status !== 403 || called.problem.code !== 'code_needed') return called;
  await prove(world, resident);
  return resident('askRedPacket', { body });
}

/** As a code that was shown a moment ago. */
export async function prove(world: TestApp, resident: Caller): Promise<void> {
  await world.deps.database.read
    .updateTable('sessions')
    .set({ proved_at: world.clock.now() })
    .where('subject', '=', await idOf(resident))
    .execute();
}

/** One turn of the job, a minute after the one before. */
export async function turn(world: TestApp, alipay: Alipay, minutes = 1): Promise<void> {
  world.clock.advance({ minutes });
  await sendRedPackets({ ...world.deps, alipay });
}
