import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentForms } from '../contract/consent-forms.ts';
import { currentConsent } from '../contract/guardian-consent.ts';
import { checkReceipt } from '../contract/seal/check-receipt.ts';
import { readReceipt } from '../contract/seal/receipt.ts';
import { writeBooks } from '../scripts/books/write-books.ts';
import { verifyCounty } from '../server/features/audit/check.ts';
import { eraseLateSalts } from '../server/features/my-data/service.ts';
import { cryptography, sealDueDays, verifyJournal } from '../server/features/seals/service.ts';
import { reconcileCounty } from '../server/features/statements/service.ts';
import { chainAll } from '../server/platform/audit/chain.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from './app.ts';
import { county, grids } from './county.ts';
import { found as foundHousehold } from './families.ts';
import { idOf, spendPoints } from './holders.ts';
import { type Desk, masked, openDesk, report, walkTo } from './road.ts';
import { enforce } from './rulebooks.ts';
import { openShop } from './shop.ts';
import { filesBelow, formsOf, rowsOf, wordsOnDisk } from './traces.ts';

/** What is to be found nowhere any more: who they were, and what they said. */
const canary = {
  name: '慕容听雪',
  phone: '13566665555',
  words: '琉璃巷深处的青铜井盖翻了',
  place: '琉璃巷一百零三号',
  child: '小琉璃',
  family: '听雪一家',
  appeal: '那张照片是我亲手拍的，琉璃为证',
  feedback: '琉璃巷的老人说手机上的字太小',
} as const;
/** Stands in the open, so that a search that finds nothing is seen to search. */
const visible = '网格里的老街';

let world: TestApp;
let me: Caller;
let neighbour: Caller;
let desk: Desk;
let id: string;
const log: string[] = [];
/** Receipts of the neighbour, taken before. */
const kept: { award: string; text: string }[] = [];
const before = { photos: [] as string[], published: '', masked: '', unfinished: '', cover: 0n };

const found = (text: string) =>
  Object.entries(canary).flatMap(([name, value]) =>
    formsOf(value).some((form) => text.includes(form)) ? [name] : [],
  );

async function prove(resident: Caller): Promise<void> {
  const { demoCode } = (await resident('sendMyCode', { body: {} })).ok;
  (await resident('proveMyself', { body: { code: demoCode } })).ok;
}

async function night(): Promise<void> {
  await world.settle();
  world.clock.advance({ days: 1 });
  await world.settle();
  await sealDueDays(world.deps);
  // Nobody sits at a desk overnight.
  desk = await openDesk(world);
}

const poolCover = async () => {
  const { rows } = await world.deps.database.pool.query<{ cover: string }>(
    'select sum(posted) as cover from accounts where county = $1 and (id >> 16) & 15 = 2',
    [county],
  );
  return BigInt(rows[0]?.cover ?? 0);
};

beforeAll(async () => {
  world = await startTestApp({ logTo: { write: (line) => log.push(line) } });
  await world.deps.database.pool.query('update units set name_zh = $1 where county = $2', [
    visible,
    county,
  ]);
  // Soon enough for the village to be given some.
  await enforce(world, [], { lapse: { kind: 'rolling', months: 1 } });
  desk = await openDesk(world);
  me = await world.resident(canary.phone);
  neighbour = await world.resident();
  const adult = { kind: 'adult' };
  await me('completeProfile', { body: { name: canary.name, grid: grids.west, age: adult } });
  await me('finishTour');
  await neighbour('completeProfile', { body: { name: '隔壁老王', grid: grids.west, age: adult } });
  await neighbour('finishTour');
  id = await idOf(me);
  await live();
}, 240_000);
afterAll(() => world.close());

/** Everything that can be done: reports with photos, a household, a child, consents, a gift, an appeal, a debt. */
async function live(): Promise<void> {
  (await foundHousehold(me, canary.family)).ok;
  const child = { name: canary.child, year: 2018, month: 3, consentVersion: currentConsent };
  await me('addChild', { body: child });
  for (const purpose of ['ranking', 'publicity', 'location'] as const) {
    const body = { given: true, textVersion: consentForms[purpose].version };
    await me('setMyConsent', { params: { purpose }, body });
  }
  const take = async (seed: number) =>
    (await me('uploadPhoto', { file: await makePhoto(seed) })).ok.id;
  const [shown, hidden, unused] = [await take(201), await take(202), await take(203)];
  before.photos = [shown, hidden, unused];
  const said = { words: canary.words, place: canary.place };
  const first = await report(me, { ...said, photoIds: [shown, hidden] });
  await walkTo('closed', { desk, resident: me, code: first.code });
  const copy = await masked(desk.reviewer, shown);
  before.published = copy;
  before.masked = await masked(desk.reviewer, hidden);
  const text = { title: '井盖盖好了', words: '换了新井盖。', place: '老街', photoIds: [copy] };
  await desk.reviewer('publishCase', { params: { code: first.code }, body: text });
  const other = await report(neighbour);
  await walkTo('awaiting_confirmation', { desk, resident: neighbour, code: other.code });
  await night();
  await giveOne();
  await keepSomething();
  await suggest();
  await contest();
  before.unfinished = (await report(me, said)).code;
  await walkTo('dispatched', { desk, resident: me, code: before.unfinished });
  await night();
  await owe(first.awards[0]?.id ?? '');
  for (const { id: award } of (await neighbour('listMyAwards')).ok.lines) {
    const receipt = await neighbour('getMyReceipt', { params: { id: award } });
    if (receipt.status === 200) kept.push({ award, text: receipt.raw.body });
  }
}

/** Something is kept at a counter, and a card is made to redeem by. */
async function keepSomething(): Promise<void> {
  const shop = await openShop(world);
  const free = { kind: 'honour', value: 0, prices: [{ from: 0, points: 0 }], holdHours: 2_160 };
  const { offer } = await shop.offer(free);
  (await me('reserve', { body: { offer } })).ok;
  (await me('makeMyCard')).ok;
}

/** Something is suggested and answered, with a word of thanks for the answer to come. */
async function suggest(): Promise<void> {
  const body = { kind: 'suggestion', words: canary.feedback };
  const { id: feedback } = (await me('sendFeedback', { body })).ok;
  const params = { id: feedback };
  (await desk.intake('acceptFeedback', { params, body: { note: canary.feedback } })).ok;
  (await desk.intake('answerFeedback', { params, body: { words: canary.feedback } })).ok;
}

/** A point of those that lapse soon goes to the village. */
async function giveOne(): Promise<void> {
  const { lots } = (await me('getMyLapsing')).ok;
  const lapsesOn = lots.find(({ canBeGiven }) => canBeGiven)?.lapsesOn ?? '';
  (await me('giveToVillage', { body: { points: 1, lapsesOn } })).ok;
}

/** What was given for the first report is taken back after everything was spent. */
async function owe(award: string): Promise<void> {
  const { spendable } = (await me('getMyPoints')).ok;
  if (spendable > 0) await spendPoints(world, me, spendable);
  const body = { reason: 'not_true', note: '再看过，不是这样' };
  (await desk.reviewer('reverseAward', { params: { id: award }, body })).ok;
}

/** An award that is taken back after it was spent, contested, and not answered yet. */
async function contest(): Promise<void> {
  const { code, awards } = await report(me, { words: canary.words, place: canary.place });
  await walkTo('awaiting_confirmation', { desk, resident: me, code });
  await spendPoints(world, me, (await me('getMyPoints')).ok.spendable);
  const params = { id: awards[0]?.id ?? '' };
  const note = '照片是从网上来的';
  (await desk.reviewer('reverseAward', { params, body: { reason: 'copied_photo', note } })).ok;
  (await me('openAppeal', { params, body: { words: canary.appeal } })).ok;
  (await me('confirmCase', { params: { code }, body: { rating: 4, words: canary.words } })).status;
}

describe('before', () => {
  test('the person is there: the search finds what it looks for where it is shown', async () => {
    expect(
      found((await me('getMyCase', { params: { code: before.unfinished } })).raw.body),
    ).toEqual(expect.arrayContaining(['words', 'place']));
    expect((await me('getMyPoints')).ok.owed).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);
  });

  test('what would go is said beforehand, and a report that is not done is waited for', async () => {
    await prove(me);
    const preview = (await me('previewErasure')).ok;
    expect(preview).toMatchObject({
      photos: 3,
      publishedPhotos: 1,
      children: 1,
      lastInHousehold: true,
      reservations: 1,
      reserved: 0,
    });
    expect(preview.openCases).toBeGreaterThan(0);
    const waiting = await me('eraseMe', { body: { openCases: 'wait' } });
    expect(waiting.problem).toMatchObject({ status: 409, code: 'cases_open' });
    expect(waiting.problem.title + (waiting.problem.detail ?? '')).toContain(
      String(preview.openCases),
    );
    expect((await me('getMe')).ok.name).toBe(canary.name);
  });

  test('without a fresh code to the phone nobody is erased', async () => {
    world.clock.advance({ minutes: 6 });
    const asked = await me('eraseMe', { body: { openCases: 'withdraw' } });
    expect(asked.problem).toMatchObject({ status: 403, code: 'code_needed' });
  });
});

describe('after', () => {
  beforeAll(async () => {
    await prove(me);
    before.cover = await poolCover();
    world.clock.advance({ minutes: 1 });
    const erased = (await me('eraseMe', { body: { openCases: 'withdraw' } })).ok;
    expect(erased).toMatchObject({ erased: true, photosDeleted: 3 });
    expect(erased.casesWithdrawn).toBeGreaterThan(0);
    await world.settle();
    await chainAll(world.deps);
  });

  test('the session has ended, and the same phone is somebody new', async () => {
    expect((await me('getMe')).status).toBe(401);
    const anew = await world.resident(canary.phone);
    expect((await anew('getMe')).ok).toMatchObject({ name: null, grid: null });
    expect(await idOf(anew)).not.toBe(id);
    expect((await anew('listMyCases')).ok.cases).toEqual([]);
    await prove(anew);
    await anew('eraseMe', { body: { openCases: 'wait' } });
  });

  test('whoever worked on it reads that the reporter has gone, and nothing of what they said', async () => {
    const one = (await desk.handler('getCase', { params: { code: before.unfinished } })).ok;
    expect(one.stage).toBe('withdrawn');
    expect(one.history.at(-1)?.kind).toBe('withdrawn');
    expect(one.words).toBe('');
    expect(one.moves).toEqual([]);
    const lists = [
      'listCases',
      'listAppeals',
      'listFeedback',
      'listDebts',
      'listHeldAwards',
    ] as const;
    for (const route of lists) {
      const who = route === 'listDebts' ? await world.staff('treasurer') : desk.reviewer;
      const answer = await who(route, route === 'listCases' ? { body: {} } : {});
      expect(answer.status, route).toBe(200);
      expect(found(answer.raw.body), route).toEqual([]);
    }
  });

  test('photos are gone from the disk, published or not; of masked copies only the one in the bulletin stays', async () => {
    const files = await filesBelow(world.folder);
    for (const photo of [...before.photos, before.masked])
      expect(files.join()).not.toContain(photo);
    expect(files.join()).toContain(before.published);
    expect((await world.anyone('listBulletin')).ok.entries[0]?.before).toEqual([before.published]);
  });

  test('the grid of the home is left neither with the gift nor with the household, nor on the way to anybody', async () => {
    const { pool } = world.deps.database;
    const gift = await pool.query(
      `select grid from deeds where resident = $1 and kind = 'newcomer.guided'`,
      [id],
    );
    expect(gift.rows).toEqual([{ grid: grids.west.slice(0, 12) }]);
    const home = await pool.query('select grid from households where founded_by = $1', [id]);
    expect(home.rows).toEqual([{ grid: grids.west.slice(0, 12) }]);
    const { rows } = await pool.query(
      `select topic from outbox where payload ->> 'resident' = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });

  test('what the village was given stays with it, under a key that leads to nobody', async () => {
    const { rows } = await world.deps.database.pool.query(
      'select community, points from village_gifts where resident = $1',
      [id],
    );
    expect(rows).toEqual([{ community: grids.west.slice(0, 12), points: 1 }]);
    const { raw, ok } = await neighbour('getMyLapsing');
    expect(ok.village).toMatchObject({ points: 1, gifts: 1 });
    expect(raw.body).not.toContain(id);
  });

  test('what was kept for them is on its shelf again, and the card has ended', async () => {
    const { rows } = await world.deps.database.pool.query(
      `select r.state, r.end_reason, o.held,
         (select count(*)::integer from resident_cards where resident = $1) as cards
       from redemptions r join offers o on o.county = r.county and o.id = r.offer
       where r.resident = $1`,
      [id],
    );
    expect(rows).toEqual([{ state: 'cancelled', end_reason: 'erased', held: 0, cards: 0 }]);
  });

  test('points and debts are nobody’s: the books are whole and no pool has more or less by it', async () => {
    expect(await reconcileCounty(world.deps, county)).toEqual([]);
    expect(await poolCover()).toBe(before.cover);
    const { rows } = await world.deps.database.pool.query(
      `select a.posted, a.pending_in, a.pending_out from accounts a
       join residents r on r.county = a.county and r.holder_no = a.id >> 20
       where r.id = $1 and (a.posted <> 0 or a.pending_in <> 0 or a.pending_out <> 0)`,
      [id],
    );
    expect(rows).toEqual([]);
    const { rows: open } = await world.deps.database.pool.query(
      `select state from awards where resident = $1 and state not in ('settled', 'reversed')`,
      [id],
    );
    expect(open).toEqual([]);
  });

  test('after the next nights the seals hold, and the receipts of others are what they were', async () => {
    await night();
    await eraseLateSalts(world.deps);
    await night();
    const { deps } = world;
    const checked = await deps.database.read
      .transaction()
      .execute((tx) => verifyJournal(tx as never, { county, key: deps.sealKey.publicKey }));
    expect(checked.findings).toEqual([]);
    for (const { award, text } of kept) {
      expect(await checkReceipt({ receipt: readReceipt(text) }, cryptography)).toMatchObject({
        kind: 'whole',
      });
      const again = (await neighbour('getMyReceipt', { params: { id: award } })).raw.body;
      expect(JSON.parse(again).leaf).toEqual(JSON.parse(text).leaf);
    }
    const { rows } = await deps.database.pool.query(
      `select count(*)::integer from seal_leaves l
       join seal_salts s on s.county = l.county and s.place = l.place
       join transfers t on t.county = l.county and t.id = l.transfer
       join residents r on r.county = t.county
         and r.holder_no in (t.debit >> 20, t.credit >> 20)
       where r.id = $1`,
      [id],
    );
    expect(rows[0].count).toBe(0);
  });

  test('the audit is whole, and says that an erasure happened and not of whom it was', async () => {
    const { deps } = world;
    await chainAll(deps);
    const key = deps.sealKey.publicKey;
    const { findings } = await deps.database.snapshot((read) =>
      verifyCounty(read, { clock: deps.clock, key, heads: { read: async () => [] } }, county),
    );
    expect(findings).toEqual([]);
    const auditor = await world.staff('auditor');
    const body = { filter: {}, format: 'jsonl', reason: '上级检查' };
    const exported = (await auditor('exportAudit', { body })).raw.body;
    expect(exported).toContain('resident.erased');
    expect(found(exported)).toEqual([]);
    const workbook = await auditor('exportAudit', { body: { ...body, format: 'xlsx' } });
    const sheets = Object.values(unzipSync(new Uint8Array(workbook.raw.rawPayload)));
    const text = sheets.map((sheet) => Buffer.from(sheet).toString()).join('\n');
    expect(text).toContain('删除居民个人信息');
    expect(found(text)).toEqual([]);
  });

  test('no entry of the audit of that moment leads from a case that was taken back to an account, a household or a child', async () => {
    const { rows } = await world.deps.database.pool.query<{ action: string; object: string }>(
      `select action, object from audit_entries e where actor = $1 and at =
         (select max(at) from audit_entries where actor = $1 and action = 'case.withdrawn')`,
      [id],
    );
    const actions = rows.map(({ action }) => action);
    for (const action of ['resident.erased', 'consent.withdrawn', 'household.consent_withdrawn'])
      expect(actions).toContain(action);
    const named = rows.filter(({ object }) => object.includes('/'));
    expect(new Set(named.map(({ action }) => action))).toEqual(new Set(['case.withdrawn']));
  });

  test('no row of any table holds anything of the person, in any form', async () => {
    const rows = await rowsOf(world.deps.database.pool);
    expect(rows.some(({ text }) => text.includes(visible))).toBe(true);
    expect(
      rows.flatMap(({ table, text }) => found(text).map((one) => `${one} in ${table}`)),
    ).toEqual([]);
  });

  test('the database’s own files hold nothing of them either, nor does its journal', async () => {
    const { pool } = world.deps.database;
    // Written once more, so that the journal of this minute has it.
    await pool.query('update units set name_zh = $1 where county = $2', [visible, county]);
    const left = await wordsOnDisk(pool, [visible, ...Object.values(canary)]);
    const parts = left.filter(({ word }) => word === visible).map(({ part }) => part);
    expect(new Set(parts)).toEqual(new Set(['data', 'journal']));
    expect(left.filter(({ word }) => word !== visible)).toEqual([]);
  });

  test('what is left sealed cannot be opened: no key of theirs is there', async () => {
    const { rows } = await world.deps.database.pool.query(
      'select wrapped from data_keys where holder = $1 and wrapped is not null',
      [id],
    );
    expect(rows).toEqual([]);
  });

  test('neither do the files, the log and the exported books', async () => {
    for (const file of await filesBelow(world.folder))
      expect(found((await readFile(file)).toString('latin1'))).toEqual([]);
    expect(log.length).toBeGreaterThan(100);
    expect(log.filter((line) => found(line).length > 0)).toEqual([]);
    const folder = await mkdtemp(join(tmpdir(), 'pingan-books-'));
    expect((await writeBooks(world.deps.database, { county, folder })).kind).toBe('written');
    for (const file of await filesBelow(folder))
      expect(found(await readFile(file, 'utf8'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
