import type { LapsingLot, MyLapsing, VillageGift } from '../../../contract/year-end.ts';
import { listHolderLots } from '../../ledger/service.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { communityOf } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import { carryOverBy, daysBetween, noticeDue, unableToGive } from './decide.ts';
import { showGift } from './give.ts';
import { type GiftRow, listGifts } from './village-store.ts';
import { nameOfVillage, sumVillages } from './villages.ts';

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
      sums: community === null ? [] : await sumVillages(read, scope, community),
      gifts: await listGifts(read, scope, { resident, limit: giftsShown }),
    };
  });
  return {
    ...mine,
    noGift: unable,
    village:
      community === null
        ? null
        : {
            name: await nameOfVillage({ deps, scope }, community),
            points: sums[0]?.points ?? 0,
            gifts: sums[0]?.gifts ?? 0,
          },
    gifts: await showGifts(deps, scope, gifts),
  };
}

/** Everything that the resident who asks ever gave, the newest first. */
export async function listMyGifts(deps: Deps, { scope }: Ask): Promise<VillageGift[]> {
  const gifts = await listGifts(deps.database.read, scope, { resident: residentOf(scope) });
  return showGifts(deps, scope, gifts);
}

const showGifts = (deps: Deps, scope: Scope, gifts: readonly GiftRow[]) =>
  Promise.all(
    gifts.map(async (gift) => showGift(gift, await nameOfVillage({ deps, scope }, gift.community))),
  );

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
