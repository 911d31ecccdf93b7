import { noticeDays } from '../../../contract/notice-days.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { VillageGift } from '../../../contract/year-end.ts';
import { lotAccount, points, villageAccount } from '../../ledger/account.ts';
import { giveAway, listHolderLots } from '../../ledger/service.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, type Scope } from '../../platform/scope.ts';
import { type Ask, assertNotErased, carryOut, type Deps } from '../../platform/use-case.ts';
import * as awards from '../awards/service.ts';
import { communityOf } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { daysBetween, type GiftObjection, objectionToGiving } from './decide.ts';
import { refuse } from './refusals.ts';
import * as store from './village-store.ts';
import { nameOfVillage } from './villages.ts';

export const showGift = (gift: store.GiftRow, village: Sentence): VillageGift => ({
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

interface Village {
  community: string;
  name: Sentence;
}

/** Gives points that are about to lapse to the pool of the village one lives in; they do not come back. */
export async function giveToVillage(deps: Deps, ask: Ask, giving: Giving) {
  const { scope } = ask;
  const village = await findVillage(deps, scope);
  return carryOut(deps, ask, async (tx): Promise<VillageGift | Refusal> => {
    // Before any lot is locked: whoever is being erased has their key locked first, and the lots then.
    await assertNotErased(tx, deps, ask);
    const { holderNo } = await awards.getHolder(tx, scope, residentOf(scope));
    const lot = { holderNo, lapsesOn: giving.lapsesOn };
    const facts = {
      ageClass: await residents.getAgeClass(tx, scope),
      community: village?.community ?? null,
      daysLeft: daysBetween(localDate(deps.clock.now()), giving.lapsesOn),
      there: await spendableOn(tx, scope, lot),
      points: BigInt(giving.points),
    };
    const objection = objectionToGiving(facts);
    if (village === null || objection !== undefined)
      return refuseGift(objection ?? 'gift_no_home', facts);
    const gift = await insertGift(tx, { deps, scope }, { ...giving, ...village, holderNo });
    // Spent by somebody else at the same moment: what is there now is what counts.
    if (gift === undefined)
      return refuseGift('gift_not_enough', { ...facts, there: await spendableOn(tx, scope, lot) });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'gift.made',
        object: `gift/${gift.id}`,
        area: gift.community,
        details: { points: gift.points, lapsesOn: gift.lapses_on },
        before: null,
        after: gift,
      },
    );
    return showGift(gift, village.name);
  });
}

/** The village of whoever asks, as it is on record; null where no home is. */
async function findVillage(deps: Deps, scope: Scope): Promise<Village | null> {
  const community = communityOf(await residents.getHomeGrid(deps.database.read, scope));
  if (community === null) return null;
  return { community, name: await nameOfVillage({ deps, scope }, community) };
}

function refuseGift(
  objection: GiftObjection,
  { daysLeft, there }: { daysLeft: number; there: bigint },
): Refusal {
  const field = objection === 'gift_not_enough' ? { field: '/points' } : {};
  const values = { days: daysLeft, from: noticeDays[0], there: Number(there) };
  return refuse(objection, { ...field, values });
}

async function spendableOn(
  tx: Tx,
  { county }: Scope,
  { holderNo, lapsesOn }: { holderNo: bigint; lapsesOn: LocalDate },
): Promise<bigint> {
  const lots = await listHolderLots(tx, county, holderNo);
  return lots.find((lot) => lot.lapsesOn === lapsesOn)?.points ?? 0n;
}

/** Moves the points and writes the gift; undefined where they are not there any more. */
async function insertGift(
  tx: Tx,
  { deps, scope }: { deps: Pick<Deps, 'clock' | 'ids'>; scope: Scope },
  { lapsesOn, points: amount, community, holderNo }: Giving & Village & { holderNo: bigint },
): Promise<store.GiftRow | undefined> {
  const pool = await store.openVillagePool(tx, scope, community);
  const id = deps.ids.uuid();
  const at = deps.clock.now();
  const given = await giveAway(tx, {
    county: scope.county,
    lot: lotAccount(holderNo, lapsesOn),
    to: villageAccount(pool.holderNo),
    amount: points(amount),
    gift: id,
    at,
    newId: () => deps.ids.uuid(),
  });
  if (given === undefined) return undefined;
  const gift = {
    id,
    resident: residentOf(scope),
    community,
    lapses_on: lapsesOn,
    points: amount,
    transfer: given.transfer,
    at,
  };
  await store.insertGift(tx, scope, gift);
  return gift;
}
