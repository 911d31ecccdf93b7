import type { RouteName } from '../../contract/table.ts';
import { addDays, localDate, startOfDay } from '../../server/platform/calendar.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { rice } from '../shop.ts';
import { codeOf } from './land.ts';
import { openMakers, residentCookie, residentId } from './people.ts';
import { type Ask, type Asking, atPlace, nothing, type Recipe, type Wanted } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import { missing, type ThingName } from './things.ts';

const both = (text: string) => ({ zh: text, en: text });
/** An honour costs nothing, so that nobody's points stand against a reservation. */
const free = {
  ...rice,
  kind: 'honour',
  value: 0,
  prices: [{ from: 0, points: 0 }],
  holdHours: 2_160,
};
const { kind: _, ...change } = free;
const place = {
  name: both('超市'),
  merchant: both('超市'),
  hours: both('8–18'),
  place: '老街 5 号',
};
const batch = { label: '一批', pieces: 50, bestBefore: null, suppliedBy: 'merchant' };

type Some = Partial<Record<ThingName, string>>;

/** A counter at this place with a shelf that is full; nobody serves there. */
export async function keepShop({ county, site, makers: { first } }: SiteMaking): Promise<Some> {
  const reward = (await first('addReward', { body: free })).ok.id;
  const area = codeOf(county, site);
  const counter = (await first('openCounter', { body: { ...place, area, staff: [] } })).ok.id;
  const opening = { params: { id: counter }, body: { reward, slot: null } };
  const offer = (await first('openOffer', opening)).ok.id;
  const { batches } = (await first('receiveStock', { params: { id: offer }, body: batch })).ok;
  return { reward, counter, offer, batch: batches[0]?.id ?? '' };
}

/** A piece of it, reserved. */
export async function reserveAt({ offer }: Some, resident: Caller): Promise<Some> {
  return { redemption: (await resident('reserve', { body: { offer } })).ok.id };
}

const whole = (body: unknown): Recipe => ({ ...nothing({ body }), about: 'county' });
const aboutId = (name: ThingName, body?: unknown): Recipe =>
  atPlace(({ things }) => ({ params: { id: things[name] }, ...(body ? { body } : {}) }));

/** Whoever is tried serves at the counter, where it is theirs. */
export async function serve({ whose, caller, world, county, things }: Asking): Promise<void> {
  if (whose !== 'mine') return;
  const { first } = await openMakers(world, county);
  const { id } = (await caller('getStaffMe')).ok;
  const body = { ...place, staff: [id], closed: false };
  (await first('changeCounter', { params: { id: things.counter }, body })).ok;
}

const served = (ask: Ask): Recipe =>
  atPlace(async (asking) => {
    await serve(asking);
    return ask(asking);
  });

/** A code of the reservation at this place, as its owner's phone shows it. */
async function codeOfReservation({ world, county, things }: Asking): Promise<string> {
  if (things.redemption === missing.redemption) return `PA1:${'0'.repeat(32)}`;
  const cookie = await residentCookie(world, county, residentId('resident'));
  const owner = callerOf(world.app, cookie, county);
  const shown = await owner('showVoucher', { params: { id: things.redemption } });
  return shown.status === 201 ? shown.ok.qr : `PA1:${'0'.repeat(32)}`;
}

async function present(asking: Asking): Promise<void> {
  const body = { code: await codeOfReservation(asking) };
  const presenting = { params: { id: asking.things.counter }, body };
  if (asking.whose === 'mine') (await asking.caller('presentVoucher', presenting)).ok;
}

const ofRedemption = ({ things }: Asking, body?: unknown): Wanted => ({
  params: { id: things.redemption },
  ...(body ? { body } : {}),
});

/** What whoever has points keeps at home: residents' own. */
export const ofTheShop: Partial<Record<RouteName, Recipe>> = {
  listShop: nothing(),
  reserve: atPlace(({ things }) => ({ body: { offer: things.offer } })),
  listMyRedemptions: nothing(),
  showVoucher: aboutId('redemption'),
  printMyVoucher: aboutId('redemption'),
  cancelRedemption: aboutId('redemption'),
  wishInShop: nothing({ body: { words: '电饭煲' } }),
  makeMyCard: nothing(),
  endMyCard: nothing(),
};

/** The card of somebody who lives at this place. */
async function cardOf({ world, county, things }: Asking): Promise<string> {
  if (things.earner === missing.earner) return '0000-0000-0000-0000';
  const cookie = await residentCookie(world, county, things.earner);
  const made = await callerOf(world.app, cookie, county)('makeMyCard');
  return made.status === 201 ? made.ok.code : '0000-0000-0000-0000';
}

/** The first entry of a till that took along what waits at this place, where it is theirs. */
async function firstEntry(asking: Asking): Promise<Wanted> {
  const { world, caller, things, whose } = asking;
  const params = { id: things.counter };
  const till = world.deps.ids.uuid();
  if (whose === 'mine') (await caller('takeSheet', { params, body: { till } })).ok;
  const entry = {
    id: world.deps.ids.uuid(),
    seq: 1,
    previous: '',
    at: world.deps.clock.now().toISOString(),
    staff: world.deps.ids.uuid(),
    kind: 'refused',
    reason: 'other',
    redemption: things.redemption,
    shown: 'code',
    proof: '',
    code: null,
  };
  return { params, body: { till, entry } };
}

/** What merchants do. */
export const ofCounters: Partial<Record<RouteName, Recipe>> = {
  listMyCounters: nothing(),
  listOpenOffers: nothing(),
  reserveByCard: served(async (asking) => ({
    body: { card: await cardOf(asking), offer: asking.things.offer },
  })),
  presentVoucher: served(async (asking) => ({
    params: { id: asking.things.counter },
    body: { code: await codeOfReservation(asking) },
  })),
  handOverReward: served(async (asking) => {
    await present(asking);
    return ofRedemption(asking);
  }),
  refuseRedemption: served((asking) => ofRedemption(asking, { reason: 'other' })),
  takeSheet: served(({ things, world }) => ({
    params: { id: things.counter },
    body: { till: world.deps.ids.uuid() },
  })),
  presentCard: served(async (asking) => ({
    params: { id: asking.things.counter },
    body: { card: await cardOf(asking) },
  })),
  recordEntry: served(firstEntry),
  listMyCounterConflicts: served(({ things }) => ({ params: { id: things.counter } })),
  listCounterConflicts: nothing(),
  getCounterConflict: aboutId('counterConflict'),
  returnRedemption: served(async (asking) => {
    await present(asking);
    const handing = { params: { id: asking.things.redemption } };
    if (asking.whose === 'mine') (await asking.caller('handOverReward', handing)).ok;
    return ofRedemption(asking, { reason: 'spoilt', restock: true });
  }),
  receiveStock: served(({ things }) => ({ params: { id: things.offer }, body: batch })),
  listReservations: served(({ things }) => ({
    params: { id: things.counter },
    query: { list: 'reserved' },
  })),
  listMovements: served(({ things }) => ({ params: { id: things.offer } })),
  getCounter: served(({ things }) => ({ params: { id: things.counter } })),
  callOffOffer: served(({ things }) => ({ params: { id: things.offer } })),
  correctStock: served(({ things }) => ({
    params: { id: things.batch },
    body: { how: 'lost', pieces: 1, note: '破损' },
  })),
};

const tomorrow = ({ world }: Asking, hours: number) =>
  startOfDay(addDays(localDate(world.deps.clock.now()), 1), hours).toISOString();

/** What the keeper of the catalogue does. */
export const ofTheCatalogue: Partial<Record<RouteName, Recipe>> = {
  listCatalogue: nothing(),
  addReward: whole(free),
  changeReward: { ...aboutId('reward', { ...change, revision: 1 }), about: 'county' },
  listCounters: nothing(),
  openCounter: atPlace(({ things }) => ({ body: { ...place, area: things.area, staff: [] } })),
  changeCounter: aboutId('counter', { ...place, staff: [], closed: false }),
  openOffer: atPlace((asking) => ({
    params: { id: asking.things.counter },
    body: {
      reward: asking.things.reward,
      slot: { startsAt: tomorrow(asking, 9), endsAt: tomorrow(asking, 10) },
    },
  })),
  closeOffer: aboutId('offer', { closed: true }),
  getReward: { ...aboutId('reward'), about: 'county' },
  listMerchants: nothing(),
  listSuggestions: nothing(),
};
