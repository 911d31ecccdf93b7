import type { Sentence } from '../../../contract/values.ts';
import {
  createPostingQueue,
  lapseLots,
  listLotsLapsing,
  type PostedBatch,
} from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, dayMs, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope } from '../../platform/scope.ts';
import { dateInWords } from '../../platform/sentence.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as consents from '../consents/service.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';

/** Days before the last one at which a holder is told, latest first. */
const warnings = [7, 30, 60] as const;
const lotsAtOnce = 500;
/** The sweep shares the database with everybody else: few lanes, and it waits for its own batches. */
const sweep = { lanes: 2, batch: 200, capacity: 10_000 };

/**
 * Takes lapsed points out of the lots of every county.
 * @returns lots that lapsed now
 */
export async function lapsePoints(deps: Deps): Promise<number> {
  const beside = (tx: Tx, lapsed: PostedBatch) => recordLapsed(tx, deps, lapsed);
  const queue = createPostingQueue({ ...deps, ...sweep, beside });
  let lots = 0;
  for (const { county } of await listCounties(deps))
    lots += (await lapseLots({ ...deps, queue }, county)).lots;
  await queue.stop();
  return lots;
}

/** One entry for all that lapses together; whose it was, each transfer says for itself. */
function recordLapsed(tx: Tx, deps: Deps, { county, transfers }: PostedBatch): Promise<void> {
  const points = transfers.reduce((sum, { amount }) => sum + Number(amount), 0);
  const by = { deps, ask: { scope: jobScope(county, 'lapse_points') } };
  const details = { lots: transfers.length, points };
  return recordAudit(tx, by, { action: 'points.lapsed', object: 'points', details });
}

/**
 * Tells everyone whose points lapse within 60, 30 and 7 days, once at each; who was missed on the day
 * is told on the next.
 * @returns how many were told
 */
export async function warnOfLapse(deps: Deps): Promise<number> {
  let told = 0;
  for (const { county } of await listCounties(deps)) told += await warnCounty(deps, county);
  if (told > 0) deps.wakeOutbox();
  return told;
}

async function warnCounty(deps: Deps, county: number): Promise<number> {
  const { read } = deps.database;
  const scope = jobScope(county, 'warn_of_lapse');
  const today = localDate(deps.clock.now());
  const span = { from: today, until: addDays(today, warnings[2]) };
  let told = 0;
  for (let after = 0n; ; ) {
    const page = { ...span, after, limit: lotsAtOnce };
    const lots = await listLotsLapsing(read, county, page);
    const holders = await residents.findByHolders(
      read,
      scope,
      lots.map(({ holderNo }) => holderNo),
    );
    const due = lots.flatMap((lot) => {
      const daysLeft = (Date.parse(lot.lapsesOn) - Date.parse(today)) / dayMs;
      const at = warnings.find((days) => daysLeft <= days) ?? warnings[2];
      return (holders.get(lot.holderNo) ?? []).map(({ resident, shared }) => ({
        id: uuidOf(`lapse-warning/${county}/${lot.account}/${at}/${resident}`),
        resident,
        words: warning({ ...lot, shared }, daysLeft),
      }));
    });
    const wanted = await consents.listAgreed(read, scope, {
      purpose: 'notices',
      residents: due.map(({ resident }) => resident),
    });
    const reminders = due.filter(({ resident }) => wanted.has(resident));
    told += await notices.tellMany(deps, scope, reminders);
    const last = lots.at(-1);
    if (last === undefined || lots.length < lotsAtOnce) return told;
    after = last.account;
  }
}

function warning(
  { points, lapsesOn, shared }: { points: bigint; lapsesOn: LocalDate; shared: boolean },
  daysLeft: number,
): Sentence {
  const left =
    daysLeft === 0
      ? { zh: '今天是最后一天', en: 'today is the last day' }
      : {
          zh: `还有 ${daysLeft} 天可以用`,
          en: `${daysLeft} more ${daysLeft === 1 ? 'day' : 'days'}`,
        };
  return {
    zh: `${shared ? '您家' : '您'}有 ${points} 分将在 ${dateInWords(lapsesOn).zh}之后到期，${left.zh}。先花先到期的。`,
    en: `${points} of your ${shared ? 'household’s ' : ''}points can be used until ${lapsesOn}, ${left.en}. The soonest to lapse are spent first.`,
  };
}
