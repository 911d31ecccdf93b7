import type { Sentence } from '../../../contract/values.ts';
import type { LapsingLot, MyLapsing, VillageGift } from '../../../contract/year-end.ts';
import { noticeDays } from '../../../contract/year-end.ts';
import { lotAccount, points, villageAccount } from '../../ledger/account.ts';
import { giveAway, listHolderLots } from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { communityOf } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import { carryOverBy, daysBetween, noticeDue, objectionToGiving, unableToGive } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './village-store.ts';

const giftsShown = 20;

/** What of one’s own and the household’s points lapses when, and what can be done about it. */
export async function getMyLapsing(deps: Deps, { scope }: Ask): Promise<MyLapsing> {
  const today = localDate(deps.clock.now());
  const resident = residentOf(scope);
  const { community, ageClass } = await giverOf(deps.database.read, scope);
  const unable = unableToGive({ community, ageClass });
  const { sums, gifts, ...mine } = await deps.database.snapshot(async (read) => {
    const book = await rules.getRulebook(read, scope, today);
    const { holderNo, household } = await awards.getHolder(read, scope, resident);
    const show = lotsShown({ book, today, mayGive: unable === null });
    const own = await listHolderLots(read, scope.county, holderNo);
    const shared = household && (await listHolderLots(read, scope.county, household.holderNo));
    return {
      rule: rules.lapseSentence(book.document, today),
      lots: [...show('own', own), ...show('household', shared ?? [])].sort(soonestFirst),
      sums: community === null ? [] : await store.sumVillages(read, scope, community),
      gifts: await store.listGifts(read, scope, { resident, limit: giftsShown }),
    };
  });
  const around = { deps, scope };
  return {
    ...mine,
    noGift: unable,
    village:
      community === null
        ? null
        : {
            name: await nameOf(around, community),
            points: sums[0]?.points ?? 0,
            gifts: sums[0]?.gifts ?? 0,
          },
    gifts: await Promise.all(
      gifts.map(async (gift) => showGift(gift, await nameOf(around, gift.community))),
    ),
  };
}

async function giverOf(read: Read, scope: Scope) {
  return {
    ageClass: await residents.getAgeClass(read, scope),
    community: communityOf(await residents.getHomeGrid(read, scope)),
  };
}

interface Showing {
  book: rules.Rulebook;
  today: LocalDate;
  mayGive: boolean;
}

const lotsShown =
  ({ book: { document, version }, today, mayGive }: Showing) =>
  (account: LapsingLot['account'], lots: Awaited<ReturnType<typeof listHolderLots>>) =>
    lots
      .filter((lot) => lot.points > 0n && lot.lapsesOn >= today)
      .filter((lot) => lot.lapsesOn !== rules.neverLapses)
      .map(({ lapsesOn, points: there }): LapsingLot => {
        const daysLeft = daysBetween(today, lapsesOn);
        const kept = carryOverBy({ ...document, version }, lapsesOn)?.atMost ?? 0n;
        return {
          account,
          lapsesOn,
          daysLeft,
          points: Number(there),
          carriedOver: Number(kept < there ? kept : there),
          canBeGiven: mayGive && account === 'own' && noticeDue(daysLeft) !== undefined,
        };
      });

const soonestFirst = (a: LapsingLot, b: LapsingLot) =>
  a.lapsesOn === b.lapsesOn
    ? Number(a.account === 'household') - Number(b.account === 'household')
    : a.lapsesOn < b.lapsesOn
      ? -1
      : 1;

interface Around {
  deps: Pick<Deps, 'database' | 'clock'>;
  scope: Scope;
}

/** Read beside a transaction, not in it: names of areas are remembered for everybody. */
async function nameOf({ deps, scope }: Around, community: string): Promise<Sentence> {
  return (await areas.getArea(deps, scope, community))?.name ?? { zh: community, en: community };
}

const showGift = (gift: store.GiftRow, village: Sentence): VillageGift => ({
  id: gift.id,
  at: gift.at.toISOString(),
  points: gift.points,
  lapsesOn: gift.lapses_on,
  village,
  transfer: gift.transfer,
});

interface Giving {
  lapsesOn: LocalDate;
  points: number;
}

/** Gives points that are about to lapse to the pool of the village one lives in; they do not come back. */
export async function giveToVillage(deps: Deps, ask: Ask, giving: Giving) {
  const { scope } = ask;
  const giver = await giverOf(deps.database.read, scope);
  const village = await nameOf({ deps, scope }, giver.community ?? '');
  return carryOut(deps, ask, async (tx): Promise<VillageGift | Refusal> => {
    const { holderNo } = await awards.getHolder(tx, scope, residentOf(scope));
    const there = await spendableOn(tx, scope, { holderNo, lapsesOn: giving.lapsesOn });
    const at = deps.clock.now();
    const daysLeft = daysBetween(localDate(at), giving.lapsesOn);
    const wanted = { ...giver, daysLeft, there, points: BigInt(giving.points) };
    const objection = objectionToGiving(wanted);
    const values = { days: daysLeft, from: noticeDays[0], there: Number(there) };
    const field = objection === 'gift_not_enough' ? { field: '/points' } : {};
    if (objection !== undefined) return refuse(objection, { ...field, values });
    const pool = await store.openVillagePool(tx, scope, giver.community ?? '');
    const id = deps.ids.uuid();
    const given = await giveAway(tx, {
      county: scope.county,
      lot: lotAccount(holderNo, giving.lapsesOn),
      to: villageAccount(pool.holderNo),
      amount: points(giving.points),
      gift: id,
      at,
      newId: () => deps.ids.uuid(),
    });
    // Spent by somebody else at the same moment: what is there now is what counts.
    if (given === undefined) return refuse('gift_not_enough', { field: '/points', values });
    const gift = {
      id,
      resident: residentOf(scope),
      community: pool.community,
      lapses_on: giving.lapsesOn,
      points: giving.points,
      transfer: given.transfer,
      at,
    };
    await store.insertGift(tx, scope, gift);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'gift.made',
        object: `gift/${id}`,
        area: pool.community,
        details: { points: giving.points, lapsesOn: giving.lapsesOn },
        before: null,
        after: gift,
      },
    );
    return showGift(gift, village);
  });
}

async function spendableOn(
  tx: Tx,
  { county }: Scope,
  { holderNo, lapsesOn }: { holderNo: bigint; lapsesOn: LocalDate },
): Promise<bigint> {
  const lots = await listHolderLots(tx, county, holderNo);
  return lots.find((lot) => lot.lapsesOn === lapsesOn)?.points ?? 0n;
}
