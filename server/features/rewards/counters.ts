import type { OpenOffer } from '../../../contract/reward-desk.ts';
import type { Counter, Offer } from '../../../contract/rewards.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { decodeKey } from '../../platform/page.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as counterStore from './counter-store.ts';
import { listShop } from './offered.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { showCounter, showOffer, showSlot } from './view.ts';

const pageSize = 100;

/** Counters below the reader's areas by name, page by page, with what they have. */
export async function listCounters(
  { database: { read } }: Deps,
  { scope }: Ask,
  after: string | undefined,
) {
  const page = { after: decodeKey(after), limit: pageSize };
  const rows = await counterStore.listBelow(read, scope, page);
  return {
    counters: await showAll(read, scope, rows),
    next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** One counter below the reader's areas, or at which they serve. */
export async function getCounter(
  { database: { read } }: Deps,
  { scope }: Ask,
  id: string,
): Promise<Counter | Refusal> {
  const row = await counterStore.findMine(read, scope, id);
  return row === undefined ? refuse('counter_not_found') : showOne(read, scope, row);
}

/** What a grid worker can reserve by a card, at any counter; a merchant at those where they serve. */
export async function listOpenOffers(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<{ offers: OpenOffer[] }> {
  const open = (await listShop(read, scope, clock.now())).filter(({ free }) => free > 0);
  const served = scope.roles.includes('grid_worker')
    ? undefined
    : new Set((await counterStore.listServed(read, scope)).map(({ id }) => id));
  const offers = open.filter(({ counter }) => served?.has(counter.id) ?? true);
  return {
    offers: offers.map(({ id, name, kind, counter, slot, free }) => ({
      id,
      name,
      kind,
      counter: counter.name,
      slot: showSlot(slot),
      free,
    })),
  };
}

/** Who can be named as serving at a counter. */
export async function listMerchants({ database: { read } }: Deps, { scope }: Ask) {
  return { merchants: await store.listMerchants(read, scope) };
}

/** The counters at which whoever asks serves. */
export async function listMyCounters({ database: { read } }: Deps, { scope }: Ask) {
  return { counters: await showAll(read, scope, await counterStore.listServed(read, scope)) };
}

async function showAll(
  read: Read,
  scope: Scope,
  rows: readonly counterStore.CounterRow[],
): Promise<Counter[]> {
  const ids = rows.map(({ id }) => id);
  const offers = await counterStore.listOffers(read, scope, ids);
  const [staff, batches] = await Promise.all([
    counterStore.listStaff(read, scope, ids),
    counterStore.listBatches(
      read,
      scope,
      offers.map(({ id }) => id),
    ),
  ]);
  const byCounter = Map.groupBy(offers, ({ counter }) => counter);
  return rows.map((row) =>
    showCounter(row, {
      staff: staff.get(row.id) ?? [],
      offers: (byCounter.get(row.id) ?? []).map((offer) => showOffer(offer, batches)),
    }),
  );
}

async function showOne(read: Read, scope: Scope, row: counterStore.CounterRow): Promise<Counter> {
  const [counter] = await showAll(read, scope, [row]);
  if (counter === undefined) throw new Error(`no counter ${row.id}`);
  return counter;
}

type Place = Pick<Counter, 'name' | 'merchant' | 'place' | 'hours' | 'staff'>;

export function openCounter(deps: Deps, ask: Ask, { area, ...place }: Place & { area: string }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Counter | Refusal> => {
    if (!(await store.isArea(tx, scope, area))) return refuse('area_unknown', { field: '/area' });
    if (!covers(scope, area)) return refuse('counter_outside', { field: '/area' });
    if (!(await areMerchants(tx, scope, place.staff)))
      return refuse('not_a_merchant', { field: '/staff' });
    const row = await counterStore.insertCounter(tx, scope, {
      id: deps.ids.uuid(),
      area,
      ...columnsOf(place),
      opened_at: deps.clock.now(),
    });
    await counterStore.setStaff(tx, scope, { counter: row.id, staff: place.staff });
    const entry = { action: 'counter.opened', object: `counter/${row.id}`, area } as const;
    const after = { ...row, staff: place.staff };
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after });
    return showOne(tx, scope, row);
  });
}

/** Changes a counter; one that still keeps something for somebody does not close. */
export function changeCounter(
  deps: Deps,
  ask: Ask,
  { id, closed, ...place }: Place & { id: string; closed: boolean },
) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Counter | Refusal> => {
    const before = await counterStore.lockCounter(tx, scope, id);
    if (before === undefined) return refuse('counter_not_found');
    if (!(await areMerchants(tx, scope, place.staff)))
      return refuse('not_a_merchant', { field: '/staff' });
    const held = closed ? sumHeld(await counterStore.listOffers(tx, scope, [id])) : 0;
    if (held > 0) return refuse('counter_has_reservations', { values: { held } });
    const served = (await counterStore.listStaff(tx, scope, [id])).get(id) ?? [];
    const closedAt = closed ? (before.closed_at ?? deps.clock.now()) : null;
    const change = { id, ...columnsOf(place), closed_at: closedAt };
    const row = await counterStore.changeCounter(tx, scope, change);
    await counterStore.setStaff(tx, scope, { counter: id, staff: place.staff });
    const entry = { action: 'counter.changed', object: `counter/${id}`, area: row.area } as const;
    const facts = { before: { ...before, staff: served }, after: { ...row, staff: place.staff } };
    await recordAudit(tx, { deps, ask }, { ...entry, ...facts });
    return showOne(tx, scope, row);
  });
}

const sumHeld = (offers: readonly { held: number }[]) =>
  offers.reduce((sum, { held }) => sum + held, 0);

async function areMerchants(read: Read, scope: Scope, staff: readonly string[]): Promise<boolean> {
  const people = new Set(staff);
  return (
    people.size === 0 || (await store.countMerchants(read, scope, [...people])) === people.size
  );
}

const columnsOf = ({ name, merchant, place, hours }: Place) => ({
  name_zh: name.zh,
  name_en: name.en,
  merchant_zh: merchant.zh,
  merchant_en: merchant.en,
  place,
  hours_zh: hours.zh,
  hours_en: hours.en,
});

interface Opening {
  counter: string;
  reward: string;
  slot: { startsAt: string; endsAt: string } | null;
}

/** Gives a counter a shelf for a reward, or a slot with seats; nothing is on it yet. */
export function openOffer(deps: Deps, ask: Ask, { counter, reward, slot }: Opening) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Offer | Refusal> => {
    const where = await counterStore.lockCounter(tx, scope, counter);
    if (where === undefined) return refuse('counter_not_found');
    if ((await store.lockReward(tx, scope, reward)) === undefined)
      return refuse('reward_not_found', { field: '/reward' });
    const times = {
      starts_at: slot === null ? null : new Date(slot.startsAt),
      ends_at: slot === null ? null : new Date(slot.endsAt),
    };
    if (isOver(times, deps.clock.now())) return refuse('slot_over', { field: '/slot' });
    const id = deps.ids.uuid();
    if (!(await counterStore.insertOffer(tx, scope, { id, counter, reward, ...times })))
      return refuse('offer_there');
    const offer = await counterStore.getOffer(tx, scope, id);
    const entry = { action: 'offer.opened', object: `offer/${id}`, area: where.area } as const;
    await recordAudit(tx, { deps, ask }, { ...entry, before: null, after: offer });
    return showOffer(offer, []);
  });
}

const isOver = (
  { starts_at, ends_at }: { starts_at: Date | null; ends_at: Date | null },
  now: Date,
): boolean => starts_at !== null && ends_at !== null && (starts_at <= now || starts_at >= ends_at);

/** Takes no more reservations of an offer, or takes them again; what is reserved stays reserved. */
export function closeOffer(deps: Deps, ask: Ask, { id, closed }: { id: string; closed: boolean }) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<Offer | Refusal> => {
    const before = await counterStore.lockMyOffer(tx, scope, id);
    if (before === undefined) return refuse('offer_not_found');
    return shut(tx, { deps, ask }, { before, closed, action: 'offer.closed' });
  });
}

interface Shutting {
  before: counterStore.OfferColumns;
  closed: boolean;
  action: 'offer.closed' | 'offer.called_off';
}

/** Closes or opens an offer that is under lock, and writes down who did. */
export async function shut(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { before, closed, action }: Shutting,
): Promise<Offer> {
  const { scope } = ask;
  const { id } = before;
  const at = closed ? (before.closed_at ?? deps.clock.now()) : null;
  await counterStore.closeOffer(tx, scope, { id, at });
  const offer = await counterStore.getOffer(tx, scope, id);
  const entry = { action, object: `offer/${id}` } as const;
  await recordAudit(tx, { deps, ask }, { ...entry, details: { closed }, before, after: offer });
  return showOffer(offer, await counterStore.listBatches(tx, scope, [id]));
}
