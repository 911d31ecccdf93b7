// A process that awards, spends and gives up, one step after another, and says each that was
// answered: `node worker.ts CONNECTION COUNTY STEPS`. Made to be killed, and started again.
import { points } from '../../server/ledger/account.ts';
import { sliceOf } from '../../server/ledger/service.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { booksOf, lot, transfer } from '../books.ts';

const [connection = '{}', county = '0', steps = '0'] = process.argv.slice(2);
const database = openDatabase({
  connection: JSON.parse(connection),
  connections: 4,
  onError: () => {},
});
let made = 0;
// Ids are new in every life of the process; what makes a step the same again is its key.
const newId = () => uuidOf(`${process.pid}/${++made}`);
const books = booksOf(database, Number(county), { newId });

async function step(number: number): Promise<void> {
  const holder = 2 + (number % 5);
  const award = transfer({
    id: newId(),
    key: uuidOf(`award ${number}`),
    debit: sliceOf(1n, BigInt(holder)),
    credit: lot(holder),
    amount: points(5),
    reason: uuidOf(`reason ${number}`),
  });
  await books.postFromSlices(award);
  const reason = uuidOf(`redemption ${number}`);
  const spent = await books.spend(holder, { amount: 3, how: 'announce', reason });
  if (spent.kind === 'refused') throw new Error(spent.code);
  if (number % 2 === 0) await books.release(spent.transfers);
  else await books.end('settle', ...spent.transfers);
}

async function lane(first: number): Promise<void> {
  for (let number = first; number < Number(steps); number += 4) {
    await step(number);
    process.stdout.write(`${number}\n`);
  }
}

try {
  await Promise.all([0, 1, 2, 3].map(lane));
} finally {
  await database.close();
}
