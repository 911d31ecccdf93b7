import { remindedElsewhere } from '../../../contract/consent-forms.ts';
import { listLotsLapsingOf } from '../../ledger/service.ts';
import { addDays, type LocalDate, startOfDay } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { uuidOf } from '../../platform/ids.ts';
import type { Scope } from '../../platform/scope.ts';
import { dateInWords } from '../../platform/sentence.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as consents from '../consents/service.ts';
import type { Announcement } from '../notices/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { daysBetween, leftWords, wayTo } from './decide.ts';

/** A notice that somebody is to get. */
export interface Due extends Announcement {
  /** How many days before the last one it is told. */
  stage: number;
  /** Of a household’s points. */
  shared: boolean;
}

/** A message to a phone beside a notice. */
export interface Text {
  /** The notice that it goes with. */
  notice: string;
  message: residents.AtPhone;
}

interface Round {
  due: readonly Due[];
  today: LocalDate;
}

/** Whom a message goes to, and whose points it is about: their own, or those of a minor they live with. */
interface Recipient {
  due: Due;
  told: string;
  about: string;
}

/**
 * Messages to those who have not used the app for a while: one a person, stage and last day, however many
 * lots it is about. Both who is told and whose points they are agreed to hear of it by message.
 */
export async function textsFor(deps: Deps, scope: Scope, { due, today }: Round): Promise<Text[]> {
  const { read } = deps.database;
  const people = await residents.listReach(
    read,
    scope,
    due.map(({ resident }) => resident),
  );
  const chosen = await recipientsOf(read, scope, { deps, due, people });
  const recipients = await agreeing(read, scope, chosen);
  const identityOf = await openIdentities(
    read,
    { deps, scope },
    recipients.map(({ told }) => told),
  );
  const pointsOf = await sumLots(read, scope, { due, today, people });
  return recipients.flatMap(({ due: one, told, about }): Text[] => {
    const { phone } = identityOf(told);
    if (phone === null) return [];
    const { lapsesOn, stage } = one;
    const day = dateInWords(lapsesOn).zh;
    const left = leftWords(daysBetween(today, lapsesOn)).zh;
    const points = String(pointsOf(about, lapsesOn));
    const said: Pick<residents.AtPhone, 'topic' | 'values'> =
      told === about
        ? { topic: 'points_lapse', values: { points, day, left } }
        : { topic: 'minor_points_lapse', values: { day, left } };
    const id = uuidOf(`lapse-text/${scope.county}/${told}/${about}/${lapsesOn}/${stage}`);
    const until = startOfDay(addDays(lapsesOn, 1));
    return [{ notice: one.id, message: { ...said, id, resident: told, phone, until } }];
  });
}

interface Choosing {
  deps: Pick<Deps, 'clock'>;
  due: readonly Due[];
  people: readonly residents.Reach[];
}

async function recipientsOf(
  read: Read,
  scope: Scope,
  { deps, due, people }: Choosing,
): Promise<Recipient[]> {
  const now = deps.clock.now();
  const ways = new Map(people.map((one) => [one.resident, wayTo(one, now)]));
  const minors = [...ways].flatMap(([resident, way]) => (way === 'grown_up' ? [resident] : []));
  const grownUps = Map.groupBy(
    await residents.listGrownUpsWith(read, scope, minors),
    ({ minor }) => minor,
  );
  return due.flatMap((one): Recipient[] => {
    const { resident: about, shared } = one;
    const way = ways.get(about);
    if (way === 'phone') return [{ due: one, told: about, about }];
    // Of what the household has its grown-ups are told for themselves.
    if (way !== 'grown_up' || shared) return [];
    return (grownUps.get(about) ?? []).map(({ resident: told }) => ({ due: one, told, about }));
  });
}

async function agreeing(
  read: Read,
  scope: Scope,
  recipients: readonly Recipient[],
): Promise<Recipient[]> {
  const agreed = await consents.listAgreed(read, scope, {
    purpose: 'notices',
    residents: recipients.flatMap(({ told, about }) => [told, about]),
    since: remindedElsewhere,
  });
  return recipients.filter(({ told, about }) => agreed.has(told) && agreed.has(about));
}

/** What somebody can still use of their own and of the household’s points that lapse on a day. */
async function sumLots(
  read: Read,
  { county }: Scope,
  { due, today, people }: Round & { people: readonly residents.Reach[] },
): Promise<(resident: string, lapsesOn: LocalDate) => bigint> {
  const days = due.map(({ lapsesOn }) => lapsesOn).sort();
  const lots = await listLotsLapsingOf(read, county, {
    holderNos: people.flatMap(holdersOf),
    from: today,
    until: days.at(-1) ?? today,
  });
  const holdersBy = new Map(people.map((one) => [one.resident, holdersOf(one)]));
  const points = new Map(lots.map((lot) => [`${lot.holderNo} ${lot.lapsesOn}`, lot.points]));
  return (resident, lapsesOn) =>
    (holdersBy.get(resident) ?? []).reduce(
      (sum, holderNo) => sum + (points.get(`${holderNo} ${lapsesOn}`) ?? 0n),
      0n,
    );
}

/** Under which numbers the ledger keeps what somebody uses: their own, and the household’s. */
export const holdersOf = ({
  holderNo,
  householdNo,
}: Pick<residents.Reach, 'holderNo' | 'householdNo'>): bigint[] =>
  householdNo === null ? [holderNo] : [holderNo, householdNo];

/** Leaves the messages of notices that were told just now; those of before were left with theirs. */
export function leaveTexts(
  tx: Tx,
  by: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; scope: Scope },
  { texts, newlyTold }: { texts: readonly Text[]; newlyTold: ReadonlySet<string> },
): Promise<void> {
  const left = texts.filter(({ notice }) => newlyTold.has(notice));
  return residents.leaveAtPhones(
    tx,
    by,
    left.map(({ message }) => message),
  );
}
