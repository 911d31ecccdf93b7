import { remindedElsewhere } from '../../../contract/consent-forms.ts';
import { noticeDays } from '../../../contract/notice-days.ts';
import type { LapsingPerson } from '../../../contract/year-end.ts';
import { listLotsLapsingOf } from '../../ledger/service.ts';
import { addDays, type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { decodeKey } from '../../platform/page.ts';
import { onlyArea, type Scope } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as consents from '../consents/service.ts';
import { nameResidents, showHome } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { daysBetween } from './decide.ts';
import { holdersOf } from './texts.ts';

const pageSize = 30;
/** Most of those without a number have nothing that is about to lapse. */
const readAtOnce = 500;

interface Seeking {
  community?: string | undefined;
  after?: string | undefined;
}

export interface LapsingPage {
  people: LapsingPerson[];
  next: string | null;
}

/**
 * Whose points lapse within sixty days and who has no number: a community tells them in person. Whoever does
 * not want to be reminded is not on it. The look is recorded.
 */
export async function listLapsingWithoutPhone(
  deps: Deps,
  ask: Ask,
  { community, after }: Seeking,
): Promise<LapsingPage> {
  const by = { deps, scope: ask.scope };
  const today = localDate(deps.clock.now());
  const seeking = { community, after: decodeKey(after), most: pageSize, today };
  const page = await readLapsing(deps.database.read, by, seeking);
  await noteLook(deps, ask, { community, paper: false });
  return page;
}

/** A list of people is on record before it is shown. */
export const noteLook = (
  deps: Deps,
  ask: Ask,
  { community, paper }: { community: string | undefined; paper: boolean },
): Promise<void> =>
  recordLook(deps, ask, {
    action: 'lapsing.listed',
    object: 'lapsing',
    area: community ?? onlyArea(ask.scope),
    details: { paper },
  });

interface Reading {
  community: string | undefined;
  after: string | undefined;
  most: number;
  today: LocalDate;
}

/** As many of them as are wanted, by their keys, and after whom there are more. */
export async function readLapsing(
  read: Read,
  by: Reader,
  { community, after, most, today }: Reading,
): Promise<LapsingPage> {
  const found: Found[] = [];
  for (let from = after; ; ) {
    const seeking = { community, after: from, limit: readAtOnce };
    const rows = await residents.listWithoutPhone(read, by.scope, seeking);
    found.push(...(await withLots(read, by.scope, { rows, today })));
    const last = rows.at(-1);
    const isWhole = last === undefined || rows.length < readAtOnce;
    if (found.length <= most && !isWhole) {
      from = last.resident;
      continue;
    }
    const shown = found.slice(0, most);
    const next = found.length > most ? (shown.at(-1)?.row.resident ?? null) : null;
    return { people: await show(read, by, shown), next };
  }
}

interface Found {
  row: residents.WithoutPhone;
  lots: LapsingPerson['lots'];
}

async function withLots(
  read: Read,
  scope: Scope,
  { rows, today }: { rows: readonly residents.WithoutPhone[]; today: LocalDate },
): Promise<Found[]> {
  const lots = Map.groupBy(
    await listLotsLapsingOf(read, scope.county, {
      holderNos: rows.flatMap(holdersOf),
      from: today,
      until: addDays(today, noticeDays[0]),
    }),
    ({ holderNo }) => holderNo,
  );
  const agreed = await consents.listAgreed(read, scope, {
    purpose: 'notices',
    residents: rows.map(({ resident }) => resident),
    since: remindedElsewhere,
  });
  const shown = (holderNo: bigint | null, account: 'own' | 'household') =>
    (holderNo === null ? [] : (lots.get(holderNo) ?? [])).map(({ points, lapsesOn }) => ({
      account,
      points: Number(points),
      lapsesOn,
      daysLeft: daysBetween(today, lapsesOn),
    }));
  return rows
    .filter(({ resident }) => agreed.has(resident))
    .map((row) => ({
      row,
      lots: [...shown(row.holderNo, 'own'), ...shown(row.householdNo, 'household')].sort(
        (a, b) => a.daysLeft - b.daysLeft,
      ),
    }))
    .filter((one) => one.lots.length > 0);
}

async function show(read: Read, by: Reader, found: readonly Found[]): Promise<LapsingPerson[]> {
  const named = found.map(({ row }) => ({ resident: row.resident, caseCode: null }));
  const nameOf = await nameResidents(read, by, named);
  return found.map(({ row: { resident, grid }, lots }) => ({
    id: resident,
    name: nameOf({ resident, caseCode: null }),
    area: showHome(by.scope, grid),
    lots,
  }));
}
