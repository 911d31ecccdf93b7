import type { Paying, Redemption } from '../../../contract/redemptions.ts';
import { points } from '../../ledger/account.ts';
import type * as ledger from '../../ledger/service.ts';
import { recordAudits } from '../../platform/audit.ts';
import { sealersOf } from '../../platform/data-keys.ts';
import { Busy, type Tx } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import { type Asked, carryOutTogether, type Outcome } from '../../platform/together.ts';
import type { Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import * as rewards from '../rewards/service.ts';
import { decideReservation } from './decide.ts';
import { type Candidate, type Gathered, gatherCandidates } from './gather.ts';
import { printVoucher } from './print.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';
import { tellings } from './tellings.ts';
import { aboutOf, showRedemption } from './view.ts';

/** One piece for one person, whoever asks for it. */
export interface Wanted {
  resident: string;
  offer: string;
  account: Paying;
  /** Who of staff reserves it for somebody without a phone: the code is printed then. */
  staff: string | null;
}

export interface Reserved {
  redemption: Redemption;
  /** What was printed, for somebody without a phone. */
  code: string | null;
}

/**
 * Reserves what was asked for at the same time, each for itself and in the order asked: the rows that all
 * of them want are locked and written once. One alone takes the same way.
 */
export function reserveTogether(
  deps: Deps,
  asked: readonly Asked<Wanted>[],
): Promise<Outcome<Reserved>[]> {
  return carryOutTogether(deps, {
    asked,
    glance: (tx, fresh) => refuseEmpty(tx, deps, fresh),
    work: (tx, fresh) => reserveAll(tx, deps, fresh),
  });
}

/** What has been decided to be reserved, and will be when points and pool are held. */
interface Plan {
  asked: Asking;
  candidate: Candidate;
  hold: ledger.HoldWanted;
  pool: string | null;
}

type Asking = Asked<Wanted>;

async function reserveAll(
  tx: Tx,
  deps: Deps,
  fresh: readonly Asking[],
): Promise<Outcome<Reserved>[]> {
  const by = writingFor(deps, fresh);
  const outcomes: Outcomes = new Map();
  const made = await holdAll(tx, by, { fresh, outcomes });
  for (const [asked, reserved] of await writeReserved(tx, by, made)) outcomes.set(asked, reserved);
  return fresh.map((asked) => {
    const outcome = outcomes.get(asked);
    if (outcome === undefined) throw new Error('a reservation has no outcome');
    return outcome;
  });
}

type Outcomes = Map<Asking, Outcome<Reserved>>;

/**
 * What is gone at this moment is refused without a lock: when two hundred want what one can have, the
 * others are many.
 */
async function refuseEmpty(
  tx: Tx,
  deps: Deps,
  fresh: readonly Asking[],
): Promise<Map<Asking, Refusal>> {
  const { scope, now } = writingFor(deps, fresh);
  const offers = fresh.map(({ wanted }) => wanted.offer);
  const offered = await rewards.getOffered(tx, scope, { offers, now });
  const gone = fresh.filter(({ wanted }) => (offered.get(wanted.offer)?.free ?? 1) < 1);
  return new Map(gone.map((asked) => [asked, refuse('sold_out')]));
}

/** Decides under lock who gets what, and holds points for it. */
async function holdAll(
  tx: Tx,
  by: Writing,
  { fresh, outcomes }: { fresh: readonly Asking[]; outcomes: Outcomes },
): Promise<Made[]> {
  const wanted = fresh.map((one) => one.wanted);
  // The keys of those who show a card before themselves, as whoever erases somebody locks them.
  const byCard = wanted.flatMap(({ resident, staff }) => (staff === null ? [] : resident));
  if (byCard.length > 0) await sealersOf(tx, by, byCard);
  const gathered = await gatherCandidates(tx, by, wanted);
  const plans = fresh.flatMap((asked, place): Plan[] => {
    const decided = plan({ ...by, gathered }, asked, gathered.candidates[place]);
    if ('hold' in decided) return [decided];
    outcomes.set(asked, decided);
    return [];
  });
  const held = await gathered.holds.hold(plans.map(({ hold }) => hold));
  const alone = plans.length === 1;
  return plans.map((one, place): Made => ({ ...one, transfers: transfersOf(held[place], alone) }));
}

interface Planning {
  deps: Deps;
  gathered: Gathered;
  now: Date;
}

/** Decides one, and takes what it needs out of what the next ones are decided by. */
function plan(
  { deps, gathered, now }: Planning,
  asked: Asking,
  candidate: Candidate | undefined,
): Plan | Refusal {
  if (candidate === undefined) return refuse('offer_not_found');
  const {
    offered,
    payer: { holderNo },
    tally,
  } = candidate;
  const decision = decideReservation(candidate.wanted(), candidate.who(), now);
  if (decision.kind === 'refuse') return refuse(decision.code, { values: decision.values });
  if (holderNo === undefined) throw new Error('an account that is not there was to pay');
  const { points: price, help } = decision;
  const helper = help === 0 ? undefined : gathered.payerFor(offered, help);
  if (help > 0 && helper === undefined) return refuse('reward_not_covered');
  tally.take(price);
  return {
    asked,
    candidate,
    pool: helper?.code ?? null,
    hold: {
      holderNo,
      to: offered.counter.account,
      amount: points(price),
      help: helper && { pool: helper.holderNo, amount: points(help) },
      reason: deps.ids.uuid(),
    },
  };
}

/**
 * What can be spent was seen under lock. What pools have was not: others may have taken it since, or it lies
 * where one batch cannot gather it.
 * @throws then; a batch is halved, and for one alone (Busy) it is looked for anew who pays
 */
function transfersOf(held: ledger.Held | undefined, alone: boolean): string[] {
  if (held?.kind === 'held') return held.transfers;
  if (alone && held?.code === 'not_covered') throw new Busy('what a pool had went to others');
  throw new Error(`not held: ${held?.code ?? 'no answer'}`);
}

interface Writing {
  deps: Deps;
  scope: Scope;
  now: Date;
}

/** All of a batch ask in one county. */
function writingFor(deps: Deps, [first]: readonly Asking[]): Writing {
  if (first === undefined) throw new Error('nobody asks');
  const scope = jobScope(first.ask.scope.county, 'reserve_together');
  return { deps, scope, now: deps.clock.now() };
}

type Row = store.RedemptionRow;
type Made = Plan & { transfers: string[] };

async function writeReserved(
  tx: Tx,
  { deps, scope, now }: Writing,
  made: readonly Made[],
): Promise<Map<Asking, Reserved>> {
  if (made.length === 0) return new Map();
  const rows = made.map(rowOf);
  await store.insertReserved(tx, scope, { reserved: rows, at: now });
  const pieces = new Map<string, number>();
  for (const { offer } of rows) pieces.set(offer, (pieces.get(offer) ?? 0) + 1);
  await rewards.changeHeld(tx, scope, pieces);
  await recordAudits(
    tx,
    made.map(({ asked, candidate, hold }, place) => ({
      by: { deps, ask: asked.ask },
      entry: {
        action: 'redemption.reserved',
        object: `redemption/${hold.reason}`,
        area: asked.wanted.staff === null ? null : candidate.offered.counter.area,
        before: null,
        after: rows[place] ?? null,
      },
    })),
  );
  const reserved = new Map<Asking, Reserved>();
  for (const one of made) {
    const { asked, candidate } = one;
    const row: Row = { ...unended, ...rowOf(one), county: scope.county, reserved_at: now };
    const redemption = showRedemption(row, candidate.offered);
    const printed = asked.wanted.staff !== null;
    const code = printed ? await printVoucher(tx, { deps, scope }, row) : null;
    if (printed) await tellOwner(tx, { deps, scope, now }, { row, candidate });
    reserved.set(asked, { redemption, code });
  }
  return reserved;
}

/** Whose card it is hears that it was used: a lost one is noticed. */
function tellOwner(
  tx: Tx,
  { deps, scope }: Writing,
  { row, candidate }: { row: Row; candidate: Candidate },
): Promise<void> {
  const { resident } = row;
  const words = tellings.reservedForYou(aboutOf(candidate.offered, row));
  const { county } = scope;
  return notices.tell(tx, deps, { county, resident, kind: 'points', caseCode: null, words });
}

/** What a reservation does not have yet. */
const unended = {
  state: 'reserved',
  listed_at: null,
  presented_at: null,
  presented_by: null,
  handed_over_at: null,
  handed_over_by: null,
  batch: null,
  ended_at: null,
  ended_by: null,
  end_reason: null,
} as const;

function rowOf({
  asked,
  candidate: { offered, payer },
  hold,
  pool,
  transfers,
}: Made): store.NewRedemption {
  return {
    id: hold.reason,
    resident: asked.wanted.resident,
    reward: offered.reward,
    counter: offered.counter.id,
    offer: offered.id,
    value: offered.value,
    points: Number(hold.amount),
    paid_by: payer.household,
    pool,
    transfers,
    reserved_by: asked.wanted.staff,
    hold_until: offered.keptUntil,
  };
}
