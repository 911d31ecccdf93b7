import fc from 'fast-check';
import { type AccountId, kindOf, lapseDateOf } from '../../server/ledger/account.ts';
import { getDebt, getHolderPoints, sumBooks } from '../../server/ledger/service.ts';
import { addDays, startOfDay } from '../../server/platform/calendar.ts';
import { settableClock } from '../../server/platform/clock.ts';
import type { Database } from '../../server/platform/database.ts';
import { booksOf, faultsOf, fund, lotsOf, pool, source } from '../books.ts';
import { takeOne, takeTogether } from './explain.ts';
import type { World } from './move.ts';
import { nameOf, State } from './state.ts';
import { history, moveOf, type Step, stepCount } from './steps.ts';

const cover = 300;
const holders = [2, 3, 4] as const;
const hourOfDay = 9;

async function openWorld(database: Database, county: number): Promise<World> {
  const state = new State();
  const clock = settableClock(startOfDay(state.today, hourOfDay));
  await fund(booksOf(database, county, { clock }), cover);
  state.write({ kind: 'post', from: source, to: pool, amount: cover });
  return {
    database,
    county,
    clock,
    state,
    sent: new Map(),
    spendings: new Map(),
    made: 0,
    askedAgain: 0,
  };
}

/** Runs one history in a county of its own; throws, with everything done so far, where books and model part. */
export async function runHistory(
  database: Database,
  county: number,
  steps: readonly Step[],
): Promise<{ operations: number; askedAgain: number }> {
  const world = await openWorld(database, county);
  const told: string[] = [];
  let operations = 0;
  try {
    for (const one of steps) {
      const taken = await take(world, one, told);
      operations += taken;
    }
    await compareBooks(world);
  } catch (error) {
    const tail = told.map((line, at) => `${at + 1}. ${line}`).join('\n');
    throw new Error(`${(error as Error).message}\nafter these steps:\n${tail}`, { cause: error });
  }
  return { operations, askedAgain: world.askedAgain };
}

async function take(world: World, step: Step, told: string[]): Promise<number> {
  if (step.do === 'days') {
    const { state } = world;
    state.today = addDays(state.today, step.days);
    world.clock.set(startOfDay(state.today, hourOfDay));
    told.push(`it is ${state.today}`);
    return 0;
  }
  const singles = step.do === 'at once' ? step.all : [step];
  const moves = singles.flatMap((one) => moveOf(world, one) ?? []);
  told.push(moves.map(({ what }) => what).join(' ‖ '));
  const [only] = moves;
  if (only === undefined) return 0;
  if (moves.length === 1) await takeOne(world, only);
  else await takeTogether(world, moves);
  const holders = [...new Set(moves.flatMap((move) => move.holders))];
  await Promise.all([sumToZero(world), ...holders.map((holder) => compareHolder(world, holder))]);
  return moves.length;
}

/** After each step what all accounts have, and what is on its way between them, is nothing. */
async function sumToZero({ database, county }: World): Promise<void> {
  const { posted, pending } = await sumBooks(database.read, county);
  same('the sum of all accounts', ['0', '0'], [String(posted), String(pending)]);
}

async function compareHolder({ database, county, state }: World, holder: number): Promise<void> {
  const points = await getHolderPoints(database.read, county, { holderNo: BigInt(holder) });
  const lots = state.lots(holder);
  const next = lots.find((lot) => state.free(lot) > 0);
  const expected = {
    spendable: lots.reduce((sum, lot) => sum + state.free(lot), 0),
    pending: lots.reduce((sum, lot) => sum + state.holding(lot).coming, 0),
    next: next === undefined ? 'none' : `${state.free(next)} on ${lapseDateOf(next)}`,
  };
  const { lapsingNext } = points;
  same(`points of holder ${holder}`, expected, {
    spendable: Number(points.spendable),
    pending: Number(points.pending),
    next: lapsingNext === null ? 'none' : `${lapsingNext.points} on ${lapsingNext.on}`,
  });
  const debt = Number(await getDebt(database.read, county, BigInt(holder)));
  same(`debt of holder ${holder}`, state.owed(holder), debt);
}

/** Every account, every lot, and the books against their own journal. */
async function compareBooks(world: World): Promise<void> {
  const { database, county, state } = world;
  const books = booksOf(database, county);
  const rows = await database.read
    .selectFrom('accounts')
    .select(['id', 'posted', 'pending_in', 'pending_out', 'version'])
    .where('county', '=', county)
    .execute();
  const read = new Map<string, number[]>();
  for (const row of rows) {
    const account = row.id as AccountId;
    const isPool = kindOf(account) === 'pool';
    const name = nameOf(isPool ? pool : account);
    const sums = [row.posted, row.pending_in, row.pending_out, isPool ? 0n : row.version];
    const before = read.get(name) ?? [0, 0, 0, 0];
    read.set(
      name,
      sums.map((sum, at) => Number(sum) + (before[at] ?? 0)),
    );
  }
  const expected = new Map<string, number[]>();
  for (const [account, { posted, coming, leaving, credits }] of state.accounts)
    expected.set(nameOf(account), [posted, coming, leaving, account === pool ? 0 : credits]);
  for (const name of new Set([...expected.keys(), ...read.keys()]))
    same(name, expected.get(name) ?? [0, 0, 0, 0], read.get(name) ?? [0, 0, 0, 0]);
  for (const holder of holders) {
    const lots = state.lots(holder).filter((lot) => state.free(lot) !== 0);
    const mine = Object.fromEntries(lots.map((lot) => [lapseDateOf(lot), String(state.free(lot))]));
    const theirs = Object.entries(await lotsOf(books, holder));
    same(
      `lots of holder ${holder}`,
      mine,
      Object.fromEntries(theirs.map(([on, points]) => [on, String(points)])),
    );
  }
  same('faults', [], await faultsOf(books));
}

function same(what: string, expected: unknown, read: unknown): void {
  const [one, other] = [JSON.stringify(expected), JSON.stringify(read)];
  if (one !== other) throw new Error(`${what}: the model says\n${one}\nand the books\n${other}`);
}

export interface Campaign {
  database: Database;
  histories: number;
  seed: number;
  /** Only this history of the seed, as a failure names it. */
  path?: string | undefined;
  /** Histories under way at the same time, each in a county of its own. */
  lanes: number;
  progress?: (histories: number) => void;
}

export interface Campaigned {
  histories: number;
  steps: number;
  operations: number;
  askedAgain: number;
}

/** Lane `n` uses the seed plus `n`: its failure names that seed and the path that lead there. */
export async function runHistories(campaign: Campaign): Promise<Campaigned> {
  const { database, seed, path, progress } = campaign;
  const lanes = path === undefined ? campaign.lanes : 1;
  const done = { histories: 0, steps: 0, operations: 0, askedAgain: 0 };
  let county = 200_000;
  const property = fc.asyncProperty(history, async (steps) => {
    const { operations, askedAgain } = await runHistory(database, ++county, steps);
    done.operations += operations;
    done.askedAgain += askedAgain;
    done.histories += 1;
    done.steps += stepCount;
    progress?.(done.histories);
  });
  const lane = (nth: number) =>
    fc.assert(property, {
      seed: seed + nth,
      ...(path === undefined ? {} : { path }),
      numRuns: path === undefined ? Math.ceil(campaign.histories / lanes) : 1,
      // A history is read as it stands: its steps and answers are told. Halving it costs more.
      endOnFailure: true,
    });
  await Promise.all(Array.from({ length: lanes }, (_, nth) => lane(nth)));
  return done;
}
