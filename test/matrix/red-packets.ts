import type { RouteName } from '../../contract/table.ts';
import type { Caller, TestApp } from '../app.ts';
import { account, twenty } from '../red-packets.ts';
import { codeOf } from './land.ts';
import { openMakers, register } from './people.ts';
import { type Asking, nothing, type Recipe } from './recipe.ts';
import type { ThingName, Things } from './things.ts';

/** It costs nothing, so that nobody's points stand against it. */
const free = { ...twenty, amountFen: 100, price: 0, pools: ['gifts'] };
const note = { note: '名单核对无误' };
const seen = { ...note, packets: 1, amountFen: 100 };

/** A packet that can be asked for, one that was, and one in a batch that waits for the second person. */
export async function makeRedPackets(world: TestApp, county: number): Promise<Partial<Things>> {
  const { first } = await openMakers(world, county);
  const redPacketOffer = (await first('openRedPacketOffer', { body: free })).ok.id;
  const redPacket = await askAs(world, county, { name: 'payee', offer: redPacketOffer });
  const other = await askAs(world, county, { name: 'other payee', offer: redPacketOffer });
  const body = { packets: [other] };
  const redPacketBatch = (await first('prepareRedPackets', { body })).ok.id;
  return { redPacketOffer, redPacket, redPacketBatch };
}

async function askAs(
  world: TestApp,
  county: number,
  { name, offer }: { name: string; offer: string },
): Promise<string> {
  const payee = await register(world, county, { name, home: 'grid' });
  const grid = codeOf(county, 'grid');
  const body = { name: '大禾', grid, age: { kind: 'adult' } };
  (await payee('completeProfile', { body })).ok;
  return (await payee('askRedPacket', { body: { offer, account } })).ok.id;
}

const whole = (wanted: { query?: Record<string, string>; body?: unknown } = {}): Recipe => ({
  about: 'county',
  named: false,
  ask: () => wanted,
});
const ofCounty = (name: ThingName, body?: unknown): Recipe => ({
  about: 'county',
  named: true,
  ask: ({ things }) => ({ params: { id: things[name] }, ...(body ? { body } : {}) }),
});

/** A batch that others prepared, or one that whoever is tried just prepared. */
const deciding = (body: unknown): Recipe => ({
  ...ofCounty('redPacketBatch'),
  ask: async ({ things, whose, caller }) => {
    const id = whose === 'mine' ? await prepareOwn(caller, things) : things.redPacketBatch;
    return { params: { id }, body };
  },
});

async function prepareOwn(caller: Caller, { redPacket }: Things): Promise<string> {
  const prepared = await caller('prepareRedPackets', { body: { packets: [redPacket] } });
  return prepared.ok.id;
}

/** What whoever is tried has just asked for; where they cannot, somebody else’s. */
async function ownPacket({ caller, things }: Asking): Promise<string> {
  const body = { offer: things.redPacketOffer, account };
  const asked = await caller('askRedPacket', { body });
  return asked.status === 201 ? asked.ok.id : things.redPacket;
}

export const ofRedPackets: Partial<Record<RouteName, Recipe>> = {
  listMyRedPackets: nothing(),
  askRedPacket: {
    ...nothing(),
    named: true,
    ask: ({ things }) => ({ body: { offer: things.redPacketOffer, account } }),
  },
  withdrawRedPacket: {
    ...nothing(),
    named: true,
    ask: async (asking) => {
      const mine = asking.whose === 'mine';
      return { params: { id: mine ? await ownPacket(asking) : asking.things.redPacket } };
    },
  },
  listRedPacketOffers: whole(),
  openRedPacketOffer: whole({ body: free }),
  closeRedPacketOffer: ofCounty('redPacketOffer'),
  listRedPackets: whole({ query: { state: 'asked' } }),
  declineRedPacket: ofCounty('redPacket', { reason: 'other' }),
  listRedPacketBatches: whole(),
  getRedPacketBatch: ofCounty('redPacketBatch'),
  prepareRedPackets: {
    ...ofCounty('redPacket'),
    ask: ({ things }) => ({ body: { packets: [things.redPacket] } }),
  },
  approveRedPackets: deciding(seen),
  declineRedPackets: deciding(note),
  exportPayees: whole({ body: { year: 2026, reason: '年度申报' } }),
};
