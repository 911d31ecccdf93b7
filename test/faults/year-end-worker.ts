// A process that runs a year's end over one county, a few lots in a transaction, not too fast:
// `node year-end-worker.ts CONNECTION COUNTY NOW`. Made to be killed, and started again.
import { setTimeout as pause } from 'node:timers/promises';
import { settableClock } from '../../server/platform/clock.ts';
import { type Database, openDatabase } from '../../server/platform/database.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { booksOf } from '../books.ts';
import { sweepBooks } from '../year-end.ts';

const [connection = '{}', county = '0', now = ''] = process.argv.slice(2);
const opened = openDatabase({
  connection: JSON.parse(connection),
  connections: 2,
  onError: () => {},
});
const betweenMs = 15;
const database: Database = {
  ...opened,
  transact: async (work) => {
    await pause(betweenMs);
    return opened.transact(work);
  },
};
let made = 0;
// Ids are new in every life of the process.
const uuid = () => uuidOf(`${process.pid}/${++made}`);
const books = booksOf(database, Number(county), { clock: settableClock(new Date(now)) });
try {
  await sweepBooks(books, { batches: { lots: 7, accounts: 40 }, uuid });
} finally {
  await opened.close();
}
