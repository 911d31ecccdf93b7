import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerDatabase, openLedgerDatabase } from '../../test/books.ts';
import { runHistories } from '../../test/model/history.ts';

const histories = 2_000;
/** The same in every run; `npm run model` takes others. */
const seed = 20_261_014;

let ledger: LedgerDatabase;
beforeAll(async () => {
  ledger = await openLedgerDatabase(40);
});
afterAll(() => ledger.close());

/** A failure names the seed and path to give to `npm run model -- --seed S --path P`. */
test('whatever happens in whatever order, books and model agree on every answer, line and balance', {
  timeout: 1_800_000,
}, async () => {
  const { database } = ledger;
  // Where it does not end, the last line tells a slow machine from a history that stands still.
  const progress = (ended: number) => {
    if (ended % 250 === 0) console.log(`model: ${ended} histories, ${new Date().toISOString()}`);
  };
  const done = await runHistories({ database, histories, seed, lanes: 8, progress });
  console.log(
    `model: ${done.histories} histories, ${done.operations} operations, ${done.askedAgain} asked again, seed ${seed}`,
  );
  expect(done.histories).toBeGreaterThanOrEqual(histories);
});
