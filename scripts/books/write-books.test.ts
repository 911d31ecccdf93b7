import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { bookkeepers, bookkeepersMissing, complaintOf } from '../../test/bookkeepers.ts';
import { county } from '../../test/county.ts';
import { openDesk, report, walkTo } from '../../test/road.ts';
import { openMonth, pay, sellLastMonth } from '../../test/settlements.ts';
import { openShop } from '../../test/shop.ts';
import { cover, takeInSponsor } from '../../test/sponsors.ts';
import { writeBooks } from './write-books.ts';

let world: TestApp;
let folder: string;
beforeAll(async () => {
  world = await startTestApp();
  folder = await mkdtemp(join(tmpdir(), 'books-'));
  await walkTheRoads();
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** One case that closed and settled, one that was refused, one that still waits. */
async function walkTheRoads(): Promise<void> {
  const desk = await openDesk(world);
  const [resident, neighbour] = [await world.resident(), await world.resident()];
  const { code } = await report(resident);
  await walkTo('closed', { desk, resident, code });
  const refused = await report(neighbour);
  await desk.intake('refuseCase', {
    params: { code: refused.code },
    body: { reason: 'duplicate', note: '这件已经有人报了' },
  });
  world.clock.advance({ days: 2 });
  await world.settle();
  await report(neighbour);
  await comeAndGo();
  await sellAndPay();
}

/** Two bags of rice of last month that a counter was paid for, and one that it was not. */
async function sellAndPay(): Promise<void> {
  const shop = await openShop(world);
  const { period } = await sellLastMonth(world, { shop, bags: 2 });
  const { counter } = shop;
  const { id } = await openMonth(shop.treasurer, { counter, period });
  (await shop.merchant('confirmSettlement', { params: { id } })).ok;
  (await pay(await world.staff('leader'), id)).ok;
  await sellLastMonth(world, { shop, bags: 1 });
}

/** A sponsor's pledge of which something came, and of that something went back. */
async function comeAndGo(): Promise<void> {
  const treasurer = await world.staff('treasurer');
  const sponsor = await takeInSponsor(treasurer);
  await cover(treasurer, { sponsor, pool: 'residents', points: 120 });
  const body = { sponsor, points: 20, withLapsed: false, reason: '用不完，退一部分' };
  (await treasurer('returnCover', { params: { code: 'residents' }, body })).ok;
}

const write = () => writeBooks(world.deps.database, { county: undefined, folder });
const read = (file: string) => readFile(join(folder, file), 'utf8');

/** The sum of what entries post to accounts of that name, from the text of a book. */
function sumOf(book: string, account: RegExp): bigint {
  const legs = book.matchAll(/^ +([A-Z][\w:-]+) {2}(-?\d+) PTS$/gm);
  return [...legs].reduce(
    (sum, [, name = '', amount = '0']) => (account.test(name) ? sum + BigInt(amount) : sum),
    0n,
  );
}

async function totals() {
  const { rows } = await sql<{ held: bigint; pledged: bigint; waiting: bigint; count: bigint }>`
    select sum(posted) filter (where (id >> 16) & 15 = 1)::bigint as held,
      sum(posted) filter (where (id >> 16) & 15 = 3 and id & 65535 <> 2)::bigint as pledged,
      sum(pending_in)::bigint as waiting,
      (select count(*) from transfers) as count
    from accounts`.execute(world.deps.database.read);
  return rows[0] ?? expect.fail('no sums');
}

test('both books come to the totals of the database, transfer by transfer', async () => {
  const written = await write();
  const { held, pledged, waiting, count } = await totals();
  expect(written).toMatchObject({ kind: 'written', county, transfers: count, others: [] });
  expect([held > 0n, waiting > 0n]).toEqual([true, true]);
  for (const file of ['books.journal', 'books.beancount']) {
    const book = await read(file);
    expect(sumOf(book, /^Liabilities:Holders:/), file).toBe(-held);
    expect(sumOf(book, /^Assets:Pledges:/), file).toBe(-pledged);
    expect(sumOf(book, /^Equity:Announced:In:/), file).toBe(-waiting);
    expect(sumOf(book, /^Liabilities:Merchants:/), file).toBe(-30n);
    expect(sumOf(book, /^Assets:Payments:/), file).toBe(-60n);
    expect(book).toMatch(/counter paid/);
    expect(book).toMatch(/Payments:M\d+.*便民超市|Payments:M\d+ PTS\n {2}name: "便民超市/);
    expect(sumOf(book, /./), file).toBe(0n);
    expect(book.match(/^ .*\btransfer: /gm), file).toHaveLength(Number(count));
    expect(book).toMatch(/award voided/);
    expect(book).toMatch(/pledge taken back/);
    expect(book).toMatch(/居民池 · Residents · 测试商会/);
  }
});

test('written again they are the same, and no draft stays', async () => {
  await write();
  const before = await read('books.beancount');
  await write();
  expect(await read('books.beancount')).toBe(before);
  expect((await readdir(folder)).sort()).toEqual(['books.beancount', 'books.journal']);
});

test('books of a county without transfers are not written', async () => {
  const wanted = { county: 999_999, folder: join(folder, 'none') };
  expect(await writeBooks(world.deps.database, wanted)).toEqual({
    kind: 'no_books',
    counties: [county],
  });
});

test.skipIf(bookkeepersMissing).each(bookkeepers)(
  '%s accepts the books and refuses what was falsified (needs hledger and beancount)',
  async (program, file) => {
    await write();
    const book = await read(file);
    expect(complaintOf(program, join(folder, file))).toBe('');
    const [leg = '', account = '', amount = ''] =
      /^ +(Liabilities:Holders:\S+) {2}(-\d+) PTS$/m.exec(book) ?? [];
    const more = leg.replace(amount, String(Number(amount) - 1));
    const pair = /( [1-9]\d*)( PTS\n +Liabilities:Holders:\S+ {2}-)(\d+)/;
    const planted = {
      'one end of an entry': book.replace(leg, more),
      'both ends of an entry': book.replace(
        pair,
        (_, debit, between, credit) => ` ${Number(debit) + 1}${between}${Number(credit) + 1}`,
      ),
      'an account without its declaration': book.replace(
        new RegExp(`^(account|\\S+ open) ${account}.*\n`, 'm'),
        '',
      ),
    };
    for (const [what, text] of Object.entries(planted)) {
      expect(text, what).not.toBe(book);
      const path = join(folder, `falsified-${file}`);
      await writeFile(path, text);
      expect(complaintOf(program, path), what).not.toBe('');
      await rm(path);
    }
  },
);
