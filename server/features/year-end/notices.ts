import { noticeDays } from '../../../contract/notice-days.ts';
import { listLotsLapsing } from '../../ledger/service.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as consents from '../consents/service.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import { carryOverBy, daysBetween, noticeDue, noticeWords } from './decide.ts';
import { type Due, leaveTexts, textsFor } from './texts.ts';

const lotsAtOnce = 500;

/**
 * Tells everyone whose points lapse within 60, 30 and 7 days, once at each; who was missed on the day
 * is told on the next. Killed in the middle, it goes on with those who have not been told: a message to a
 * phone is left together with the notice, or not at all.
 * @returns how many were told
 */
export async function warnOfLapse(deps: Deps, atOnce = lotsAtOnce): Promise<number> {
  let told = 0;
  for (const { county } of await listCounties(deps)) told += await warnCounty(deps, county, atOnce);
  if (told > 0) deps.wakeOutbox();
  return told;
}

async function warnCounty(deps: Deps, county: number, atOnce: number): Promise<number> {
  const { read } = deps.database;
  const scope = jobScope(county, 'warn_of_lapse');
  const today = localDate(deps.clock.now());
  const book = await rules.findRulebook(read, scope, today);
  const lapse = book?.document.lapse ?? { kind: 'never' as const };
  const carryOver = (lapsesOn: LocalDate) =>
    carryOverBy({ lapse, version: book?.version ?? 0 }, lapsesOn)?.atMost ?? 0n;
  const span = { from: today, until: addDays(today, noticeDays[0]) };
  let told = 0;
  for (let after = 0n; ; ) {
    const lots = await listLotsLapsing(read, county, { ...span, after, limit: atOnce });
    const holders = await residents.findByHolders(
      read,
      scope,
      lots.map(({ holderNo }) => holderNo),
    );
    const due = lots.flatMap(({ account, holderNo, points, lapsesOn }): Due[] => {
      const daysLeft = daysBetween(today, lapsesOn);
      const stage = noticeDue(daysLeft);
      if (stage === undefined) return [];
      const lot = { points, lapsesOn, daysLeft, carryOver: carryOver(lapsesOn) };
      return (holders.get(holderNo) ?? []).map(({ resident, shared }) => ({
        id: uuidOf(`lapse-warning/${county}/${account}/${stage}/${resident}`),
        resident,
        words: noticeWords({ ...lot, shared }),
        lapsesOn,
        stage,
        shared,
      }));
    });
    const left = await stillToTell(read, scope, due);
    if (left.length > 0) {
      const texts = await textsFor(deps, scope, { due: left, today });
      told += await notices.tellMany(deps, scope, left, (tx, newlyTold) =>
        leaveTexts(tx, { deps, scope }, { texts, newlyTold }),
      );
    }
    const last = lots.at(-1);
    if (last === undefined || lots.length < atOnce) return told;
    after = last.account;
  }
}

/** Who wants to be told and has not been: words are sealed for nobody else. */
async function stillToTell(read: Read, scope: Scope, due: readonly Due[]): Promise<Due[]> {
  const told = await notices.listTold(
    read,
    scope,
    due.map(({ id }) => id),
  );
  const left = due.filter(({ id }) => !told.has(id));
  const wanted = await consents.listAgreed(read, scope, {
    purpose: 'notices',
    residents: left.map(({ resident }) => resident),
  });
  return left.filter(({ resident }) => wanted.has(resident));
}
