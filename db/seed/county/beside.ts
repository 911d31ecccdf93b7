import * as walks from '../../../server/features/agreements/patrols.ts';
import { addDays, localDate, startOfDay } from '../../../server/platform/calendar.ts';
import { minutesAfter, readPapers } from '../history/shifts.ts';
import { agreeByCode, clerkOf } from './agreed.ts';
import type { SeedResident } from './people.ts';
import { done, type Shop } from './shop.ts';

/** Whoever looks after the grid in which papers hang on the walls. */
const worker = 'wangge1';
const daysAgo = 7;
/** By the clock. */
const hour = 9.4;
const scanMinutes = [2, 10, 18, 26, 35, 43];
const endMinute = 45;

/** Somebody whose phone records no way walks from paper to paper, and the grid worker beside them scans. */
export async function walkBeside(desk: Shop): Promise<void> {
  const who = walkerOf(desk.residents);
  const begin = startOfDay(addDays(localDate(desk.now), -daysAgo), hour);
  const key = `beside/${who.phone}`;
  const at = (minute: number) =>
    clerkOf(desk, { login: worker, at: minutesAfter(begin, minute) }).act;
  const id = await agreeByCode(desk, who, { login: worker, at: begin, key });
  const beginning = at(1)(`${key}/begun`);
  const { id: patrol } = done(await walks.beginPatrolFor(beginning.deps, beginning.ask, id));
  const codes = await readPapers(desk.deps);
  const scans = scanMinutes.map((minute, stop) => ({
    at: minutesAfter(begin, minute).toISOString(),
    code: codes[stop % codes.length] ?? '',
  }));
  const ending = at(endMinute)(`${key}/ended`);
  done(await walks.endPatrolFor(ending.deps, ending.ask, { id, patrol }));
  const proving = at(endMinute + 1)(`${key}/proved`);
  done(await walks.provePatrolFor(proving.deps, proving.ask, { id, patrol, scans }));
}

/** A grown-up of the grid in which papers hang: nobody whom one can sign in as. */
function walkerOf(residents: readonly SeedResident[]): SeedResident {
  const [first] = residents;
  const walker = residents.findLast(
    ({ grid, ageGroup }) => grid === first?.grid && ageGroup === '60_plus',
  );
  if (walker === undefined) throw new Error('nobody of the first grid is old enough');
  return walker;
}
