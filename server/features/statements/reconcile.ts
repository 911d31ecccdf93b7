import {
  findCreditFaults,
  type KnownTransfer,
  listFates,
  reconcile,
  sumBooks,
  sumHolders,
} from '../../ledger/service.ts';
import type { Read } from '../../platform/database.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { listCounties } from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as redPackets from '../red-packets/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as settlements from '../settlements/service.ts';

/** One thing that is not as it must be. */
export interface Difference {
  /** balance: an account against the journal · sum: the books against zero · credits: running numbers ·
   * award: an award against its transfers · holder: a person's points against awards and movements ·
   * redemption: one against its transfers · shelf: pieces against batches, movements and reservations ·
   * merchant: a counter's accounts against its settlements · settlement: one against its lines ·
   * red_packet: one against its transfers · red_packet_offer: what was given against its packets. */
  kind:
    | 'balance'
    | 'sum'
    | 'credits'
    | 'award'
    | 'holder'
    | 'redemption'
    | 'shelf'
    | 'merchant'
    | 'settlement'
    | 'red_packet'
    | 'red_packet_offer';
  /** Account, award, holder number, redemption, offer, counter, settlement or red packet. */
  what: string;
  stored: string;
  recomputed: string;
}

const awardsAtOnce = 5_000;
/** The resident's and the household's. */
const legsOfAnAward = 2;

/**
 * Recomputes everything that can be: balances from the journal, running numbers, the books' sum, each
 * award against its transfers, each holder's points from awards and movements.
 * @returns every difference, by name; nothing for whole books
 */
export function reconcileCounty(
  { database }: Pick<Deps, 'database'>,
  county: number,
): Promise<Difference[]> {
  // One moment for all of it: what settles meanwhile is no difference.
  return database.snapshot((read) => findAll(read, county));
}

async function findAll(read: Read, county: number): Promise<Difference[]> {
  const balances = await reconcile(read, county);
  const sums = await sumBooks(read, county);
  const credits = await findCreditFaults(read, county);
  const differences: Difference[] = balances.map(({ account, stored, recomputed }) => ({
    kind: 'balance',
    what: String(account),
    stored,
    recomputed,
  }));
  for (const [what, sum] of Object.entries(sums))
    if (sum !== 0n) differences.push({ kind: 'sum', what, stored: String(sum), recomputed: '0' });
  for (const { account, stored, counted } of credits)
    differences.push({
      kind: 'credits',
      what: String(account),
      stored: String(stored),
      recomputed: String(counted),
    });
  differences.push(...(await checkAwards(read, county)), ...(await checkHolders(read, county)));
  const scope = jobScope(county, 'reconcile');
  differences.push(...(await redemptions.findFaults(read, scope)));
  differences.push(...(await settlements.findFaults(read, scope)));
  differences.push(...(await redPackets.findFaults(read, scope)));
  return differences;
}

/** Reconciles every county, and says loudly what differs. @returns how many differences there are */
export async function reconcileAll(deps: Deps): Promise<number> {
  let found = 0;
  for (const { county } of await listCounties(deps)) {
    const differences = await reconcileCounty(deps, county);
    found += differences.length;
    for (const difference of differences)
      deps.log.error({ county, difference }, 'the books differ from what they should be');
  }
  return found;
}

async function checkAwards(read: Read, county: number): Promise<Difference[]> {
  const scope = jobScope(county, 'reconcile');
  const differences: Difference[] = [];
  for (let after: string | undefined; ; ) {
    const page = await awards.listLegs(read, scope, { after, limit: awardsAtOnce });
    const ids = page.flatMap(({ pending, transfer }) => [pending, transfer]);
    const fates = await listFates(
      read,
      county,
      ids.filter((id) => id !== null),
    );
    for (const leg of page) {
      const recomputed = fateOf(leg, fates);
      const stored = wanted(leg);
      if (recomputed !== stored)
        differences.push({ kind: 'award', what: leg.award, stored, recomputed });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < awardsAtOnce * legsOfAnAward) return differences;
    after = last.award;
  }
}

/** What the ledger must say of a leg, by the award's own state. */
function wanted({ state, points, pending, transfer }: awards.AwardLeg): string {
  if (points === 0 || state === 'scheduled' || state === 'queued') return 'nothing';
  // Taken back before its day came: the ledger never heard of it.
  if (state === 'reversed' && pending === null && transfer === null) return 'nothing';
  if (state === 'provisional' || state === 'held') return `${points} open`;
  if (state === 'settled') return `${points} given`;
  return pending === null ? `${points} given` : `${points} ended`;
}

function fateOf(leg: awards.AwardLeg, fates: ReadonlyMap<string, KnownTransfer>): string {
  const id = leg.transfer ?? leg.pending;
  if (id === null) return 'nothing';
  const known = fates.get(id);
  if (known === undefined) return `${id} is missing`;
  const given = known.fate === 'posted' || known.fate === 'settled';
  if (leg.state === 'reversed' && leg.pending !== null && known.fate !== 'open')
    return `${known.amount} ended`;
  return `${known.amount} ${given ? 'given' : known.fate}`;
}

async function checkHolders(read: Read, county: number): Promise<Difference[]> {
  const holders = await sumHolders(read, county);
  const given = await awards.sumGiven(read, jobScope(county, 'reconcile'));
  const earned = new Map(given.map(({ holderNo, points }) => [holderNo, points]));
  return holders.flatMap(({ holderNo, spendable, moved }) => {
    const recomputed = (earned.get(holderNo) ?? 0n) + moved;
    if (recomputed === spendable) return [];
    const [stored, what] = [String(spendable), String(holderNo)];
    return [{ kind: 'holder' as const, what, stored, recomputed: String(recomputed) }];
  });
}
