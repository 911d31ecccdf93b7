import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLine, readPass } from '../../../contract/counter-pass.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import { givePoints, openPool, spendPoints } from '../../../test/holders.ts';
import { openShop, present, type Shop, stockOf } from '../../../test/shop.ts';
import { lineOf, openTill, passOf, type Till } from '../../../test/till.ts';
import { reconcile, sumBooks } from '../../ledger/service.ts';
import { jobScope } from '../../platform/scope.ts';
import { isSignedBy } from '../../platform/signing-key.ts';
import { endDueRedemptions, findFaults } from '../redemptions/service.ts';

let world: TestApp;
let shop: Shop;
let resident: Caller;
let offer: string;
let till: Till;
beforeAll(async () => {
  world = await startTestApp({ pool: 100_000 });
  await openPool(world, 'helpers', 100);
});
beforeEach(async () => {
  shop = await openShop(world);
  resident = await world.resident();
  await resident('completeProfile', { body: { name: '王小梅', grid: grids.west } });
  await givePoints(world, resident, 100);
  ({ offer } = await shop.offer());
  till = openTill(world, shop.counter);
  await till.takeSheet(shop.merchant);
});
afterAll(async () => {
  const { read } = world.deps.database;
  expect(await reconcile(read, county)).toEqual([]);
  expect(await sumBooks(read, county)).toEqual({ posted: 0n, pending: 0n });
  expect(await findFaults(read, jobScope(county, 'test'))).toEqual([]);
  await world.close();
});

const byId = (id: string) => ({ params: { id } });
const reserve = async (wanted = offer) =>
  (await resident('reserve', { body: { offer: wanted } })).ok.id;
const cancel = async (id: string) => (await resident('cancelRedemption', byId(id))).ok;
const stateOf = async (id: string) =>
  (await resident('listMyRedemptions')).ok.redemptions.find((one) => one.id === id)?.state;
const spendable = async () => (await resident('getMyPoints')).ok.spendable;
const told = async () => {
  await world.settle();
  return (await resident('listMyNotices')).ok.notices.map(({ words }) => words.zh).join();
};
const conflictOf = async (entry: string) =>
  (await shop.treasurer('listCounterConflicts')).ok.conflicts.find((one) => one.entry === entry);
const paidTo = async (counter: string): Promise<bigint> => {
  const { rows } = await world.deps.database.pool.query<{ posted: bigint }>(
    `select coalesce(sum(a.posted), 0)::bigint as posted from counters c
     join accounts a on a.county = c.county and a.id = (c.holder_no << 20) | (4 << 16)
     where c.county = $1 and c.id = $2`,
    [county, counter],
  );
  return BigInt(rows[0]?.posted ?? 0);
};

describe('what a till takes along', () => {
  test('is what waits at its counter, masked, each line signed, with what it is known by', async () => {
    const id = await reserve();
    const { code } = (await resident('printMyVoucher', byId(id))).ok;
    await resident('makeMyCard');
    const sheet = await till.takeSheet(shop.merchant);
    expect(sheet.lines).toHaveLength(1);
    const [line] = sheet.lines;
    expect(line).toMatchObject({
      redemption: id,
      offer,
      points: 30,
      residentName: { zh: '王*梅' },
    });
    const read = readLine(county, line?.signed ?? '');
    const key = Buffer.from(sheet.publicKey, 'base64');
    expect(read && isSignedBy(key, read.message, read.signature)).toBe(true);
    expect(read?.value.paper).toMatch(/^[0-9a-f]{64}$/);
    expect(read?.value.card).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(sheet)).not.toContain(code);
    expect(sheet.offers.find((one) => one.id === offer)).toMatchObject({
      name: { zh: '大米' },
      batch: { label: '一批' },
    });
  });

  test('is told to whoever reserved, once, and to nobody who serves elsewhere', async () => {
    await reserve();
    await till.takeSheet(shop.merchant);
    await till.takeSheet(shop.merchant);
    const { looks } = (await resident('listMyLooks')).ok;
    expect(looks.map(({ why }) => why.zh)).toEqual(['兑换点带上一份清单，没网也能把东西交给您']);
    const other = await world.staff('merchant_second');
    const asked = { ...byId(shop.counter), body: { till: till.id } };
    expect((await other('takeSheet', asked)).problem.code).toBe('counter_not_found');
    const elsewhere = await shop.openCounter(['merchant']);
    const moved = { ...byId(elsewhere), body: { till: till.id } };
    expect((await shop.merchant('takeSheet', moved)).problem.code).toBe('till_elsewhere');
  });

  test('a pass on the phone is signed for this reservation and counter, for twelve hours', async () => {
    const id = await reserve();
    const voucher = (await resident('showVoucher', byId(id))).ok;
    const pass = readPass(county, voucher.pass);
    expect(pass?.value).toMatchObject({ redemption: id, counter: shop.counter, offer });
    expect(pass?.value.until.toISOString()).toBe(voucher.passUntil);
    const key = world.deps.sealKey.publicKey;
    expect(pass && isSignedBy(key, pass.message, pass.signature)).toBe(true);
    const hours = (Date.parse(voucher.passUntil) - world.clock.now().getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
  });
});

describe('handed over without a network', () => {
  test('by the pass of a phone: booked when it comes in, told, and the counter is paid', async () => {
    const id = await reserve();
    const entry = till.write(await passOf(resident, id));
    world.clock.advance({ hours: 3 });
    const merchant = await world.staff('merchant');
    expect((await till.send(merchant, entry)).ok).toEqual({
      entry: entry.id,
      outcome: 'posted',
      conflict: null,
    });
    expect(await stateOf(id)).toBe('handed_over');
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
    expect(await paidTo(shop.counter)).toBe(30n);
    expect(await told()).toContain('您在便民超市领取了“大米”，用了 30 分');
  });

  test('by paper and by card: the line and the code together', async () => {
    const [paper, byCard] = [await reserve(), await reserve()];
    const { code } = (await resident('printMyVoucher', byId(paper))).ok;
    const { code: card } = (await resident('makeMyCard')).ok;
    const sheet = await till.takeSheet(shop.merchant);
    const shown = { shown: 'paper', code: code.toLowerCase() } as const;
    const one = await till.record(shop.merchant, lineOf(sheet, paper, shown));
    expect(one.outcome).toBe('posted');
    const carried = lineOf(sheet, byCard, { shown: 'card', code: card });
    expect((await till.record(shop.merchant, carried)).outcome).toBe('posted');
    expect(await stateOf(paper)).toBe('handed_over');
    expect(await stateOf(byCard)).toBe('handed_over');
  });

  test('by a code that the server had just confirmed', async () => {
    const id = await reserve();
    await present(shop, resident, id);
    const confirmed = { redemption: id, shown: 'code', proof: '' } as const;
    expect((await till.record(shop.merchant, confirmed)).outcome).toBe('posted');
    const next = await reserve();
    const guessed = await till.record(shop.merchant, { ...confirmed, redemption: next });
    expect(guessed.conflict).toMatchObject({ kind: 'unsigned', bearer: 'counter', unpaid: 30 });
    expect(await stateOf(next)).toBe('reserved');
  });

  test('refused: the points go back, and nothing stands against it when it had ended', async () => {
    const id = await reserve();
    const refusing = {
      ...(await passOf(resident, id)),
      kind: 'refused',
      reason: 'spoilt',
    } as const;
    expect((await till.record(shop.merchant, refusing)).outcome).toBe('posted');
    expect(await stateOf(id)).toBe('refused');
    expect(await spendable()).toBe(100);
    expect((await till.record(shop.merchant, refusing)).outcome).toBe('ended');
    const silent = await till.send(shop.merchant, till.write({ ...refusing, reason: null }));
    expect(silent.problem.fields?.[0]?.field).toBe('/entry/reason');
  });
});

describe('a journal', () => {
  test('sent again is answered as before, under any request id, and counts once', async () => {
    const id = await reserve();
    const entry = till.write(await passOf(resident, id));
    const first = (await till.send(shop.merchant, entry)).ok;
    expect((await till.send(shop.merchant, entry)).ok).toEqual(first);
    expect((await till.send(shop.merchant, entry, 'another-request')).ok).toEqual(first);
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
    expect(await paidTo(shop.counter)).toBe(30n);
  });

  test('leaves nothing out, puts nothing in between, and changes nothing', async () => {
    const [one, two, three] = [await reserve(), await reserve(), await reserve()];
    const first = till.write(await passOf(resident, one));
    const second = till.write(await passOf(resident, two));
    const early = await till.send(shop.merchant, second);
    expect(early.problem).toMatchObject({ code: 'journal_broken', status: 409 });
    expect(early.problem.title).toContain('第 1 笔');
    await till.send(shop.merchant, first);
    const forged = { ...second, ...(await passOf(resident, three)), previous: '0'.repeat(64) };
    expect((await till.send(shop.merchant, forged)).problem.code).toBe('journal_broken');
    expect((await till.send(shop.merchant, second)).ok.outcome).toBe('posted');
    const changed = { ...second, at: first.at, staff: staffId('merchant_second') };
    const again = await till.send(shop.merchant, changed, 'changed-since');
    expect(again.problem.code).toBe('entry_changed');
  });

  test('of a till that took nothing along is not read, nor by whoever does not serve there', async () => {
    const id = await reserve();
    const unknown = openTill(world, shop.counter);
    const entry = unknown.write(await passOf(resident, id));
    expect((await unknown.send(shop.merchant, entry)).problem.code).toBe('till_unknown');
    const other = await world.staff('merchant_second');
    const sent = await till.send(other, till.write(await passOf(resident, id)));
    expect(sent.problem.code).toBe('counter_not_found');
  });

  test('that a colleague sends names who handed over, if they serve there', async () => {
    const counter = await shop.openCounter(['merchant', 'merchant_second']);
    const there = await shop.offer({}, { counter });
    const [one, two] = [await reserve(there.offer), await reserve(there.offer)];
    const shared = openTill(world, counter, 'merchant_second');
    await shared.takeSheet(shop.merchant);
    await shared.record(shop.merchant, await passOf(resident, one));
    const stranger = { ...(await passOf(resident, two)), staff: staffId('intake') };
    await shared.record(shop.merchant, stranger);
    const { rows } = await world.deps.database.pool.query<{ id: string; handed_over_by: string }>(
      'select id, handed_over_by from redemptions where county = $1 and counter = $2',
      [county, counter],
    );
    const by = new Map(rows.map((row) => [row.id, row.handed_over_by]));
    expect(by.get(one)).toBe(staffId('merchant_second'));
    expect(by.get(two)).toBe(staffId('merchant'));
  });
});

describe('who bears what does not agree', () => {
  test('given back and collected all the same: its owner pays, and owes what they no longer have', async () => {
    const id = await reserve();
    const entry = till.write(await passOf(resident, id));
    await cancel(id);
    await spendPoints(world, resident, 80);
    const sent = (await till.send(shop.merchant, entry)).ok;
    expect(sent.conflict).toMatchObject({ kind: 'cancelled', bearer: 'resident', unpaid: 0 });
    const conflict = await conflictOf(entry.id);
    expect(conflict).toMatchObject({ taken: 20, owed: 10, helped: 0, value: 30, redemption: id });
    expect((await resident('getMyPoints')).ok).toMatchObject({ spendable: 0, owed: 10 });
    expect(await paidTo(shop.counter)).toBe(30n);
    expect(await stateOf(id)).toBe('cancelled');
    expect(await stockOf(world, offer)).toEqual({ onHand: 9, held: 0 });
    const { debts } = (await (await world.staff('leader'))('listDebts')).ok;
    expect(debts.map(({ owed }) => owed)).toContain(10);
    expect(await told()).toContain('用了 20 分，另欠 10 分');
  });

  test('of a lower price the pool pays its part again, as long as it covers it', async () => {
    const prices = [{ from: 0, points: 10 }];
    const cheap = await shop.offer({ prices, value: 90, pools: ['helpers'] });
    const id = await reserve(cheap.offer);
    const entry = till.write(await passOf(resident, id));
    await cancel(id);
    await till.send(shop.merchant, entry);
    expect(await conflictOf(entry.id)).toMatchObject({
      taken: 10,
      helped: 80,
      unpaid: 0,
      value: 90,
    });
    const rest = await shop.offer({ prices, value: 30, pools: ['helpers'] });
    const next = await reserve(rest.offer);
    const late = till.write(await passOf(resident, next));
    await cancel(next);
    await reserve(rest.offer);
    await till.send(shop.merchant, late);
    expect(await conflictOf(late.id)).toMatchObject({
      taken: 10,
      helped: 0,
      unpaid: 20,
      value: 30,
    });
    expect(await paidTo(shop.counter)).toBe(100n);
  });

  test('given back, collected at two tills: the second is the counter’s, its owner pays once', async () => {
    const second = openTill(world, shop.counter);
    await second.takeSheet(shop.merchant);
    const id = await reserve();
    const shown = await passOf(resident, id);
    const [one, two] = [till.write(shown), second.write(shown)];
    await cancel(id);
    await till.send(shop.merchant, one);
    const sent = (await second.send(shop.merchant, two)).ok;
    expect(sent.conflict).toMatchObject({ kind: 'handed_over', bearer: 'counter', unpaid: 30 });
    expect(await spendable()).toBe(70);
    expect(await conflictOf(two.id)).toMatchObject({
      till: second.id,
      earlierStaff: staffId('merchant'),
    });
  });

  test('handed over twice: the later one is named, is not paid, and the piece is written off', async () => {
    const second = openTill(world, shop.counter);
    await second.takeSheet(shop.merchant);
    const id = await reserve();
    const shown = await passOf(resident, id);
    const [late, early] = [till.write(shown), second.write(shown)];
    expect((await second.send(shop.merchant, early)).ok.outcome).toBe('posted');
    const sent = (await till.send(shop.merchant, late)).ok;
    expect(sent.conflict).toMatchObject({ kind: 'handed_over', bearer: 'counter', unpaid: 30 });
    expect(await paidTo(shop.counter)).toBe(30n);
    expect(await stockOf(world, offer)).toEqual({ onHand: 8, held: 0 });
    expect(await conflictOf(late.id)).toMatchObject({ till: till.id, staff: staffId('merchant') });
    expect(await told()).toContain('您的分没有因此变动');
  });

  test('what others have reserved stays theirs, although a piece is gone', async () => {
    const scarce = await shop.offer({}, { pieces: 2 });
    const [one, two] = [await reserve(scarce.offer), await reserve(scarce.offer)];
    const second = openTill(world, shop.counter);
    await second.takeSheet(shop.merchant);
    const shown = await passOf(resident, one);
    const [first, again] = [till.write(shown), second.write(shown)];
    await till.send(shop.merchant, first);
    await second.send(shop.merchant, again);
    expect(await stockOf(world, scarce.offer)).toEqual({ onHand: 1, held: 1 });
    expect(await stateOf(two)).toBe('reserved');
  });

  test('for another counter: whoever handed it over bears it, and what is reserved stays', async () => {
    const elsewhere = await shop.openCounter(['merchant']);
    const there = openTill(world, elsewhere);
    await there.takeSheet(shop.merchant);
    const id = await reserve();
    const sent = await there.record(shop.merchant, await passOf(resident, id));
    expect(sent.conflict).toMatchObject({ kind: 'other_counter', bearer: 'counter' });
    expect(await stateOf(id)).toBe('reserved');
    expect(await paidTo(elsewhere)).toBe(0n);
    const mine = await shop.merchant('listMyCounterConflicts', byId(elsewhere));
    expect(mine.ok.conflicts.map(({ kind }) => kind)).toEqual(['other_counter']);
  });

  test('with a signature of nobody’s, another’s pass or a wrong code: the counter bears it', async () => {
    const [one, two] = [await reserve(), await reserve()];
    await resident('printMyVoucher', byId(one));
    const sheet = await till.takeSheet(shop.merchant);
    const pass = await passOf(resident, one);
    const last = pass.proof.at(-5) === '0' ? '1' : '0';
    const altered = `${pass.proof.slice(0, -5)}${last}${pass.proof.slice(-4)}`;
    const paper = lineOf(sheet, one, { shown: 'paper', code: 'AAAA-BBBB-CCCC-DDDD' });
    for (const forged of [
      { ...pass, proof: altered },
      { ...pass, proof: '' },
      { ...pass, redemption: two },
      paper,
      { ...paper, shown: 'pass' as const },
      { ...pass, redemption: '01900000-0000-7000-8000-000000000000' },
    ]) {
      const { conflict } = await till.record(shop.merchant, forged);
      expect(conflict).toMatchObject({ kind: 'unsigned', bearer: 'counter' });
    }
    expect(await stateOf(one)).toBe('reserved');
    expect(await spendable()).toBe(40);
  });

  test('after its end, whatever the clock of the till says', async () => {
    const id = await reserve();
    const shown = await passOf(resident, id);
    const before = world.clock.now().toISOString();
    world.clock.advance({ hours: 13 });
    const merchant = await world.staff('merchant');
    await till.takeSheet(merchant);
    const sent = await till.record(merchant, { ...shown, at: before });
    expect(sent.conflict).toMatchObject({ kind: 'expired', bearer: 'counter' });
    expect(await stateOf(id)).toBe('reserved');
  });

  test('a card that was ended meanwhile: neither is at fault', async () => {
    const id = await reserve();
    const { code: card } = (await resident('makeMyCard')).ok;
    const sheet = await till.takeSheet(shop.merchant);
    const entry = till.write(lineOf(sheet, id, { shown: 'card', code: card }));
    await resident('endMyCard');
    const sent = (await till.send(shop.merchant, entry)).ok;
    expect(sent.conflict).toMatchObject({ kind: 'card_ended', bearer: 'county', unpaid: 30 });
    expect(await stateOf(id)).toBe('reserved');
  });

  test('whoever is erased meanwhile is charged nothing', async () => {
    const id = await reserve();
    const entry = till.write(await passOf(resident, id));
    const sent = await resident('sendMyCode', { body: {} });
    await resident('proveMyself', { body: { code: sent.ok.demoCode } });
    expect((await resident('eraseMe', { body: { openCases: 'withdraw' } })).ok.erased).toBe(true);
    const { conflict } = (await till.send(shop.merchant, entry)).ok;
    expect(conflict).toMatchObject({ kind: 'erased', bearer: 'county', unpaid: 30 });
  });
});

describe('what runs out at a counter without a network', () => {
  test('is kept a day longer, cannot be shown any more, and is booked when it is told', async () => {
    const short = await shop.offer({ holdHours: 2 });
    const [told, untold] = [await reserve(short.offer), await reserve(short.offer)];
    const entry = till.write(await passOf(resident, told));
    world.clock.advance({ hours: 3 });
    await endDueRedemptions(world.deps);
    expect(await stateOf(told)).toBe('reserved');
    expect((await resident('showVoucher', byId(untold))).problem.code).toBe('redemption_ended');
    const merchant = await world.staff('merchant');
    expect((await till.send(merchant, entry)).ok.outcome).toBe('posted');
    world.clock.advance({ hours: 24 });
    await endDueRedemptions(world.deps);
    expect(await stateOf(untold)).toBe('timed_out');
  });

  test('told after that day it is the counter’s', async () => {
    const short = await shop.offer({ holdHours: 2 });
    const id = await reserve(short.offer);
    const entry = till.write(await passOf(resident, id));
    world.clock.advance({ hours: 27 });
    await endDueRedemptions(world.deps);
    const sent = (await till.send(await world.staff('merchant'), entry)).ok;
    expect(sent.conflict).toMatchObject({ kind: 'timed_out', bearer: 'counter' });
  });

  test('at a counter whose tills took nothing along it ends at its time', async () => {
    const counter = await shop.openCounter(['merchant']);
    const short = await shop.offer({ holdHours: 2 }, { counter });
    const id = await reserve(short.offer);
    world.clock.advance({ hours: 2 });
    await endDueRedemptions(world.deps);
    expect(await stateOf(id)).toBe('timed_out');
  });
});

test('conflicts are listed for whoever reads counters there, and for those who serve there', async () => {
  const id = await reserve();
  const entry = till.write({ redemption: id, shown: 'pass', proof: '' });
  await till.send(shop.merchant, entry);
  const has = (conflicts: readonly { entry: string }[]) =>
    conflicts.some((one) => one.entry === entry.id);
  for (const person of ['treasurer', 'leader', 'auditor'] as const) {
    const reader = await world.staff(person);
    expect(has((await reader('listCounterConflicts')).ok.conflicts), person).toBe(true);
  }
  const mine = (await shop.merchant('listMyCounterConflicts', byId(shop.counter))).ok;
  expect(has(mine.conflicts)).toBe(true);
  const other = await world.staff('merchant_second');
  const asked = await other('listMyCounterConflicts', byId(shop.counter));
  expect(asked.problem.code).toBe('counter_not_found');
  const pages: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const query = after === undefined ? {} : { after };
    const page = (await shop.treasurer('listCounterConflicts', { query })).ok;
    pages.push(...page.conflicts.map((one) => one.entry));
    after = page.next;
  }
  expect(new Set(pages).size).toBe(pages.length);
});

test('a card shows what waits for its owner at this counter, and nothing of other counters', async () => {
  const id = await reserve();
  const elsewhere = await shop.openCounter(['merchant_second']);
  await reserve((await shop.offer({}, { counter: elsewhere })).offer);
  const { code: card } = (await resident('makeMyCard')).ok;
  const shown = (await shop.merchant('presentCard', { ...byId(shop.counter), body: { card } })).ok;
  expect(shown.residentName.zh).toBe('王*梅');
  expect(shown.waiting.map((one) => one.id)).toEqual([id]);
  const confirmed = { redemption: id, shown: 'code', proof: '' } as const;
  expect((await till.record(shop.merchant, confirmed)).outcome).toBe('posted');
  const wrong = { ...byId(shop.counter), body: { card: 'AAAA-BBBB-CCCC-DDDD' } };
  expect((await shop.merchant('presentCard', wrong)).problem.code).toBe('card_not_valid');
});
